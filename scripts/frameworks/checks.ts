import type { Page } from 'playwright-core';
import type { Framework } from './frameworks.ts';

/** What a check looks at; a fault of that kind has to make it fail. */
export type Kind = 'properties' | 'updates' | 'events' | 'cancel' | 'slots';

/** What came of a check in a framework; without a reason it passed. A limit is known, and no failure. */
export interface Outcome {
  readonly check: string;
  readonly reason: string | null;
  readonly limit?: string;
}

export interface Check {
  readonly name: string;
  readonly kinds: readonly Kind[];
}

/** Something in the page that hinders a framework, to see that the checks notice; each runs before any script of the page. */
export const sabotages: Readonly<Record<Kind, () => void>> = {
  properties: () => {
    const names = ['code', 'premisesId', 'required', 'size', 'reading', 'client', 'areas'];
    const define = customElements.define;
    customElements.define = function (tag, widget, options) {
      define.call(this, tag, widget, options);
      for (const name of names) {
        if (name in widget.prototype) {
          Object.defineProperty(widget.prototype, name, { get: () => 'sabotaged', set: () => {} });
        }
      }
    };
  },
  updates: () => {
    const stays = () => {
      const { wardChecks } = globalThis as unknown as { wardChecks: PageOfChecks };
      wardChecks.draw = async ({ text }) => {
        document.documentElement.dataset.drawn = String(text);
      };
    };
    addEventListener('ward-checks-start', stays);
  },
  events: () => {
    for (const type of ['ward-plate-place', 'wardPlatePlace', 'change']) {
      addEventListener(type, (event) => event.stopImmediatePropagation(), true);
    }
  },
  cancel: () => {
    const prevent = Event.prototype.preventDefault;
    Event.prototype.preventDefault = function () {
      if (!/^(ward|change$)/.test(this.type)) prevent.call(this);
    };
  },
  slots: () => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      return attach.call(this, { ...init, slotAssignment: 'manual' });
    };
  },
};

interface Values {
  readonly [name: string]: unknown;
  readonly list: readonly string[];
}

interface PageOfChecks {
  readonly first: Values;
  readonly second: Values;
  readonly heard: { kind: string; type: string; detail: unknown }[];
  /** Whether the tags were defined when the page was drawn first. */
  readonly isDefined: boolean;
  readonly define: () => Promise<unknown>;
  draw: (values: Values) => Promise<void>;
}

const properties = [
  { what: 'a string', tag: 'ward-doorplate-viewer', name: 'code' },
  { what: 'a string under a camelCase name', tag: 'ward-stay-register', name: 'premisesId' },
  { what: 'a boolean', tag: 'ward-stay-register', name: 'required' },
  { what: 'a number', tag: 'ward-doorplate-sheet', name: 'size' },
  { what: 'an object', tag: 'ward-doorplate-viewer', name: 'reading' },
  { what: 'the client', tag: 'ward-provider', name: 'client' },
  { what: 'an array', tag: 'ward-alert-map', name: 'areas' },
] as const;

const later = 'tag defined later';
const moments = [
  { when: 'tag defined before', isLate: false },
  { when: later, isLate: true },
] as const;

const events = [
  { kind: 'lower', tag: 'ward-stay-register', type: 'change' },
  { kind: 'kebab', tag: 'ward-doorplate-viewer', type: 'ward-plate-place' },
  { kind: 'camel', tag: 'ward-doorplate-viewer', type: 'wardPlatePlace' },
] as const;

const children = {
  slots: 'children: are drawn in the slot',
  text: 'children: a text changes',
  condition: 'children: a conditional one goes',
  list: 'children: a list is sorted, shortened, grown',
  element: 'children: a widget goes and comes back with its values',
} as const;

const givenName = (what: string, when: string) => `properties: ${what} is given, ${when}`;
const changedName = (what: string, when: string) => `properties: ${what} changes, ${when}`;
const eventName = (type: string) => `events: ${type} is heard once`;
const cancelName = (type: string) => `events: ${type} can be cancelled`;

/** All checks, in the order of the table. */
export const checks: readonly Check[] = [
  ...moments.flatMap(({ when }) =>
    properties.flatMap(({ what }) => [
      { name: givenName(what, when), kinds: ['properties'] as const },
      { name: changedName(what, when), kinds: ['properties', 'updates'] as const },
    ]),
  ),
  ...events.map(({ type }) => ({ name: eventName(type), kinds: ['events'] as const })),
  ...events.map(({ type }) => ({ name: cancelName(type), kinds: ['events', 'cancel'] as const })),
  { name: children.slots, kinds: ['slots'] },
  { name: children.text, kinds: ['updates'] },
  { name: children.condition, kinds: ['updates'] },
  { name: children.list, kinds: ['updates'] },
  { name: children.element, kinds: ['properties', 'updates'] },
];

/** Runs all checks of a framework; `sabotage` is what hinders it. What a broken page keeps from being looked at has failed. */
export async function runChecks(
  open: () => Promise<Page>,
  url: string,
  { folder, registersTags, limits }: Framework,
  sabotage: Kind | null,
): Promise<Outcome[]> {
  const reasons = new Map<string, string | null>();
  const complaints: string[] = [];
  const looked = moments.filter(({ isLate }) => !(isLate && registersTags));
  for (const moment of looked) {
    const page = await open();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    if (sabotage !== null) await page.addInitScript(sabotages[sabotage]);
    try {
      await page.goto(`${url}/${folder}/checks/${moment.isLate ? '?late=yes' : ''}`);
      await drawn(page, 'first');
      if ((await wasDefined(page)) === moment.isLate) throw new Error(`the page does not have each ${moment.when}`);
      if (sabotage === 'updates') await page.evaluate(() => dispatchEvent(new Event('ward-checks-start')));
      await lookAt(page, moment, (check, reason) => void reasons.set(check, reason));
    } catch (error) {
      complaints.push(String(error).split('\n')[0] ?? '');
    }
    await page.context().close();
  }
  const names = checks.map(({ name }) => name).filter((name) => !(registersTags && name.endsWith(later)));
  return names.map((name) => {
    const reason = reasons.get(name);
    if (reason === undefined) return { check: name, reason: `not reached: ${complaints.join(' | ')}` };
    if (limits?.checks.includes(name) !== true) return { check: name, reason };
    if (reason === null)
      return { check: name, reason: 'this is no limit any more: take it out of the table of frameworks' };
    return { check: name, reason: null, limit: limits.reason };
  });
}

async function lookAt(
  page: Page,
  { when, isLate }: (typeof moments)[number],
  tell: (check: string, reason: string | null) => void,
): Promise<void> {
  for (const { what, reason } of await propertyFaults(page, 'first')) tell(givenName(what, when), reason);
  if (!isLate) tell(children.slots, await slotFault(page));
  await draw(page, 'second');
  for (const { what, reason } of await propertyFaults(page, 'second')) tell(changedName(what, when), reason);
  if (isLate) return;
  const { text, condition, list } = await childFaults(page);
  tell(children.text, text);
  tell(children.condition, condition);
  tell(children.list, list);
  // After the second drawing, because a framework may attach a listener at each.
  for (const event of events) {
    const { heard, cancelled } = await eventFaults(page, event);
    tell(eventName(event.type), heard);
    tell(cancelName(event.type), cancelled);
  }
  const wasGone = (await page.locator('ward-hazard-list').count()) === 0;
  await draw(page, 'first');
  tell(children.element, wasGone ? await returnFault(page) : 'it did not go');
}

async function draw(page: Page, which: 'first' | 'second'): Promise<void> {
  // Not awaited in the page: a page that the server draws is another page then.
  await page.evaluate((name) => {
    const { wardChecks } = globalThis as unknown as { wardChecks: PageOfChecks };
    void wardChecks.draw(wardChecks[name]);
  }, which);
  await drawn(page, which);
}

function wasDefined(page: Page): Promise<boolean> {
  return page.evaluate(() => (globalThis as unknown as { wardChecks: PageOfChecks }).wardChecks.isDefined);
}

/** Waits until it is drawn and every widget in it is defined. */
async function drawn(page: Page, which: string): Promise<void> {
  await page.locator(`html[data-drawn="${which}"]`).waitFor({ state: 'attached', timeout: 20_000 });
  await page.evaluate(async () => {
    const { wardChecks } = globalThis as unknown as { wardChecks: PageOfChecks };
    await wardChecks.define();
    const tags = [...document.querySelectorAll('*')].map((each) => each.localName).filter((tag) => tag.includes('-'));
    const widgets = new Set(tags.filter((tag) => tag.startsWith('ward-')));
    await Promise.all([...widgets].map((tag) => customElements.whenDefined(tag)));
    // What a framework draws in a later turn, such as Vue, is drawn after a frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

function propertyFaults(page: Page, which: 'first' | 'second'): Promise<{ what: string; reason: string | null }[]> {
  return page.evaluate(
    ({ properties, which }) => {
      const { wardChecks } = globalThis as unknown as { wardChecks: PageOfChecks };
      return properties.map(({ what, tag, name }) => {
        const wanted = wardChecks[which][name];
        const found = (document.querySelector(tag) as unknown as Record<string, unknown> | null)?.[name];
        const shown = (value: unknown) => JSON.stringify(value) ?? String(value);
        if (found === wanted) return { what, reason: null };
        return { what, reason: `${tag}.${name} is ${shown(found)} and not ${shown(wanted)}` };
      });
    },
    { properties, which },
  );
}

function slotFault(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const provider = document.querySelector('ward-provider');
    const text = document.querySelector('#text');
    if (provider === null || text === null) return 'there is no provider, or nothing in it';
    if (text.textContent !== 'first') return `the text is "${text.textContent}" and not "first"`;
    if (text.assignedSlot?.getRootNode() !== provider.shadowRoot) return 'it has no slot';
    return (text as HTMLElement).offsetHeight > 0 ? null : 'it takes no room';
  });
}

function childFaults(page: Page): Promise<{ text: string | null; condition: string | null; list: string | null }> {
  return page.evaluate(() => {
    const { wardChecks } = globalThis as unknown as { wardChecks: PageOfChecks };
    const text = document.querySelector('#text')?.textContent;
    const items = [...document.querySelectorAll('.item')].map((each) => each.textContent).join();
    const wanted = wardChecks.second.list.join();
    return {
      text: text === 'second' ? null : `it is "${text}"`,
      condition: document.querySelector('#shown') === null ? null : 'it is there still',
      list: items === wanted ? null : `it is ${items} and not ${wanted}`,
    };
  });
}

function eventFaults(
  page: Page,
  event: (typeof events)[number],
): Promise<{ heard: string | null; cancelled: string | null }> {
  return page.evaluate(({ kind, tag, type }) => {
    const { heard } = (globalThis as unknown as { wardChecks: PageOfChecks }).wardChecks;
    const tellAll = (detail: string) => {
      const options = { bubbles: true, composed: true, cancelable: true, detail };
      const taken = document.querySelector(tag)?.dispatchEvent(new CustomEvent(type, options));
      const times = heard.filter((each) => each.kind === kind && each.type === type && each.detail === detail).length;
      return { taken, times };
    };
    const plain = tellAll('plain');
    const cancelled = tellAll('cancel');
    return {
      heard: plain.times === 1 && plain.taken === true ? null : `heard ${plain.times} times`,
      cancelled: cancelled.times === 1 && cancelled.taken === false ? null : 'preventDefault() did not arrive',
    };
  }, event);
}

function returnFault(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const list = document.querySelector<HTMLElement & { premisesId: string }>('ward-hazard-list');
    if (list === null) return 'it did not come back';
    if (list.premisesId !== 'fixed') return `premisesId is ${JSON.stringify(list.premisesId)}`;
    return (list.shadowRoot?.childElementCount ?? 0) > 0 ? null : 'it draws nothing';
  });
}
