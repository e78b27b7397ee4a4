/// <reference path="./mocha-globals.d.ts" />
import type { WardClient } from '@wardkit/client';
import type { LitElement } from 'lit';
import type { Clock } from '../foundation/clock.ts';
import type { WidgetClass } from '../foundation/define.ts';
import { watchedRoots } from '../foundation/surroundings.ts';
import { axeFaults } from './accessibility.ts';
import { expect } from './expect.ts';
import { fakeClock } from './fake-clock.ts';
import { everyElement, text } from './find.ts';
import { focused, press } from './keyboard.ts';
import { emulateMedia } from './media.ts';
import { box, keepMounted, type Mounted, type MountOptions, mount } from './mount.ts';
import { settled } from './settled.ts';
import { drawn, until } from './until.ts';
import { watchClient } from './watched-client.ts';

/** One state of a widget, for tests and stories alike. */
export interface Fixture {
  name: string;
  /** A client that answers so that the widget comes to this state; a new one each time. */
  client?: () => WardClient;
  properties?: Readonly<Record<string, unknown>>;
  /** What a person does to get there, once it is drawn. */
  prepare?: (element: HTMLElement) => void | Promise<void>;
  clock?: () => Clock;
}

/** What the shared suite needs to know of a widget. */
export interface SuiteOptions {
  widget: WidgetClass;
  fixtures: readonly Fixture[];
  /** A state in which a text of the server's or of a person's is on screen. */
  hostile?: (text: string) => Fixture;
  /** For a widget that draws something of its own without a client. */
  worksWithoutClient?: boolean;
  /** Text that is right in any language and may be missing Chinese, such as a code. */
  sameInEveryLanguage?: readonly string[];
}

/** Mounts a fixture and brings it to its state. */
export async function mountFixture(
  widget: WidgetClass,
  fixture: Fixture,
  options: MountOptions = {},
): Promise<Mounted> {
  const element = await mount<Mounted>(widget, {
    clock: fixture.clock?.() ?? fakeClock(),
    ...options,
    client: options.client === undefined ? (fixture.client?.() ?? null) : options.client,
    properties: { ...fixture.properties, ...options.properties },
  });
  await settled(element, fixture);
  await fixture.prepare?.(element);
  await settled(element, fixture);
  return element;
}

/** What shows that a language is spoken: a script of its own, or the brackets of the pseudo-language. */
const testedLanguages = {
  en: /[a-z]/i,
  'zh-Hans': /\p{Script=Han}/u,
  'zh-Hant': /\p{Script=Han}/u,
  ja: /\p{Script=Hiragana}|\p{Script=Katakana}/u,
  ko: /\p{Script=Hangul}/u,
  'en-XA': /⟦/,
};
type TestedLanguage = keyof typeof testedLanguages;
const otherLanguages = ['zh-Hant', 'ja', 'ko', 'en-XA'] as const;

/** `npm run test:matrix` walks each state in each language and theme; else they come in pairs. */
const walksAll = document.documentElement.hasAttribute('data-matrix');
const everyLook = (Object.keys(testedLanguages) as TestedLanguage[]).flatMap((lang) => [
  { lang, theme: 'light' as const },
  { lang, theme: 'dark' as const },
]);
// Pairs of state, language and theme over both browsers: the quicker one takes both languages of a state, the other one of them.
const isFirefox = navigator.userAgent.includes('Firefox');
const takesEnglish = (at: number) => !isFirefox || at % 2 === 0;
const takesChinese = (at: number) => !isFirefox || at % 2 === 1;

const HOSTILE = [
  '<img src="x" data-hostile onerror="window.hostile = true"><script data-hostile></script>',
  // biome keeps this from being a template: it is text that looks like one.
  ['$', '{7*7} {{7*7}} %s &lt;b data-hostile&gt;'].join(''),
  '\u202Eegnahc\u202C \u0000\uFFFF 👩‍👩‍👧‍👦 \'"`',
  '长'.repeat(300),
  'W'.repeat(400),
];

const INTERACTIVE = 'button, a[href], input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]';

function visible(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return (
    width > 0 &&
    height > 0 &&
    // What lies in a closed `<details>` has a size and can't be reached.
    element.checkVisibility() &&
    getComputedStyle(element).visibility === 'visible' &&
    element.closest('.visually-hidden') === null
  );
}

// A radio button or file field drawn by its label is as large as the label.
function targetOf(element: Element): DOMRect {
  const label = element instanceof HTMLInputElement ? element.closest('label') : null;
  return (label ?? element).getBoundingClientRect();
}

/** While a modal dialog is open, only what is in it can be used. */
function usable(element: Element): Element[] {
  const all = everyElement(element);
  const dialog = all.find((each) => each instanceof HTMLDialogElement && each.open);
  return (dialog === undefined ? all : everyElement(dialog)).filter(
    (each) => each.matches(INTERACTIVE) && !each.matches(':disabled') && visible(each),
  );
}

// A link within a sentence is as high as its line.
const targets = (element: Element) => usable(element).filter((each) => !each.matches('p a, li a, dd a'));

/** What Tab stops at, in order: fields that only their label shows too, and one of each group of radio buttons. */
function tabStops(element: Element): Element[] {
  const all = everyElement(element);
  const dialog = all.find((each) => each instanceof HTMLDialogElement && each.open);
  const inside = (dialog === undefined ? all : everyElement(dialog)).filter(
    (each) =>
      each.matches(INTERACTIVE) && !each.matches(':disabled, [tabindex="-1"]') && each.getClientRects().length > 0,
  );
  const isRadio = (each: Element) => each instanceof HTMLInputElement && each.type === 'radio';
  return inside.filter((each) => {
    if (!isRadio(each)) return true;
    const group = inside.filter(
      (other) => isRadio(other) && (other as HTMLInputElement).name === (each as HTMLInputElement).name,
    );
    return (group.find((other) => (other as HTMLInputElement).checked) ?? group[0]) === each;
  });
}

function textSizes(element: Element): { text: string; size: number; leading: number }[] {
  return everyElement(element).flatMap((each) => {
    const own = [...each.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    if (own.length === 0 || !visible(each)) return [];
    const style = getComputedStyle(each);
    const size = Number.parseFloat(style.fontSize);
    return [
      {
        text: own.map((node) => node.textContent?.trim()).join(' '),
        size,
        leading: Number.parseFloat(style.lineHeight) / size,
      },
    ];
  });
}

const overflows = (element: HTMLElement) => element.scrollWidth > element.clientWidth + 1;

/** The tests that every widget passes, as one `describe`. */
export function elementSuite({
  widget,
  fixtures,
  hostile,
  worksWithoutClient = false,
  sameInEveryLanguage = [],
}: SuiteOptions): void {
  const first = fixtures[0];
  if (first === undefined) throw new Error(`${widget.component} has no fixtures`);

  describe(`<ward-${widget.component}> as every widget`, () => {
    for (const [at, fixture] of fixtures.entries()) {
      describe(fixture.name, () => {
        // Each state in both languages and both themes, and over the states each language in each theme.
        const themes = at % 2 === 0 ? (['light', 'dark'] as const) : (['dark', 'light'] as const);
        const says = (element: Mounted, lang: TestedLanguage) => {
          const words = text(element.shadowRoot as ShadowRoot);
          expect(/undefined|\[object|NaN|Invalid Date|\bnull\b/.test(words)).isFalse(words);
          if (words !== '' && !sameInEveryLanguage.includes(words)) expect(words).matches(testedLanguages[lang]);
        };
        const passesAxe = async (element: Mounted, lang: TestedLanguage) => {
          says(element, lang);
          expect((await axeFaults(element)).join('\n')).equals('');
        };
        if (walksAll) {
          for (const { lang, theme } of everyLook) {
            it(`passes axe and says all in ${lang}, ${theme}`, async () => {
              await passesAxe(await mountFixture(widget, fixture, { lang, theme }), lang);
            });
          }
        }

        // To mount a state costs more than most of what is asked of it: three of them serve many tests.
        describe('on a page', () => {
          const shown = mountedOnce(() => mountFixture(widget, fixture, { lang: 'en', theme: themes[0] }));

          if (!walksAll && takesEnglish(at)) {
            it(`passes axe and says all in en, ${themes[0]}`, () => passesAxe(shown.element, 'en'));
          }

          it('keeps borders on what can be pressed where colours are forced', async () => {
            const { element } = shown;
            if (!(await emulateMedia({ 'forced-colors': 'active' }))) return expectForcedColourRules(element);
            try {
              for (const target of usable(element).filter((each) => each.matches('button'))) {
                const { borderTopStyle, borderTopWidth } = getComputedStyle(target);
                expect(`${borderTopStyle} ${borderTopWidth}`).matches(/^(solid|dashed|outset) [1-9]/);
              }
            } finally {
              await emulateMedia({});
            }
          });

          it('can be walked through with the keyboard', () => expectTabReachesAll(shown.element));
        });

        describe('on a phone', () => {
          const shown = mountedOnce(() => mountFixture(widget, fixture, { lang: 'en', theme: themes[0], width: 320 }));

          it('fits a phone of 320 px with targets of 28 px, also from right to left', async () => {
            const { element, around } = shown;
            expect(overflows(around)).isFalse('it overflows');
            for (const target of targets(element)) expect(Math.round(targetOf(target).height)).isAtLeast(28);
            around.dir = 'rtl';
            await settled(element, fixture);
            expect(overflows(around)).isFalse('it overflows from right to left');
            around.removeAttribute('dir');
            await settled(element, fixture);
          });

          // Once over both browsers, which take turns.
          if (walksAll || (at % 2 === 0) !== isFirefox) {
            it('says all in the other languages, with room for longer ones at 320 px', async () => {
              const { element, around } = shown;
              const spoken = () => element.shadowRoot?.querySelector('.root')?.getAttribute('lang') ?? null;
              if (spoken() === null) return;
              for (const [each, lang] of otherLanguages.entries()) {
                around.lang = lang;
                await until(() => spoken() === (lang === 'en-XA' ? 'en' : lang), lang);
                await settled(element, fixture);
                says(element, lang);
                expect(overflows(around)).isFalse(`it overflows in ${lang}`);
                if (each === at % otherLanguages.length) expect((await axeFaults(element)).join('\n')).equals('');
              }
            });
          }
        });

        describe('in Chinese, then in large type', () => {
          const shown = mountedOnce(() => mountFixture(widget, fixture, { lang: 'zh-Hans', theme: themes[1] }));

          if (!walksAll && takesChinese(at)) {
            it(`passes axe and says all in zh-Hans, ${themes[1]}`, () => passesAxe(shown.element, 'zh-Hans'));
          }

          it('fits a phone in large type, with targets of 60 px, text of 18 px and line spacing of 1.5', async () => {
            const { element, around } = shown;
            around.dataset.scale = 'large';
            around.style.setProperty('width', '320px');
            await settled(element, fixture);
            await until(() => getComputedStyle(element).getPropertyValue('--_target').trim() === '60px', 'large type');
            expect(overflows(around)).isFalse('it overflows');
            for (const target of targets(element)) expect(Math.round(targetOf(target).height)).isAtLeast(60);
            for (const { text: words, size, leading } of textSizes(element)) {
              expect(size >= 18).isTrue(`"${words}" is ${size} px`);
              expect(leading >= 1.49).isTrue(`"${words}" has line spacing ${leading}`);
            }
          });
        });

        it('shows the same after it was taken off and put back, and holds on to nothing in between', async () => {
          const rootsBefore = watchedRoots();
          const watched = fixture.client ? watchClient(fixture.client()) : null;
          const element = await mountFixture(widget, fixture, { client: watched?.client ?? null });
          const parent = element.parentElement as HTMLElement;
          const words = text(element.shadowRoot as ShadowRoot);
          const open = watched?.open() ?? 0;
          element.remove();
          expect(watched?.open() ?? 0).equals(0);
          expect(watched?.live() ?? 0).equals(0);
          expect(watchedRoots()).equals(rootsBefore);
          parent.append(element);
          await settled(element, fixture);
          await fixture.prepare?.(element);
          await settled(element, fixture);
          await until(() => text(element.shadowRoot as ShadowRoot) === words, `"${words}" again`);
          expect(watched?.open() ?? 0).equals(open);
        });
      });
    }

    it('follows the language, theme and scale of where it is moved, also into a shadow root', async () => {
      const element = await mountFixture(widget, first, { lang: 'en', theme: 'light' });
      const light = getComputedStyle(element).color;
      const outer = box({ lang: 'zh-Hans', theme: 'dark', scale: 'large' });
      const inside = document.createElement('div');
      outer.append(inside);
      inside.attachShadow({ mode: 'open' }).append(element);
      await settled(element, first);
      expect(getComputedStyle(element).color === light).isFalse('its colour did not change');
      expect(getComputedStyle(element).getPropertyValue('--_target').trim()).equals('60px');
      const spoken = () => element.shadowRoot?.querySelector('.root')?.getAttribute('lang') ?? null;
      const speaks = spoken() !== null;
      if (speaks) await until(() => spoken() === 'zh-Hans', 'Chinese');
      outer.dataset.theme = 'light';
      outer.lang = 'en';
      await until(() => getComputedStyle(element).color === light, 'the light theme');
      if (speaks) await until(() => spoken() === 'en', 'English');
    });

    it('lets a portal override a token from outside', async () => {
      const element = await mountFixture(widget, first);
      document.documentElement.style.setProperty('--ward-ink', 'rgb(1, 2, 3)');
      expect(getComputedStyle(element).color).equals('rgb(1, 2, 3)');
      document.documentElement.style.removeProperty('--ward-ink');
      expect(getComputedStyle(element).color === 'rgb(1, 2, 3)').isFalse();
    });

    if (!worksWithoutClient) {
      it('says on screen and in the console that it has no client', async () => {
        const said: string[] = [];
        const { error } = console;
        console.error = (...parts: unknown[]) => said.push(parts.join(' '));
        const clock = fakeClock();
        try {
          const element = await mount(widget, { client: null, clock });
          expect(element.shadowRoot?.querySelector('[data-notice="no-client"]') === null).isTrue(
            'it complained at once',
          );
          clock.advance(1000);
          await settled(element, first);
          expect(element.shadowRoot?.querySelector('[data-notice="no-client"]') !== null).isTrue(
            'it did not say so on screen',
          );
          expect(said.join('\n')).contains(`<ward-${widget.component}> has no client`);
        } finally {
          console.error = error;
        }
      });
    }

    if (hostile !== undefined) {
      it('shows hostile text as text, and never wider than the phone', async () => {
        for (const words of HOSTILE) {
          const element = await mountFixture(widget, hostile(words), { width: 320 });
          expect(everyElement(element).filter((each) => each.hasAttribute('data-hostile')).length).equals(0);
          expect(Reflect.get(window, 'hostile')).equals(undefined);
          const shown = text(element.shadowRoot as ShadowRoot);
          expect(shown).contains(words.replaceAll('\u0000', '').replaceAll(/\s+/g, ' ').slice(0, 8).trim());
          expect(overflows(element.parentElement as HTMLElement)).isFalse(`"${words.slice(0, 20)}" overflows`);
        }
      });
    }
  });
}

interface MountedOnce {
  readonly element: Mounted;
  /** The box that it is in. */
  readonly around: HTMLElement;
}

/** A state that is mounted before the first test of a `describe` and taken off after the last. */
function mountedOnce(mounting: () => Promise<Mounted>): MountedOnce {
  let mounted: Mounted | null = null;
  let takeOff = () => {};
  before(async () => {
    mounted = await mounting();
    takeOff = keepMounted(mounted);
  });
  after(() => {
    takeOff();
    mounted = null;
  });
  return {
    get element() {
      if (mounted === null) throw new Error('It is not mounted.');
      return mounted;
    },
    get around() {
      return this.element.parentElement as HTMLElement;
    },
  };
}

async function expectTabReachesAll(element: HTMLElement): Promise<void> {
  const wanted = usable(element).filter(
    (each) => !(each instanceof HTMLInputElement && each.type === 'radio' && !each.checked),
  );
  const radios = new Set<string>();
  const expected = wanted.filter((each) => {
    if (!(each instanceof HTMLInputElement) || each.type !== 'radio') return !each.matches('[tabindex="-1"]');
    const isFirst = !radios.has(each.name);
    radios.add(each.name);
    return isFirst;
  });
  const reached = new Set<Element>();
  const start = focused();
  if (start !== null) reached.add(start);
  // Back to the first, then on to the last: one step further would be in the browser's own bars.
  const stops = tabStops(element);
  const order = everyElement(element);
  const from = start === null ? -1 : order.indexOf(start);
  const before = start === null ? 0 : stops.filter((each) => order.indexOf(each) < from).length;
  // Firefox stops at whatever scrolls, too.
  const scrolling = order.filter(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => {
    return clientWidth > 0 && (scrollWidth > clientWidth || scrollHeight > clientHeight);
  });
  const steps = stops.length + (isFirefox ? scrolling.length : 0);
  const keys = [...Array(before).fill('Shift+Tab'), ...Array(steps).fill('Tab')];
  for (const key of keys) {
    if (expected.every((each) => reached.has(each))) break;
    await press(key);
    const now = focused();
    if (now !== null) reached.add(now);
  }
  for (const each of expected) {
    expect(reached.has(each)).isTrue(`Tab does not reach ${each.outerHTML.slice(0, 120)}`);
  }
}

// Where the browser can't pretend forced colours, at least the rules for them are there.
function expectForcedColourRules(element: Mounted): void {
  const rules = (element.shadowRoot?.adoptedStyleSheets ?? []).flatMap((sheet) => [...sheet.cssRules]);
  expect(rules.some((rule) => rule instanceof CSSMediaRule && rule.media.mediaText.includes('forced-colors'))).isTrue();
}
