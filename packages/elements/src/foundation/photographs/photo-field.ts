import { html, type TemplateResult } from 'lit';
import { cameraIcon, circleAlertIcon, imageIcon, trash2Icon, xIcon } from '../icons.generated.ts';
import type { Language } from '../language.ts';
import type { SharedMessages } from '../shared.en.ts';
import { noticeLine } from '../state-notice.ts';
import { mostPhotographs, type Photographs, type RefusedPhotograph } from './photographs.ts';

/** What the photographs of one place need to be drawn. */
export interface PhotoFieldOptions {
  /** Where they belong, as {@link Photographs} knows it: the code of an item, the id of a hazard. */
  readonly place: string;
  readonly photographs: readonly { readonly id: string }[];
  readonly kept: Pick<Photographs, 'workOf' | 'thumbnail'>;
  readonly language: Pick<Language<unknown>, 'shared' | 'format'>;
  /** What a photograph is called for those who can't see it, by its number from 1 on. */
  readonly nameOf: (number: number) => string;
  readonly add: (files: readonly File[]) => void;
  readonly remove: (id: string) => void;
  /** Takes the words about refused files away. */
  readonly dismiss: () => void;
}

/**
 * Photographs that are taken or chosen, with what is going on and what was refused. The styles are `photoField` of
 * `styles/photo-field.ts`; an error summary finds the field by `[data-take="<place>"]`.
 */
export function photoField(options: PhotoFieldOptions): TemplateResult {
  const { place, photographs, kept, dismiss } = options;
  const { format } = options.language;
  const words = options.language.shared.photographs;
  const { busy, refused } = kept.workOf(place);
  return html`<ul class="photographs" aria-label=${words.heading}>
      ${photographs.map(({ id }, index) => photographView(id, index + 1, options))}
      ${photographs.length + busy >= mostPhotographs ? null : addView(options)}
    </ul>
    ${busy === 0 ? null : html`<p class="sub">${words.busy(busy, format)}</p>`}
    ${
      refused.length === 0
        ? null
        : noticeLine(
            'extreme',
            circleAlertIcon(),
            html`${refused.map((each) => html`<p>${refusalWords(each, words)}</p>`)}`,
            html`<button class="button quiet small" type="button" aria-label=${words.dismiss} @click=${dismiss}>
              ${xIcon()}
            </button>`,
          )
    }`;
}

function photographView(id: string, number: number, options: PhotoFieldOptions): TemplateResult {
  const words = options.language.shared.photographs;
  const picture = options.kept.thumbnail(id);
  return html`<li class="photograph">
    ${
      picture === null
        ? html`<span class="picture waiting"></span>`
        : picture === 'lost'
          ? html`<span class="picture lost">${imageIcon()}<span>${words.lost}</span></span>`
          : html`<img class="picture" src=${picture} alt=${options.nameOf(number)} />`
    }
    <button class="remove" type="button" aria-label=${words.remove(number)} @click=${() => options.remove(id)}>
      <span class="remove-face">${trash2Icon()}</span>
    </button>
  </li>`;
}

// Two inputs: with `capture` a phone opens its camera at once and offers no library.
function addView(options: PhotoFieldOptions): TemplateResult {
  const words = options.language.shared.photographs;
  return html`<li class="add">
      <label class="add-face">
        <input
          class="visually-hidden"
          type="file"
          accept="image/*"
          capture="environment"
          data-take=${options.place}
          @change=${(event: Event) => take(event, options)}
        />
        ${cameraIcon()}<span>${words.take}</span>
      </label>
    </li>
    <li class="add">
      <label class="add-face">
        <input
          class="visually-hidden"
          type="file"
          accept="image/*"
          multiple
          data-choose=${options.place}
          @change=${(event: Event) => take(event, options)}
        />
        ${imageIcon()}<span>${words.choose}</span>
      </label>
    </li>`;
}

function take(event: Event, { add }: PhotoFieldOptions): void {
  const input = event.target as HTMLInputElement;
  const files = [...(input.files ?? [])];
  // Emptied, so that the same file can be chosen again after it was removed.
  input.value = '';
  if (files.length > 0) add(files);
}

function refusalWords({ name, refusal }: RefusedPhotograph, words: SharedMessages['photographs']): string {
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
