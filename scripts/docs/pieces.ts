import { type DefaultTreeAdapterMap, parse } from 'parse5';
import type { Piece } from './search-index.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const isElement = (node: Node): node is Element => 'tagName' in node;
const attribute = (element: Element, name: string) => element.attrs.find((each) => each.name === name)?.value;

/** The pieces of a page that can be found: what stands below each of its headings. */
export function piecesOf(page: string, address: string, section: string): Piece[] {
  const main = find(parse(page), (element) => attribute(element, 'id') === 'content');
  if (main === null) return [];
  const pieces: { address: string; page: string; heading: string; text: string }[] = [];
  let title = '';
  for (const child of main.childNodes) {
    if (isElement(child) && child.tagName === 'nav') continue;
    const text = textOf(child).replace(/\s+/g, ' ').trim();
    if (isElement(child) && /^h[1-3]$/.test(child.tagName)) {
      if (child.tagName === 'h1') title = text;
      const anchor = child.tagName === 'h1' ? '' : `#${attribute(child, 'id')}`;
      pieces.push({
        address: `${address}${anchor}`,
        page: child.tagName === 'h1' ? section : `${section} · ${title}`,
        heading: text,
        text: '',
      });
      continue;
    }
    const last = pieces.at(-1);
    if (last !== undefined && text !== '') last.text = last.text === '' ? text : `${last.text} ${text}`;
  }
  return pieces;
}

/** The first element that fits, in the order of the page. */
function find(node: Node, fits: (element: Element) => boolean): Element | null {
  if (isElement(node) && fits(node)) return node;
  if (!('childNodes' in node)) return null;
  for (const child of node.childNodes) {
    const found = find(child, fits);
    if (found !== null) return found;
  }
  return null;
}

/** All text of a node. */
function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join(' ') : '';
}
