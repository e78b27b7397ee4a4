import type { LitElement } from 'lit';
import { axeFaults } from '../../packages/elements/src/testing/accessibility.ts';
import { everyElement, text } from '../../packages/elements/src/testing/find.ts';
import { settled } from '../../packages/elements/src/testing/settled.ts';

// Bundled and put on the page of a story by `story-page.ts`, so that a story is judged as the suites judge a widget.

const Running = Date;
const moment = Running.parse('2026-11-22T14:32:00+08:00');
let opened = Running.now();
const now = () => moment + Running.now() - opened;

// What a scripted server or a device writes down is of the moment at which the widgets' own clock stands, in each story anew:
// else a picture would say when it was taken.
globalThis.Date = class extends Running {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [now()] : given) as [number]));
  }
  static override now(): number {
    return now();
  }
} as DateConstructor;

// So with what is made by chance, such as the number of a receipt: in each story the same, and in no two.
let chance = 0;
crypto.getRandomValues = (array) => {
  const { buffer, byteOffset, byteLength } = array as ArrayBufferView;
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  for (const at of bytes.keys()) {
    chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = chance >>> 24;
  }
  return array;
};

/** Storybook's own channel between the page of a story and the page around it. */
interface Channel {
  on(event: string, listener: (told: unknown) => void): void;
  off(event: string, listener: (told: unknown) => void): void;
  emit(event: string, told: object): void;
}

declare const __STORYBOOK_ADDONS_CHANNEL__: Channel;
/** A story as Storybook gives it out of the page. */
interface Extracted {
  readonly title: string;
  /** What `statesOf` says of a story of a state. */
  readonly parameters: { readonly state?: string; readonly states?: readonly string[] };
}

declare const __STORYBOOK_PREVIEW__: { ready(): Promise<void>; extract(): Promise<Record<string, Extracted>> };

const failures = [
  'storyMissing',
  'storyErrored',
  'storyThrewException',
  'playFunctionThrewException',
  'unhandledErrorsWhilePlaying',
];

function rendered(id: string): Promise<void> {
  const channel = __STORYBOOK_ADDONS_CHANNEL__;
  return new Promise((resolve, reject) => {
    const listeners: [string, (told: unknown) => void][] = [
      ['storyRendered', () => end(resolve)],
      ...failures.map((event): [string, (told: unknown) => void] => [
        event,
        (told) => end(() => reject(new Error(`${event}: ${said(told)}`))),
      ]),
    ];
    const end = (act: () => void) => {
      for (const [event, listener] of listeners) channel.off(event, listener);
      act();
    };
    for (const [event, listener] of listeners) channel.on(event, listener);
    channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
  });
}

function said(told: unknown): string {
  const [first] = Array.isArray(told) ? told : [told];
  const { message } = (first ?? {}) as { message?: string };
  return message ?? JSON.stringify(told);
}

function shown(): LitElement | null {
  return document.querySelector<LitElement>('#storybook-root main > *');
}

/** Chooses in the toolbar; from the address of a page without a story Storybook takes nothing. */
export async function choose(globals: Readonly<Record<string, string>>): Promise<void> {
  await __STORYBOOK_PREVIEW__.ready();
  // The panel's own axe looks at the page meanwhile, and axe refuses two at once.
  __STORYBOOK_ADDONS_CHANNEL__.emit('updateGlobals', { globals: { ...globals, a11y: { manual: true } } });
}

/** States of which there is no story, as `widget: state`. */
export async function statesWithoutStory(): Promise<string[]> {
  await __STORYBOOK_PREVIEW__.ready();
  const all = Object.values(await __STORYBOOK_PREVIEW__.extract());
  const shown = new Set(all.map(({ title, parameters }) => `${title}: ${parameters.state}`));
  const states = all.flatMap(({ title, parameters }) => (parameters.states ?? []).map((state) => `${title}: ${state}`));
  if (states.length === 0) throw new Error('no story says which states there are');
  return [...new Set(states)].filter((each) => !shown.has(each));
}

/** Goes to a story and waits until its widget is at rest. */
export async function open(id: string): Promise<void> {
  opened = Running.now();
  chance = [...id].reduce((seed, letter) => Math.imul(seed, 31) + letter.charCodeAt(0), 7);
  await rendered(id);
  const element = shown();
  if (element !== null) await settled(element, { name: id });
  await document.fonts.ready;
}

/** What axe finds wrong with the story that is shown. */
export async function accessibilityFaults(): Promise<string[]> {
  return axeFaults(document.querySelector('#storybook-root') as Element);
}

/** What a person would see wrong at once: nothing at all, words that a programme says to itself, a page wider than the screen. */
export function visibleFaults(): string[] {
  const element = shown();
  const { width = 0, height = 0 } = element?.parentElement?.getBoundingClientRect() ?? {};
  if (element === null || width === 0 || height === 0) return ['nothing is shown'];
  const words = text(element);
  const odd = /undefined|\[object|NaN|Invalid Date|\bnull\b/.exec(words);
  const { scrollWidth, clientWidth } = document.documentElement;
  return [
    ...(words === '' && !everyElement(element).some((each) => each.matches('[aria-busy="true"], svg, canvas, img'))
      ? ['it says nothing']
      : []),
    ...(odd === null ? [] : [`it says "${odd[0]}"`]),
    ...(scrollWidth > clientWidth ? [`it is ${scrollWidth} px wide on a screen of ${clientWidth} px`] : []),
  ];
}

/** How much of the screen the story takes from its top: all of it where something lies over the page. */
export function sizeShown(): { width: number; height: number } {
  scrollTo(0, 0);
  const element = shown();
  const covered = element === null || everyElement(element).some((each) => each.matches('dialog:modal, :popover-open'));
  const end = Math.ceil(document.body.getBoundingClientRect().bottom);
  return { width: innerWidth, height: covered ? innerHeight : Math.max(1, Math.min(innerHeight, end)) };
}

/** The notices that the story shows, such as `offline`. */
export function notices(): string[] {
  const element = shown();
  const all = element === null ? [] : everyElement(element);
  return all.flatMap((each) => (each as HTMLElement).dataset?.notice ?? []);
}
