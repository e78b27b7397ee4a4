/// <reference path="./mocha-globals.d.ts" />
import type { WardClient } from '@wardkit/client';
import type { LitElement } from 'lit';
import type { Clock } from '../foundation/clock.ts';
import { define, type WidgetClass } from '../foundation/define.ts';
import { fakeClock } from './fake-clock.ts';
import { bringToFront } from './keyboard.ts';

/** Where and with what a widget is put on the page. */
export interface MountOptions {
  client?: WardClient | null;
  clock?: Clock;
  lang?: string;
  dir?: 'ltr' | 'rtl';
  theme?: 'light' | 'dark';
  scale?: 'large';
  /** Width of the box around it, in CSS pixels. */
  width?: number;
  /** Set before it is connected. */
  properties?: Readonly<Record<string, unknown>>;
}

/** An element of a widget class under the prefix `ward`. */
export type Mounted = LitElement & { client: WardClient | null; clock: Clock };

const boxes: HTMLElement[] = [];

/** A page that lies behind another one hears of no focus, and the page of the file before may be in front until it is closed. */
async function comeToFront(): Promise<void> {
  if (!document.hasFocus()) await bringToFront();
}

/** Waits for a condition by letting the page work: up to 15 seconds, since two browsers at once can make a part load that slowly. */
export async function until(condition: () => boolean, what = 'the condition'): Promise<void> {
  const end = performance.now() + 15_000;
  let look = performance.now() + 500;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`${what} did not come about`);
    if (performance.now() > look) {
      look += 500;
      await comeToFront();
    }
    // A loop of messages would be quicker, and Chromium lets no timer of the page run beside one.
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Waits until a widget has its words and has drawn them. */
export async function drawn(element: LitElement): Promise<void> {
  await until(() => element.shadowRoot?.querySelector('[aria-busy="true"]') === null && element.hasUpdated, 'drawing');
  await element.updateComplete;
}

/** A box in the page with the given surroundings; it goes away after the test. */
export function box({ lang = 'en', dir, theme = 'light', scale, width }: MountOptions = {}): HTMLElement {
  const element = document.createElement('main');
  element.lang = lang;
  if (dir) element.dir = dir;
  element.dataset.theme = theme;
  if (scale) element.dataset.scale = scale;
  if (width) element.style.setProperty('width', `${width}px`);
  document.body.append(element);
  boxes.push(element);
  return element;
}

/**
 * Puts a widget on the page and waits for its first full drawing.
 * @example const element = await mount(WardOutboxStatus, { client, lang: 'zh-CN' });
 */
export async function mount<Widget extends LitElement = Mounted>(
  widget: WidgetClass,
  options: MountOptions = {},
): Promise<Widget> {
  define(widget);
  const element = document.createElement(`ward-${widget.component}`) as Mounted;
  element.clock = options.clock ?? fakeClock();
  element.client = options.client ?? null;
  Object.assign(element, options.properties);
  box(options).append(element);
  await drawn(element);
  return element as unknown as Widget;
}

/** Every element in and under one, shadow roots included. */
export function everyElement(root: Element | ShadowRoot): Element[] {
  const own = root instanceof Element ? [root, ...(root.shadowRoot ? everyElement(root.shadowRoot) : [])] : [];
  return [...own, ...[...root.children].flatMap(everyElement)];
}

/** The first match in a widget's shadow root or in those of the widgets inside it. */
export function find<Found extends Element = HTMLElement>(root: Element, selector: string): Found | null {
  return (
    (everyElement(root).find((element) => element !== root && element.matches(selector)) as Found | undefined) ?? null
  );
}

/** A button or link by its words. */
export function button(root: Element, words: string | RegExp): HTMLElement {
  const matches = (text: string) => (typeof words === 'string' ? text === words : words.test(text));
  const found = everyElement(root).find(
    (element) =>
      element.matches('button, a[href], summary') &&
      matches((element.getAttribute('aria-label') ?? element.textContent ?? '').replaceAll(/\s+/g, ' ').trim()),
  );
  if (found === undefined) throw new Error(`No button says ${words}; the widget says: ${text(root)}`);
  return found as HTMLElement;
}

/** All text of a widget, shadow roots included, white space squeezed. */
export function text(root: Element | ShadowRoot): string {
  const parts: string[] = [];
  const read = (node: Node) => {
    if (node instanceof Element && node.shadowRoot) read(node.shadowRoot);
    if (node.nodeType === Node.TEXT_NODE) parts.push(node.textContent ?? '');
    for (const child of node.childNodes) read(child);
  };
  read(root);
  return parts.join(' ').replaceAll(/\s+/g, ' ').trim();
}

/**
 * Keeps what was mounted on the page for the tests that follow; else it goes away after each.
 * @returns takes it off
 */
export function keepMounted(element: Element): () => void {
  const at = boxes.findIndex((each) => each.contains(element));
  const [kept] = at < 0 ? [] : boxes.splice(at, 1);
  return () => kept?.remove();
}

beforeEach(comeToFront);

afterEach(() => {
  for (const element of boxes.splice(0)) element.remove();
});
