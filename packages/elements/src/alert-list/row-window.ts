import type { LitElement, ReactiveController } from 'lit';
import type { RowPlaces } from './row-places.ts';

/** Pixels above and below what is in sight that are drawn too, so that a quick finger finds rows. */
const margin = 320;
/** Rows of the first drawing, when nobody knows yet how much room there is. */
const firstRows = 12;

/** What a window looks into. */
export interface Windowed {
  readonly places: RowPlaces;
  indexOf(id: string): number;
  /** Told after each drawing, and when somebody scrolled: the indices in sight. */
  seen(first: number, last: number): void;
}

/**
 * Draws of a long list what is in sight, in rows of any height, and keeps the row that is read where it is: what is put in,
 * taken out or measured above it moves the scroll position by just as much. Each row has `data-row`, its id, and stands in an
 * element with `data-rows` in one that scrolls, with `data-scroller`. Rows are measured after Lit has committed them.
 */
export class RowWindow implements ReactiveController {
  readonly #host: LitElement;
  readonly #source: Windowed;
  #scroller: HTMLElement | null = null;
  #observer: ResizeObserver | null = null;
  /** Where each row was drawn. */
  #drawn = new Map<string, { readonly start: number; readonly height: number }>();
  /** The row that is read, and where it stands in sight. */
  #anchor: { readonly id: string; readonly offset: number } | null = null;
  #target = 0;
  #room = 0;
  /** A row to be brought into sight with the next drawing. */
  #wanted: { readonly id: string; readonly align: 'near' | 'start' } | null = null;

  constructor(host: LitElement, source: Windowed) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#leave();
  }

  /** Before a drawing: which row is read, as long as it still stands where it was drawn. */
  hostUpdate(): void {
    const scroller = this.#scroller;
    // A list that is hidden for a while has no scroll position: what was read is remembered.
    if (scroller !== null && scroller.clientHeight > 0) {
      this.#room = scroller.clientHeight;
      this.#anchor = this.#read(scroller.scrollTop);
      this.#target = scroller.scrollTop;
    }
    this.#aim();
  }

  /** The indices to draw, in order: what is in sight, some more, and the rows that are held on to wherever they are. */
  indices(held: Iterable<string>): number[] {
    const { places } = this.#source;
    if (places.count === 0) return [];
    if (this.#room === 0) return Array.from({ length: Math.min(firstRows, places.count) }, (_, at) => at);
    const first = Math.max(0, places.at(this.#target - margin));
    const last = places.at(this.#target + this.#room + margin);
    const all = new Set<number>();
    for (let at = first; at <= last; at += 1) all.add(at);
    for (const id of held) {
      const at = this.#source.indexOf(id);
      if (at >= 0) all.add(at);
    }
    return [...all].sort((one, other) => one - other);
  }

  /** After a drawing: rows are measured, put in their places, and the one that is read is where it was. */
  hostUpdated(): void {
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>('[data-scroller]');
    if (scroller !== this.#scroller) this.#enter(scroller);
    const list = scroller?.querySelector<HTMLElement>('[data-rows]');
    if (scroller === null || list == null || scroller.clientHeight === 0) return;
    const { places } = this.#source;
    this.#room = scroller.clientHeight;
    const rows = [...list.querySelectorAll<HTMLElement>(':scope > [data-row]')].map((element) => ({
      element,
      id: element.dataset.row ?? '',
      at: this.#source.indexOf(element.dataset.row ?? ''),
      height: element.offsetHeight,
    }));
    for (const { at, height } of rows) if (at >= 0) places.measure(at, height);
    this.#aim();
    if (rows.some(({ id }) => id === this.#wanted?.id)) this.#wanted = null;
    this.#drawn.clear();
    for (const { element, id, at, height } of rows) {
      const start = places.startOf(at);
      this.#drawn.set(id, { start, height });
      setPixels(element, 'inset-block-start', start);
    }
    // Room below the last row, where what is read would otherwise be drawn down by what is missing there.
    setPixels(list, 'block-size', Math.max(places.total, this.#target + this.#room));
    if (scroller.scrollTop !== this.#target) scroller.scrollTop = this.#target;
    this.#look(scroller);
  }

  /** Brings a row into sight with the next drawing: by as little as can be, or to the top. */
  reveal(id: string, align: 'near' | 'start' = 'near'): void {
    this.#wanted = { id, align };
    this.#host.requestUpdate();
  }

  /** How many rows fit. */
  get pageOfRows(): number {
    const { places } = this.#source;
    return Math.max(1, places.at(this.#target + this.#room) - places.at(this.#target) - 1);
  }

  readonly #scrolled = () => {
    if (this.#scroller === null) return;
    // A row that came in above and is not drawn yet would pass for seen: it stands where another one still is.
    if (this.#isDrawnInPlace) this.#look(this.#scroller);
    else this.#host.requestUpdate();
  };

  /** Whether every row that is drawn stands where it belongs by now. */
  get #isDrawnInPlace(): boolean {
    const { places } = this.#source;
    for (const [id, { start }] of this.#drawn) {
      const at = this.#source.indexOf(id);
      if (at < 0 || places.startOf(at) !== start) return false;
    }
    return true;
  }

  /** Tells what is in sight, and has more drawn before the edge of what is drawn comes into it. */
  #look(scroller: HTMLElement): void {
    const { places } = this.#source;
    const [top, bottom] = [scroller.scrollTop, scroller.scrollTop + scroller.clientHeight];
    const isDrawn = (at: number) => at < 0 || this.#drawn.has(places.ids[at] ?? '');
    if (!isDrawn(places.at(top - margin / 2)) || !isDrawn(places.at(bottom + margin / 2))) this.#host.requestUpdate();
    const first = places.at(top);
    if (first >= 0) this.#source.seen(first, places.at(bottom - 1));
  }

  /** The row with the focus where it is in sight, else the first that begins there: what is read of others lies below. */
  #read(top: number): { id: string; offset: number } | null {
    const focus = (this.#host.renderRoot as ShadowRoot).activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row;
    let found: { id: string; offset: number } | null = null;
    for (const [id, { start, height }] of this.#drawn) {
      if (start + height <= top || start >= top + this.#room || this.#source.indexOf(id) < 0) continue;
      const offset = start - top;
      if (id === focus) return { id, offset };
      if (found === null || (found.offset < 0 && offset >= 0) || (offset >= 0 && offset < found.offset)) {
        found = { id, offset };
      }
    }
    return found;
  }

  #aim(): void {
    const { places } = this.#source;
    const wanted = this.#wanted === null ? -1 : this.#source.indexOf(this.#wanted.id);
    if (this.#wanted !== null && wanted >= 0 && this.#room > 0) {
      this.#aimAt(wanted, this.#wanted.align);
      this.#anchor = { id: this.#wanted.id, offset: places.startOf(wanted) - this.#target };
      return;
    }
    const at = this.#anchor === null ? -1 : this.#source.indexOf(this.#anchor.id);
    if (this.#anchor !== null && at >= 0) this.#target = Math.max(0, places.startOf(at) - this.#anchor.offset);
    else this.#target = Math.max(0, Math.min(this.#target, places.total - this.#room));
  }

  #aimAt(at: number, align: 'near' | 'start'): void {
    const { places } = this.#source;
    const start = places.startOf(at);
    const end = start + places.heightOf(at);
    if (align === 'start' || start < this.#target) this.#target = start;
    else if (end > this.#target + this.#room) this.#target = end - this.#room;
  }

  #enter(scroller: HTMLElement | null): void {
    this.#leave();
    this.#scroller = scroller;
    if (scroller === null) return;
    scroller.addEventListener('scroll', this.#scrolled, { passive: true });
    let size = '';
    this.#observer = new ResizeObserver(() => {
      const now = `${scroller.clientWidth} ${scroller.clientHeight}`;
      if (now === size) return;
      size = now;
      // In the frame after: what is drawn at once changes sizes under the observer, which Firefox throws for.
      requestAnimationFrame(() => this.#host.requestUpdate());
    });
    this.#observer.observe(scroller);
  }

  #leave(): void {
    this.#scroller?.removeEventListener('scroll', this.#scrolled);
    this.#observer?.disconnect();
    this.#observer = null;
    this.#scroller = null;
    this.#drawn.clear();
  }
}

function setPixels(element: HTMLElement, property: string, value: number): void {
  const text = `${value}px`;
  if (element.style.getPropertyValue(property) !== text) element.style.setProperty(property, text);
}
