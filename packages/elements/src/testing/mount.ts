/// <reference path="./mocha-globals.d.ts" />
import type { WardClient } from '@wardkit/client';
import type { LitElement } from 'lit';
import type { Clock } from '../foundation/clock.ts';
import { define, type WidgetClass } from '../foundation/define.ts';
import { fakeClock } from './fake-clock.ts';
import { comeToFront } from './keyboard.ts';
import { drawn, whileWaiting } from './until.ts';

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
whileWaiting(comeToFront);

afterEach(() => {
  for (const element of boxes.splice(0)) element.remove();
});
