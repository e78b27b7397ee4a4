import type { StandardItem } from '@wardkit/contract/rental-check-standards';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { localized } from '../foundation/localized.ts';
import { photoField } from '../foundation/photographs/photo-field.ts';
import type { Photographs } from '../foundation/photographs/photographs.ts';
import { longestNote } from './draft-changes.ts';
import { phrasesOf } from './phrases.ts';
import type { CheckInHand } from './rental-check.state.ts';
import type { ViewContext } from './view-context.ts';

/** Below this many characters the person is told how many are left. */
const nearlyFull = 200;

/** The photographs and the note of an item. */
export function detailsView(
  check: CheckInHand,
  item: StandardItem,
  context: ViewContext,
  kept: Photographs,
): TemplateResult {
  const { words, format } = context.language;
  const entry = check.draft.answers[item.code];
  const note = entry?.note ?? '';
  const left = longestNote - note.length;
  return html`<div class="details">
    ${photoField({
      place: item.code,
      photographs: entry?.photographs ?? [],
      kept,
      language: context.language,
      nameOf: (number) => words.photographOf(number, item.code),
      add: (files) => context.actions.addPhotographs(item.code, files),
      remove: (id) => context.actions.removePhotograph(item.code, id),
      dismiss: () => context.actions.dismissRefusals(item.code),
    })}
    <label class="visually-hidden" for="note-${item.code}">${words.noteFor(item.code)}</label>
    <textarea
      id="note-${item.code}"
      class="note"
      rows="1"
      maxlength=${longestNote}
      placeholder=${words.notePlaceholder}
      .value=${live(note)}
      @input=${(event: InputEvent) => context.actions.writeNote(item.code, (event.target as HTMLTextAreaElement).value)}
    ></textarea>
    ${phrasesView(check, item, note, context)}
    ${left <= nearlyFull ? html`<p class="sub">${words.noteLeft(left, format)}</p>` : null}
  </div>`;
}

function phrasesView(
  { standard }: CheckInHand,
  item: StandardItem,
  note: string,
  { language, actions }: ViewContext,
): TemplateResult | null {
  const { words, tag } = language;
  const phrases = phrasesOf(standard, item).map((phrase) => localized(phrase, tag));
  if (phrases.length === 0) return null;
  return html`<div class="phrases" role="group" aria-label=${words.phrases(item.code)}>
    ${phrases.map(
      ({ text, lang }) => html`<button
        class="chip"
        type="button"
        data-phrase
        aria-pressed=${note.includes(text)}
        lang=${lang ?? nothing}
        @click=${() => actions.insertPhrase(item.code, text)}
      >
        ${text}
      </button>`,
    )}
  </div>`;
}
