import { html, type TemplateResult } from 'lit';
import { Dialog } from '../foundation/dialog.ts';
import type { Language } from '../foundation/language.ts';
import type { WardElement } from '../foundation/ward-element.ts';
import type { AlertListMessages } from './alert-list.en.ts';
import { keysOf } from './shortcuts.ts';

/** The sheet of keys. */
export class HelpSheet {
  readonly #dialog: Dialog<'close'>;

  constructor(host: WardElement) {
    this.#dialog = new Dialog(host);
  }

  open(): void {
    void this.#dialog.open();
  }

  view({ words, shared }: Language<AlertListMessages>): TemplateResult | undefined {
    return this.#dialog.render({
      heading: words.help,
      wide: true,
      body: html`<p>${words.helpHint}</p>
        <dl class="keys">
          ${keysOf(words).map(([keys, does]) => html`<div class="key"><dt><kbd>${keys}</kbd></dt><dd>${does}</dd></div>`)}
        </dl>`,
      actions: html`<button class="button primary" type="button" @click=${() => this.#dialog.close('close')}>
        ${shared.close}
      </button>`,
    });
  }
}
