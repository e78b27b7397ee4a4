import { html, type TemplateResult } from 'lit';
import { imageIcon } from '../icons.generated.ts';
import type { RecordPictures } from './record-pictures.ts';

/** A widget's words for the pictures of a record. */
interface PictureWords {
  readonly pictures: string;
  picture(number: number): string;
  readonly pictureMissing: string;
}

/** Photographs on record, each a link to itself in full. */
export function picturesView(
  photographIds: readonly string[],
  pictures: RecordPictures,
  words: PictureWords,
): TemplateResult | null {
  if (photographIds.length === 0) return null;
  return html`<ul class="photographs" aria-label=${words.pictures}>
    ${photographIds.map((id, index) => {
      const picture = pictures.of(id);
      if (picture === null) return html`<li><span class="picture waiting"></span></li>`;
      if (picture === 'missing') {
        return html`<li><span class="picture">${imageIcon()}<span>${words.pictureMissing}</span></span></li>`;
      }
      return html`<li>
        <a class="picture-link" href=${picture} target="_blank" rel="noopener">
          <img class="picture" src=${picture} alt=${words.picture(index + 1)} />
        </a>
      </li>`;
    })}
  </ul>`;
}
