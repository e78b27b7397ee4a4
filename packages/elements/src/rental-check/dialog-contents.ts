import { html } from 'lit';
import type { Dialog } from '../foundation/dialog.ts';
import { currentAspect, missingItems } from './progress.ts';
import type { RentalCheckMessages } from './rental-check.en.ts';
import type { CheckInHand } from './rental-check.state.ts';
import type { ViewContext } from './view-context.ts';
import { aspectName, foreignLanguage, localized } from './wording.ts';

/** Asks once before the rest of an aspect is answered as conforming, and names what that is. */
export function togetherDialog(dialog: Dialog<'yes'>, check: CheckInHand | null, { language }: ViewContext): unknown {
  if (check === null) return undefined;
  const { words, format, tag } = language;
  const aspect = currentAspect(check.standard, check.draft);
  const open = missingItems(check.standard, check.draft).filter((item) => item.aspect === aspect);
  return dialog.render({
    heading: words.togetherHeading(open.length, format),
    body: html`<p>${words.togetherBody(aspectName(check.standard, aspect, language))}</p>
      <ul class="together-items">
        ${open.map((item) => {
          const text = localized(item.text, tag);
          return html`<li lang=${foreignLanguage(text, tag) ?? tag}>${text}</li>`;
        })}
      </ul>`,
    actions: html`<button class="button" type="button" @click=${() => dialog.close(null)}>${words.cancel}</button>
      <button class="button primary" type="button" autofocus data-together-yes @click=${() => dialog.close('yes')}>
        ${words.togetherYes(open.length, format)}
      </button>`,
  });
}

/** Asks before a check that was handed in is dropped for good. */
export function dropDialog(dialog: Dialog<'yes'>, words: RentalCheckMessages): unknown {
  return dialog.render({
    heading: words.dropHeading,
    body: html`<p>${words.dropBody}</p>`,
    actions: html`<button class="button" type="button" @click=${() => dialog.close(null)}>${words.keepMine}</button>
      <button class="button primary danger" type="button" data-drop-yes @click=${() => dialog.close('yes')}>
        ${words.dropYes}
      </button>`,
  });
}
