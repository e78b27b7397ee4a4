import { a11ySnapshot } from '@web/test-runner-commands';
import { fixtures } from '../unit-board/unit-board.fixtures.ts';
import { WardUnitBoard } from '../unit-board/unit-board.ts';
import { accessibilityTree } from './accessibility-tree.ts';
import { mountFixture } from './element-suite.ts';
import { expect } from './expect.ts';
import { box } from './mount.ts';

/** A node of the tree that the browser builds. */
interface Native {
  readonly role: string;
  readonly name?: string;
  readonly children?: readonly Native[];
}

const compared = ['button', 'heading'];
// Firefox and WebKit tell no test their tree.
const tellsItsTree = navigator.userAgent.includes('Chrome');

function flat(node: Native): string[] {
  const own = compared.includes(node.role)
    ? [`${node.role} "${(node.name ?? '').replaceAll(/\s+/g, ' ').trim()}"`]
    : [];
  return [...own, ...(node.children ?? []).flatMap(flat)];
}

describe('the accessibility tree', () => {
  it('tells roles, names, states and descriptions through shadow roots and slots, and nothing that is hidden', () => {
    const around = box();
    const host = document.createElement('div');
    around.append(host);
    const inside = document.createElement('span');
    inside.textContent = 'slotted';
    host.append(inside);
    const root = host.attachShadow({ mode: 'open' });
    const list = document.createElement('ul');
    list.setAttribute('aria-label', 'Things');
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.setAttribute('aria-expanded', 'true');
    button.setAttribute('aria-describedby', 'what');
    button.textContent = ' Do  it ';
    const what = document.createElement('p');
    what.id = 'what';
    what.textContent = 'to that';
    const hidden = document.createElement('p');
    hidden.hidden = true;
    hidden.textContent = 'unsaid';
    item.append(button, what, document.createElement('slot'), hidden);
    list.append(item);
    root.append(list);
    expect(accessibilityTree(host)).equals(
      [
        'list "Things"',
        '  listitem',
        '    button "Do it" [expanded=true] described by "to that"',
        '    text "to that"',
        '    text "slotted"',
      ].join('\n'),
    );
  });

  it('names what can be pressed and what heads it as the browser does, where the browser lets itself be asked', async () => {
    const [fixture] = fixtures;
    if (fixture === undefined) throw new Error('no fixture');
    const element = await mountFixture(WardUnitBoard, fixture);
    const ours = accessibilityTree(element)
      .split('\n')
      .map((line) => /^ *((?:button|heading) ".*?")/.exec(line)?.[1] ?? '')
      .filter((line) => line !== '');
    expect(ours.length).isAtLeast(15);
    if (!tellsItsTree) return;
    const native = (await a11ySnapshot({})) as unknown as Native;
    expect(flat(native)).deepEquals(ours);
  });
});
