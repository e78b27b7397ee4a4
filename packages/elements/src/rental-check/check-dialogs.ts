import { html, type LitElement } from 'lit';
import { Dialog } from '../foundation/dialog.ts';
import { localized } from '../foundation/localized.ts';
import { currentAspect, restOf } from './progress.ts';
import type { RentalCheckMessages } from './rental-check.en.ts';
import type { CheckInHand } from './rental-check.state.ts';
import { SearchDialog } from './search-dialog.ts';
import type { ViewContext } from './view-context.ts';
import { aspectName } from './wording.ts';

/** The questions that a check asks before it does something, and the search. */
export class CheckDialogs {
  /** Before the rest of an aspect is answered as conforming. */
  readonly together: Dialog<'yes'>;
  /** Before a check that was handed in is dropped for good. */
  readonly drop: Dialog<'yes'>;
  readonly search: SearchDialog;

  constructor(host: LitElement) {
    this.search = new SearchDialog(host);
    this.together = new Dialog<'yes'>(host);
    this.drop = new Dialog<'yes'>(host);
  }

  render(check: CheckInHand | null, context: ViewContext): unknown {
    return html`${check === null ? null : [this.#together(check, context), this.search.render(check, context)]} ${this.#drop(context.language.words)}`;
  }

  #together(check: CheckInHand, { language }: ViewContext): unknown {
    const { words, format, tag } = language;
    const aspect = currentAspect(check);
    const open = restOf(check, aspect);
    return this.together.render({
      heading: words.togetherHeading(open.length, format),
      body: html`<p>${words.togetherBody(aspectName(check.standard, aspect, language))}</p>
        <ul class="together-items">
          ${open.map((item) => {
            const { text, lang } = localized(item.text, tag);
            return html`<li lang=${lang ?? tag}>${text}</li>`;
          })}
        </ul>`,
      actions: html`<button class="button" type="button" @click=${() => this.together.close(null)}>${words.cancel}</button>
        <button class="button primary" type="button" data-together-yes @click=${() => this.together.close('yes')}>
          ${words.togetherYes(open.length, format)}
        </button>`,
    });
  }

  #drop(words: RentalCheckMessages): unknown {
    return this.drop.render({
      heading: words.dropHeading,
      body: html`<p>${words.dropBody}</p>`,
      actions: html`<button class="button" type="button" @click=${() => this.drop.close(null)}>${words.keepMine}</button>
        <button class="button primary danger" type="button" data-drop-yes @click=${() => this.drop.close('yes')}>
          ${words.dropYes}
        </button>`,
    });
  }
}
