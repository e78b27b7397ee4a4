import '@lit-labs/virtualizer';
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { Alert } from '@wardkit/contract/alert';
import { alertsExamples } from '@wardkit/contract/examples/alerts';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { messages } from '../../packages/elements/src/alert-list/alert-list.en.ts';
import { plainFilters } from '../../packages/elements/src/alert-list/alert-list.state.ts';
import { styles } from '../../packages/elements/src/alert-list/alert-list.styles.ts';
import { AlertStore } from '../../packages/elements/src/alert-list/alert-store.ts';
import { rowView } from '../../packages/elements/src/alert-list/row-view.ts';
import { RowWindow } from '../../packages/elements/src/alert-list/row-window.ts';
import type { AlertHead } from '../../packages/elements/src/alerts/alert.state.ts';
import { due } from '../../packages/elements/src/alerts/due.styles.ts';
import { tokens } from '../../packages/elements/src/foundation/appearance.ts';
import { Formats } from '../../packages/elements/src/foundation/formats.ts';
import { messages as shared } from '../../packages/elements/src/foundation/shared.en.ts';
import { base } from '../../packages/elements/src/foundation/styles/base.ts';
import { tags } from '../../packages/elements/src/foundation/styles/tags.ts';

/** The lists that are measured: the same rows in the same box, by the same template. */
export const lists = [
  'ours',
  'ours, each frame',
  'fixed-height list',
  '@tanstack/virtual-core',
  '@lit-labs/virtualizer',
] as const;
export type ListName = (typeof lists)[number];

/** What the bench asks of the page. */
export interface ListBench {
  /** Milliseconds to take so many alerts in, and then until the first rows are laid out. */
  mount(name: ListName): Promise<{ load: number; first: number }>;
  /** Goes to the middle of the list, where somebody reads a row, and lets it come to rest. */
  read(): Promise<void>;
  /** Puts three on top of it and lets it come to rest. @returns by how many pixels what is read moved */
  prepend(): Promise<number>;
  /** Events for some seconds; the work is read from outside. */
  stream(perSecond: number, seconds: number): Promise<void>;
  unmount(): void;
}

const now = Date.parse('2026-11-22T14:32:00+08:00');
const language = { tag: 'en', words: messages, shared, format: new Formats('en') };
/** The height of a row in the list whose rows all have the same: what does not fit is cut off. */
const fixedHeight = 76;
const room = 640;
const example = structuredClone(alertsExamples['alerts.list'][0].answer.items[0]) as unknown as Alert;

function made(number: number, minutesAgo: number): Alert {
  const receivedAt = new Date(now - minutesAgo * 60_000).toISOString();
  const id = `0193a000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const summary = '占道经营引发口角，双方各执一词。'.repeat(1 + (number % 5));
  return {
    ...example,
    id,
    receivedAt,
    stateSince: receivedAt,
    summary,
    nextDueAt: null,
    deadlines: [],
    units: [],
  } as Alert;
}

const headOf = ({
  id,
  version,
  state,
  stateSince,
  priority,
  category,
  place,
  receivedAt,
  nextDueAt,
}: Alert): AlertHead => ({
  id,
  version,
  state,
  stateSince,
  priority,
  category,
  divisionCode: place.divisionCode,
  receivedAt,
  nextDueAt,
});

function row(alert: Alert, at: number, amount: number, head = headOf(alert)): TemplateResult {
  return rowView(
    { head, alert, work: { kind: 'rest' }, isLeaving: false, repeated: 1 },
    { language, now, position: at + 1, amount, isOpen: false, isStop: at === 0, mark: (text) => text },
  );
}

/** A list under test. */
abstract class TestedList extends LitElement {
  static override styles = [
    tokens,
    base,
    tags,
    due,
    styles,
    css`
      :host {
        display: block;
        width: 760px;
      }
      .root,
      .scroller {
        block-size: ${room}px;
      }
    `,
  ];
  abstract put(alerts: Alert[]): void;
  /** Takes in a change or a new one; it draws when it sees fit. */
  abstract hear(alert: Alert): void;
  abstract scrollBox(): HTMLElement;
}

/**
 * What a portal would write first: an array, and a window over rows of one height, drawn each frame in which something came.
 * Where an alert stands is known by a count from the end, so that one on top costs no new index of all the others.
 */
class FixedList extends TestedList {
  protected alerts: Alert[] = [];
  readonly #fromEnd = new Map<string, number>();
  #isDue = false;

  override put(alerts: Alert[]): void {
    this.alerts = [...alerts];
    for (const [at, { id }] of alerts.entries()) this.#fromEnd.set(id, alerts.length - at);
  }

  protected indexOf(id: string): number {
    return this.alerts.length - (this.#fromEnd.get(id) ?? 0);
  }

  override hear(alert: Alert): void {
    if (this.#fromEnd.has(alert.id)) this.alerts[this.indexOf(alert.id)] = alert;
    else {
      this.alerts.unshift(alert);
      this.#fromEnd.set(alert.id, this.alerts.length);
    }
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.requestUpdate();
    });
  }

  override scrollBox(): HTMLElement {
    return this.renderRoot.querySelector('.scroller') as HTMLElement;
  }

  protected override render(): unknown {
    const top = (this.renderRoot.querySelector('.scroller')?.scrollTop ?? 0) - 320;
    const first = Math.max(0, Math.floor(top / fixedHeight));
    const count = Math.ceil((room + 640) / fixedHeight);
    const drawn = this.alerts.slice(first, first + count);
    return html`<div class="root">
      <div class="scroller" @scroll=${() => this.requestUpdate()}>
        <ol class="alerts" data-rows>
          ${repeat(
            drawn,
            ({ id }) => id,
            (alert, at) => row(alert, first + at, this.alerts.length),
          )}
        </ol>
      </div>
    </div>`;
  }

  protected override updated(): void {
    const list = this.renderRoot.querySelector('.alerts') as HTMLElement;
    list.style.setProperty('block-size', `${this.alerts.length * fixedHeight}px`);
    for (const each of list.children as HTMLCollectionOf<HTMLElement>) {
      const at = this.indexOf(each.dataset.row ?? '');
      each.style.setProperty('inset-block-start', `${at * fixedHeight}px`);
      each.style.setProperty('block-size', `${fixedHeight}px`);
      each.style.setProperty('overflow', 'hidden');
    }
  }
}

/** The window of the widget over its store. */
class OurList extends TestedList {
  readonly #store = new AlertStore(() => now);
  readonly #window = new RowWindow(this, {
    places: this.#store.places,
    indexOf: (id) => this.#store.indexOf(id),
    seen: (first, last) => {
      if (this.#store.see(first, last, new Set())) this.requestUpdate();
    },
  });
  #rests = false;
  #isDue = false;
  readonly #rest: number;

  /** @param rest how long it draws nothing more after a drawing; 0 draws each frame, as the others do */
  constructor(rest = 250) {
    super();
    this.#rest = rest;
  }

  override put(alerts: Alert[]): void {
    this.#store.begin(plainFilters);
    this.#store.take(alerts, false);
  }

  override hear(alert: Alert): void {
    if (this.#store.alert(alert.id) === null) this.#store.take([alert], true);
    else this.#store.hear(headOf(alert));
    this.#draw();
  }

  /** As the controller does: at once, and then not again for a quarter of a second. */
  #draw(): void {
    this.#isDue = this.#rests;
    if (this.#rests) return;
    this.requestUpdate();
    this.#rests = true;
    const go = () => {
      this.#rests = false;
      if (this.#isDue) this.#draw();
    };
    if (this.#rest === 0) requestAnimationFrame(go);
    else setTimeout(go, this.#rest);
  }

  override scrollBox(): HTMLElement {
    return this.renderRoot.querySelector('.scroller') as HTMLElement;
  }

  protected override render(): unknown {
    const { ids } = this.#store;
    return html`<div class="root">
      <div class="scroller" data-scroller>
        <ol class="alerts" data-rows>
          ${repeat(
            this.#window.indices([]),
            (at) => ids[at],
            (at) => {
              const id = ids[at] ?? '';
              const [alert, head] = [this.#store.alert(id), this.#store.head(id)];
              return alert === null || head === null ? null : row(alert, at, ids.length, head);
            },
          )}
        </ol>
      </div>
    </div>`;
  }
}

/** Ours, drawn each frame in which something came. */
class OurListEachFrame extends OurList {
  constructor() {
    super(0);
  }
}

/** TanStack's virtualizer as its documents show it: rows measured in `updated`, keys by id, nothing anchored besides. */
class TanstackList extends FixedList {
  #virtualizer: Virtualizer<HTMLElement, HTMLElement> | null = null;
  #end = () => {};

  #options() {
    const { alerts } = this;
    return {
      count: alerts.length,
      getScrollElement: () => this.renderRoot.querySelector<HTMLElement>('.scroller'),
      estimateSize: () => fixedHeight,
      getItemKey: (at: number) => alerts[at]?.id ?? '',
      overscan: 4,
      initialRect: { width: 760, height: room },
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.requestUpdate(),
    };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  protected override render(): unknown {
    if (this.#virtualizer === null) {
      this.#virtualizer = new Virtualizer(this.#options());
      this.#end = this.#virtualizer._didMount() ?? (() => {});
    } else this.#virtualizer.setOptions(this.#options());
    return html`<div class="root">
      <div class="scroller">
        <ol class="alerts" data-rows>
          ${repeat(
            this.#virtualizer.getVirtualItems(),
            ({ key }) => key,
            ({ index }) => row(this.alerts[index] as Alert, index, this.alerts.length),
          )}
        </ol>
      </div>
    </div>`;
  }

  protected override updated(): void {
    const virtualizer = this.#virtualizer;
    if (virtualizer === null) return;
    const list = this.renderRoot.querySelector('.alerts') as HTMLElement;
    list.style.setProperty('block-size', `${virtualizer.getTotalSize()}px`);
    virtualizer._willUpdate();
    const starts = new Map(virtualizer.getVirtualItems().map(({ key, start, index }) => [key, { start, index }]));
    for (const each of list.children as HTMLCollectionOf<HTMLElement>) {
      const { start = 0, index = 0 } = starts.get(each.dataset.row ?? '') ?? {};
      each.dataset.index = String(index);
      each.style.setProperty('inset-block-start', `${start}px`);
      virtualizer.measureElement(each);
    }
  }
}

/** Lit's own virtualizer, with its scroller. */
class LitLabsList extends FixedList {
  override scrollBox(): HTMLElement {
    return this.renderRoot.querySelector('lit-virtualizer') as HTMLElement;
  }

  protected override render(): unknown {
    return html`<div class="root">
      <lit-virtualizer
        scroller
        class="scroller"
        .items=${[...this.alerts]}
        .keyFunction=${({ id }: Alert) => id}
        .renderItem=${(alert: Alert, at: number) => row(alert, at, this.alerts.length)}
      ></lit-virtualizer>
    </div>`;
  }

  protected override updated(): void {}
}

const classes = {
  ours: OurList,
  'ours, each frame': OurListEachFrame,
  'fixed-height list': FixedList,
  '@tanstack/virtual-core': TanstackList,
  '@lit-labs/virtualizer': LitLabsList,
};
for (const [at, name] of lists.entries()) customElements.define(`list-${at}`, classes[name]);

let alerts: Alert[] = [];
let element: TestedList | null = null;
let came = 0;
/** The row that is read. */
let reading = { id: '', top: 0 };

/** One that is later than all others. */
function comer(): Alert {
  came += 1;
  return made(1_000_000 + came, -came);
}

function shown(): TestedList {
  if (element === null) throw new Error('no list is on the page');
  return element;
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
async function rest(list: TestedList): Promise<void> {
  for (let times = 0; times < 4; times += 1) {
    await frame();
    await list.updateComplete;
  }
}
function hasRows(list: TestedList): boolean {
  return [...list.scrollBox().querySelectorAll('[data-row]')].some((each) => each.getBoundingClientRect().height > 0);
}

function open(name: ListName): TestedList {
  const list = document.createElement(`list-${lists.indexOf(name)}`) as TestedList;
  list.put(alerts);
  element = list;
  return list;
}

/** Opens the bench with so many alerts in memory. */
export function openListBench(amount: number): ListBench {
  alerts = Array.from({ length: amount }, (_, at) => made(at, at));
  return {
    async mount(name) {
      const opened = performance.now();
      const list = open(name);
      const load = performance.now() - opened;
      await frame();
      const started = performance.now();
      document.body.append(list);
      await list.updateComplete;
      // Until rows are laid out: one list draws them with its first update, another in a task of its own.
      while (!hasRows(list)) await new Promise((resolve) => setTimeout(resolve));
      return { load, first: performance.now() - started };
    },
    async read() {
      const box = shown().scrollBox();
      box.scrollTop = 30_000;
      await rest(shown());
      await rest(shown());
      const edge = box.getBoundingClientRect().top;
      const rows = [...box.querySelectorAll<HTMLElement>('[data-row]')];
      const found = rows.find((each) => each.getBoundingClientRect().top >= edge + 20);
      if (found === undefined) throw new Error('no row is in sight');
      reading = { id: found.dataset.row ?? '', top: found.getBoundingClientRect().top };
    },
    async prepend() {
      for (let count = 0; count < 3; count += 1) shown().hear(comer());
      // One list draws at once, another in a frame of its own or once more after a quarter of a second: all come to rest.
      for (let times = 0; times < 6; times += 1) await rest(shown());
      const after = shown().scrollBox().querySelector(`[data-row="${reading.id}"]`)?.getBoundingClientRect().top;
      // One that is not drawn any more is out of sight: by a screen at least.
      return after === undefined ? room : Math.abs(after - reading.top);
    },
    async stream(perSecond, seconds) {
      const list = shown();
      const each = 20;
      let sent = 0;
      await new Promise<void>((resolve) => {
        const timer = setInterval(() => {
          for (let count = 0; count < (perSecond * each) / 1000; count += 1) {
            sent += 1;
            // One in fifty is new; the others are anywhere in the list.
            if (sent % 50 === 0) {
              list.hear(comer());
            } else {
              const known = alerts[(sent * 7919) % alerts.length] as Alert;
              list.hear({ ...known, version: sent + 2, state: sent % 2 === 0 ? 'acknowledged' : 'dispatched' });
            }
          }
          if (sent < perSecond * seconds) return;
          clearInterval(timer);
          resolve();
        }, each);
      });
    },
    unmount() {
      element?.remove();
      element = null;
    },
  };
}

Object.assign(globalThis, { openListBench });
