import { expect } from '../testing/expect.ts';
import { until } from '../testing/until.ts';
import { defineWhenUsed } from './define-when-used.ts';

let number = 0;
/** A tag of its own for each test: what is defined stays. */
const newTag = () => `later-${++number}-${Date.now().toString(36)}`;

function definer(tag: string) {
  const made = {
    fetched: 0,
    fails: false,
    fetchDefinition: async () => {
      made.fetched += 1;
      if (made.fails) throw new TypeError('no network');
      customElements.define(tag, class extends HTMLElement {});
    },
  };
  return made;
}

/** Gives observers of the page their turn. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('widgets that are defined when they are used', () => {
  const put: HTMLElement[] = [];
  const stops: (() => void)[] = [];
  const add = (tag: string) => {
    const element = document.createElement(tag);
    document.body.append(element);
    put.push(element);
    return element;
  };
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    for (const element of put.splice(0)) element.remove();
  });

  it('fetches one that is there already, one that comes later, and none that is not', async () => {
    const [there, later, absent] = [newTag(), newTag(), newTag()];
    const [one, two, three] = [definer(there), definer(later), definer(absent)];
    add(there);
    stops.push(
      defineWhenUsed({ [there]: one.fetchDefinition, [later]: two.fetchDefinition, [absent]: three.fetchDefinition }),
    );
    await customElements.whenDefined(there);
    expect(two.fetched).equals(0);
    const host = add('div');
    host.append(document.createElement('section'));
    host.firstElementChild?.append(document.createElement(later), document.createElement(later));
    await customElements.whenDefined(later);
    await turn();
    expect([one.fetched, two.fetched, three.fetched]).deepEquals([1, 1, 0]);
  });

  it('tries again when the network comes back', async () => {
    const tag = newTag();
    const one = definer(tag);
    one.fails = true;
    const shown = console.error;
    const said: unknown[] = [];
    console.error = (...words) => said.push(words[0]);
    add(tag);
    stops.push(defineWhenUsed({ [tag]: one.fetchDefinition }));
    await until(() => said.length === 1, 'the failure in the console');
    console.error = shown;
    expect(String(said[0])).contains(tag);
    one.fails = false;
    dispatchEvent(new Event('online'));
    await customElements.whenDefined(tag);
    expect(one.fetched).equals(2);
  });

  it('looks no more once it was stopped', async () => {
    const tag = newTag();
    const one = definer(tag);
    defineWhenUsed({ [tag]: one.fetchDefinition })();
    add(tag);
    dispatchEvent(new Event('online'));
    await turn();
    expect(one.fetched).equals(0);
  });
});
