import { html, type TemplateResult } from 'lit';
import { chevronDownIcon, chevronUpIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import type { AlertListMessages } from './alert-list.en.ts';
import type { AlertStore } from './alert-store.ts';

/**
 * Finds inside the list, since the browser's own search sees only the rows that are drawn. What is looked for stays in this
 * page: it is in no address, and no server is asked for it.
 */
export class Finder {
  isOpen = false;
  term = '';
  /** The alert that was found last. */
  foundId: string | null = null;
  #matches: readonly string[] = [];
  readonly #store: AlertStore;

  constructor(store: AlertStore) {
    this.#store = store;
  }

  /** Looks for other words. */
  look(term: string): void {
    this.term = term;
    this.#search();
    const kept = this.foundId !== null && this.#matches.includes(this.foundId);
    this.foundId = kept ? this.foundId : (this.#matches[0] ?? null);
  }

  /** The next match, or the one before; after the last comes the first. */
  step(by: 1 | -1): void {
    this.#search();
    const { length } = this.#matches;
    if (length === 0) return;
    const at = this.#matches.indexOf(this.foundId ?? '');
    this.foundId = this.#matches[at < 0 ? 0 : (at + by + length) % length] ?? null;
  }

  close(): void {
    this.isOpen = false;
    this.look('');
  }

  /** Marks what is looked for in a text. */
  readonly mark = (text: string): unknown => {
    const wanted = this.term.trim().toLowerCase();
    if (wanted === '') return text;
    const parts: unknown[] = [];
    // Lower case may be longer than what it is of: then nothing is marked rather than the wrong letters.
    const lower = text.toLowerCase();
    if (lower.length !== text.length) return text;
    let from = 0;
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
      parts.push(text.slice(from, at), html`<mark>${text.slice(at, at + wanted.length)}</mark>`);
      from = at + wanted.length;
    }
    return [...parts, text.slice(from)];
  };

  /** The field, how many there are, and the ways to the next. */
  view(
    { words, format, shared }: Language<AlertListMessages>,
    actions: { readonly changed: () => void; readonly close: () => void },
  ): TemplateResult | null {
    if (!this.isOpen) return null;
    const count = this.#matches.length;
    const at = this.#matches.indexOf(this.foundId ?? '') + 1;
    const said =
      this.term.trim() === ''
        ? ''
        : count === 0
          ? words.notFound(this.#store.ids.length, format)
          : words.found(at, count, format);
    const step = (by: 1 | -1) => {
      this.step(by);
      actions.changed();
    };
    return html`<div class="find" role="search" aria-label=${words.find}>
      <input
        id="alert-find"
        type="search"
        autocomplete="off"
        aria-label=${words.find}
        placeholder=${words.findHint}
        .value=${this.term}
        @input=${(event: Event) => {
          this.look((event.target as HTMLInputElement).value);
          actions.changed();
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Escape') actions.close();
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
        }}
      />
      <span class="sub find-count" role="status">${said}</span>
      <button class="button small" type="button" aria-label=${words.findPrevious} @click=${() => step(-1)}>
        ${chevronUpIcon()}
      </button>
      <button class="button small" type="button" aria-label=${words.findNext} @click=${() => step(1)}>
        ${chevronDownIcon()}
      </button>
      <button class="button small quiet" type="button" @click=${actions.close}>${shared.close}</button>
    </div>`;
  }

  #search(): void {
    const wanted = this.term.trim().toLowerCase();
    this.#matches = wanted === '' ? [] : this.#store.ids.filter((id) => this.#holds(id, wanted));
  }

  #holds(id: string, wanted: string): boolean {
    const alert = this.#store.alert(id);
    if (alert === null) return false;
    return [alert.number, alert.summary, alert.place.text].some((text) => text.toLowerCase().includes(wanted));
  }
}
