import 'axe-core/axe.min.js';

/** A node of the tree over which axe computes, with shadow roots and slots laid out as they are drawn. */
interface VirtualNode {
  readonly actualNode: Node;
  readonly children: readonly VirtualNode[];
  readonly props: { readonly nodeType: number; readonly nodeValue: string | null };
  attr(name: string): string | null;
}

declare const axe: {
  setup(context: Element): VirtualNode;
  teardown(): void;
  readonly commons: {
    readonly aria: { getRole(node: VirtualNode): string | null };
    readonly dom: { isVisibleToScreenReaders(node: VirtualNode): boolean };
    readonly text: { accessibleTextVirtual(node: VirtualNode): string };
  };
};

/** Roles whose content is their name: what is in them is not told once more. */
const namedByContent = new Set(['button', 'checkbox', 'heading', 'link', 'option', 'radio', 'switch', 'tab']);
/** Roles of which no browser tells a name, though axe finds one in their content. */
const nameless = new Set(['listitem', 'paragraph']);
const silent = new Set(['generic', 'none', 'presentation']);
const states = [
  'aria-expanded',
  'aria-pressed',
  'aria-current',
  'aria-disabled',
  'aria-invalid',
  'aria-posinset',
  'aria-setsize',
];

/**
 * What assistive technology is told of an element, a line for each role or text, indented as it is nested: role, name, states,
 * and what describes it. It is computed by axe from the DOM, so that it is the same in every browser, Firefox among them, whose tree a
 * test can't read; `accessibility-tree.browser.test.ts` holds it against the tree that Chromium builds.
 * @example expect(accessibilityTree(element)).contains('button "Change" described by "长塘 01 组"')
 */
export function accessibilityTree(element: Element): string {
  const root = axe.setup(element);
  try {
    const lines: string[] = [];
    tell(root, 0, lines);
    return lines.join('\n');
  } finally {
    axe.teardown();
  }
}

function tell(node: VirtualNode, depth: number, lines: string[]): void {
  if (node.props.nodeType !== Node.ELEMENT_NODE || !axe.commons.dom.isVisibleToScreenReaders(node)) return;
  const role = axe.commons.aria.getRole(node);
  if (role === null || silent.has(role)) {
    tellChildren(node, depth, lines);
    return;
  }
  const name = nameless.has(role) ? '' : nameOf(node);
  lines.push(`${'  '.repeat(depth)}${role}${name}${statesOf(node)}${descriptionOf(node)}`);
  if (!namedByContent.has(role)) tellChildren(node, depth + 1, lines);
}

/** A template leaves texts in pieces: those side by side are one. */
function tellChildren({ children }: VirtualNode, depth: number, lines: string[]): void {
  let said = '';
  const flush = () => {
    const words = squeezed(said);
    if (words !== '') lines.push(`${'  '.repeat(depth)}text "${words}"`);
    said = '';
  };
  for (const child of children) {
    if (child.props.nodeType === Node.TEXT_NODE) said += child.props.nodeValue ?? '';
    else {
      flush();
      tell(child, depth, lines);
    }
  }
  flush();
}

function nameOf(node: VirtualNode): string {
  const name = squeezed(axe.commons.text.accessibleTextVirtual(node));
  return name === '' ? '' : ` "${name}"`;
}

function statesOf(node: VirtualNode): string {
  const element = node.actualNode as Element;
  const level = /^h([1-6])$/i.exec(element.localName)?.[1];
  const told = [
    ...(level === undefined ? [] : [`level=${level}`]),
    ...(element.matches(':checked') ? ['checked'] : []),
    ...(element.matches(':disabled') ? ['disabled'] : []),
    ...states.flatMap((name) => {
      const value = node.attr(name);
      return value === null || value === 'false' ? [] : [`${name.replace('aria-', '')}=${value}`];
    }),
  ];
  return told.length === 0 ? '' : ` [${told.join(' ')}]`;
}

function descriptionOf(node: VirtualNode): string {
  const ids = node.attr('aria-describedby')?.split(/\s+/) ?? [];
  const root = (node.actualNode as Element).getRootNode() as Document | ShadowRoot;
  const words = ids.map((id) => squeezed(root.getElementById(id)?.textContent ?? null)).join(' ');
  return words === '' ? '' : ` described by "${words}"`;
}

function squeezed(text: string | null): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim();
}
