import type { StandardItem } from '@wardkit/contract/rental-check-standards';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { cameraIcon, circleAlertIcon, imageIcon, trash2Icon, xIcon } from '../foundation/icons.generated.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import { longestNote } from './draft-changes.ts';
import { mostPhotographs } from './photograph-changes.ts';
import type { Photographs, RefusedPhotograph } from './photographs.controller.ts';
import type { RentalCheckMessages } from './rental-check.en.ts';
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
    ${photographsView(entry?.photographs ?? [], item, context, kept)}
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
    ${left <= nearlyFull ? html`<p class="sub">${words.noteLeft(left, format)}</p>` : null}
  </div>`;
}

function photographsView(
  photographs: readonly { readonly id: string }[],
  item: StandardItem,
  context: ViewContext,
  kept: Photographs,
): TemplateResult {
  const { words, format } = context.language;
  const { busy, refused } = kept.workOf(item.code);
  return html`<ul class="photographs" aria-label=${words.photographs}>
      ${photographs.map(({ id }, index) => photographView(id, index + 1, item, context, kept))}
      ${photographs.length + busy >= mostPhotographs ? null : addView(item, context)}
    </ul>
    ${busy === 0 ? null : html`<p class="sub">${words.photographsBusy(busy, format)}</p>`}
    ${
      refused.length === 0
        ? null
        : noticeLine(
            'extreme',
            circleAlertIcon(),
            html`${refused.map((each) => html`<p>${refusalWords(each, words)}</p>`)}`,
            html`<button
              class="button quiet small"
              type="button"
              aria-label=${words.dismiss}
              @click=${() => context.actions.dismissRefusals(item.code)}
            >
              ${xIcon()}
            </button>`,
          )
    }`;
}

function photographView(
  id: string,
  number: number,
  item: StandardItem,
  context: ViewContext,
  kept: Photographs,
): TemplateResult {
  const { words } = context.language;
  const picture = kept.thumbnail(id);
  return html`<li class="photograph">
    ${
      picture === null
        ? html`<span class="picture waiting"></span>`
        : picture === 'lost'
          ? html`<span class="picture lost">${imageIcon()}<span>${words.photographLost}</span></span>`
          : html`<img class="picture" src=${picture} alt=${words.photographOf(number, item.code)} />`
    }
    <button
      class="remove"
      type="button"
      aria-label=${words.removePhotograph(number)}
      @click=${() => context.actions.removePhotograph(item.code, id)}
    >
      <span class="remove-face">${trash2Icon()}</span>
    </button>
  </li>`;
}

// Two inputs: with `capture` a phone opens its camera at once and offers no library.
function addView(item: StandardItem, context: ViewContext): TemplateResult {
  const { words } = context.language;
  return html`<li class="add">
      <label class="add-face">
        <input
          class="visually-hidden"
          type="file"
          accept="image/*"
          capture="environment"
          data-take=${item.code}
          @change=${(event: Event) => take(event, item.code, context)}
        />
        ${cameraIcon()}<span>${words.takePhotograph}</span>
      </label>
    </li>
    <li class="add">
      <label class="add-face">
        <input
          class="visually-hidden"
          type="file"
          accept="image/*"
          multiple
          data-choose=${item.code}
          @change=${(event: Event) => take(event, item.code, context)}
        />
        ${imageIcon()}<span>${words.choosePhotographs}</span>
      </label>
    </li>`;
}

function take(event: Event, itemCode: string, { actions }: ViewContext): void {
  const input = event.target as HTMLInputElement;
  const files = [...(input.files ?? [])];
  // Emptied, so that the same file can be chosen again after it was removed.
  input.value = '';
  if (files.length > 0) actions.addPhotographs(itemCode, files);
}

function refusalWords({ name, refusal }: RefusedPhotograph, words: RentalCheckMessages): string {
  const called = name === '' ? words.thisFile : name;
  switch (refusal.reason) {
    case 'empty':
      return words.refusals.empty(called);
    case 'not-a-picture':
      return words.refusals.notPicture(called, words.fileKinds[refusal.found] ?? words.fileKinds.unknown ?? '');
    case 'heic':
      return words.refusals.heic(called);
    case 'unreadable':
      return words.refusals.unreadable(called);
    case 'too-many-pixels':
      return words.refusals.tooLarge(called);
    case 'too-many':
      return words.refusals.tooMany(mostPhotographs);
    case 'storage-full':
      return words.refusals.storageFull(called);
    case 'not-kept':
      return words.refusals.notKept(called);
  }
}
