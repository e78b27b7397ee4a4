import { html, type LitElement, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { Dialog } from '../foundation/dialog.ts';
import { xIcon } from '../foundation/icons.generated.ts';
import { localized } from '../foundation/localized.ts';
import { outcomeOf } from './draft.ts';
import { findItems } from './item-search.ts';
import { askedItems } from './progress.ts';
import type { CheckInHand } from './rental-check.state.ts';
import type { ViewContext } from './view-context.ts';
import { aspectName } from './wording.ts';

const tones: Readonly<Record<string, string>> = { conforms: 'ok', fault: 'extreme' };

/** The search for an item: answers the code of the one that was chosen. */
export class SearchDialog {
  readonly #dialog: Dialog<string>;
  readonly #host: LitElement;
  #query = '';

  constructor(host: LitElement) {
    this.#host = host;
    this.#dialog = new Dialog<string>(host);
  }

  open(): Promise<string | null> {
    this.#query = '';
    return this.#dialog.open();
  }

  render(check: CheckInHand, context: ViewContext): unknown {
    const { words, format } = context.language;
    if (!this.#dialog.isOpen) return undefined;
    const name = (aspect: string) => aspectName(check.standard, aspect, context.language);
    const found = findItems(check.standard, askedItems(check), this.#query, name);
    return this.#dialog.render({
      heading: words.searchHeading,
      body: html`<div class="search" @keydown=${(event: KeyboardEvent) => this.#walk(event)}>
        <div class="search-field">
          <input
            id="search"
            type="text"
            inputmode="search"
            enterkeyhint="go"
            autocomplete="off"
            spellcheck="false"
            autofocus
            aria-label=${words.searchLabel}
            placeholder=${words.searchLabel}
            .value=${live(this.#query)}
            @input=${(event: InputEvent) => this.#ask((event.target as HTMLInputElement).value)}
            @keydown=${(event: KeyboardEvent) => {
              if (event.key === 'Enter' && !event.isComposing) this.#dialog.close(found[0]?.code ?? null);
            }}
          />
          ${
            this.#query === ''
              ? null
              : html`<button
                  class="button quiet small"
                  type="button"
                  data-clear
                  aria-label=${words.searchClear}
                  @click=${(event: Event) => this.#clear(event)}
                >
                  ${xIcon()}
                </button>`
          }
        </div>
        <p class="sub" role="status">${words.searchFound(found.length, format)}</p>
        ${
          found.length === 0
            ? html`<p>${words.searchNone}</p>`
            : html`<ul class="search-found">
                ${found.map((item) => this.#found(check, item, name(item.aspect), context))}
              </ul>`
        }
      </div>`,
      actions: html`<button class="button" type="button" @click=${() => this.#dialog.close(null)}>${words.close}</button>`,
    });
  }

  #found(
    check: CheckInHand,
    { code, text }: CheckInHand['standard']['items'][number],
    aspect: string,
    { language }: ViewContext,
  ): TemplateResult {
    const { words, tag } = language;
    const outcome = outcomeOf(check.draft, code);
    const said = localized(text, tag);
    return html`<li>
      <button class="search-item" type="button" data-found=${code} @click=${() => this.#dialog.close(code)}>
        <span class="sub">${code} · ${aspect}</span>
        <span lang=${said.lang ?? tag}>${said.text}</span>
        <span class="tag ${outcome === null ? '' : (tones[outcome] ?? '')}"
          >${outcome === null ? words.notAnswered : words.outcomes[outcome]}</span
        >
      </button>
    </li>`;
  }

  #ask(query: string): void {
    this.#query = query;
    this.#host.requestUpdate();
  }

  #clear(event: Event): void {
    this.#ask('');
    (event.currentTarget as HTMLElement).parentElement?.querySelector('input')?.focus();
  }

  /** Arrows go from the field to what was found, and back. */
  #walk(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.isComposing) return;
    const stops = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('input, .search-item')];
    const at = stops.indexOf(event.target as HTMLElement);
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus();
  }
}
