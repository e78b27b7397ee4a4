import type { Rating, RatingReason } from '@wardkit/contract/ratings';
import type { RentalCheckStandard } from '@wardkit/contract/rental-check-standards';
import { html, nothing, type TemplateResult } from 'lit';
import { starIcon } from '../foundation/icons.generated.ts';
import { localized } from '../foundation/localized.ts';
import type { StarPreview } from './star-preview.ts';
import type { ViewContext } from './view-context.ts';
import { aspectName, points } from './wording.ts';

/** Up to three stars, with their word for those who do not see them. */
export function starsMark(count: number, word: string, open = false): TemplateResult {
  return html`<span class="stars ${open ? 'open' : ''}" role="img" aria-label=${word}>
    ${[1, 2, 3].map((each) => html`<span class=${each <= count ? 'star on' : 'star'}>${starIcon()}</span>`)}
  </span>`;
}

/** The stars as they would be, each aspect's part, and why. */
export function previewView(standard: RentalCheckStandard, preview: StarPreview, context: ViewContext): TemplateResult {
  const { words, format } = context.language;
  const { rating, missing, atMost } = preview;
  const heading = missing === 0 ? words.starsNow(rating.stars) : words.starsAtMost(atMost);
  return html`<div class="preview-head">
      ${starsMark(missing === 0 ? rating.stars : atMost, heading, missing > 0)}
      <p class="preview-word">${heading}</p>
      ${missing === 0 ? null : html`<p class="sub">${words.starsMissing(missing, format)}</p>`}
    </div>
    ${ratingDetails(standard, rating, preview.reasons, context)}`;
}

/** The parts of a rating and its reasons, with a way to each item. */
export function ratingDetails(
  standard: RentalCheckStandard,
  rating: Rating,
  reasons: readonly RatingReason[],
  context: ViewContext,
  linked = true,
): TemplateResult {
  const { words, format } = context.language;
  return html`<dl class="facts aspect-scores">
      ${rating.aspects.map(
        (aspect) => html`<div class="fact">
          <dt>${aspectName(standard, aspect.aspect, context.language)}</dt>
          <dd>
            ${
              aspect.answered < aspect.items
                ? html`<span class="quiet">${words.aspectOpen(aspect.answered, aspect.items)}</span>`
                : aspect.score === null
                  ? html`<span class="quiet">${words.scoreNone}</span>`
                  : words.score(points(aspect.score, format))
            }
          </dd>
        </div>`,
      )}
    </dl>
    ${
      reasons.length === 0
        ? null
        : html`<h4 class="why">${words.why}</h4>
            <ul class="reasons">
              ${reasons.map((reason) => reasonView(standard, rating, reason, context, linked))}
            </ul>`
    }
    ${
      rating.notCounted.length === 0
        ? null
        : html`<p class="sub">${words.notCounted(rating.notCounted.length, format)}</p>`
    }
    <p class="sub">${words.starsRule}</p>`;
}

function reasonView(
  standard: RentalCheckStandard,
  rating: Rating,
  reason: RatingReason,
  context: ViewContext,
  linked: boolean,
): TemplateResult {
  const { words, format } = context.language;
  const counted = reason.itemCodes.filter((code) => !rating.notCounted.includes(code));
  const text =
    reason.code === 'score' && rating.score !== null
      ? words.scoreReason(points(rating.score, format), reason.limit)
      : (words.reasons[reason.code] ?? reason.code);
  return html`<li>
    <p>${text}</p>
    ${
      counted.length === 0
        ? null
        : html`<ul class="reason-items">
            ${counted.map(
              (code) => html`<li>
                ${itemLink(standard, code, context, linked)}
                ${reason.code === 'score' ? html`<p class="sub weight">${weightWords(standard, code, context)}</p>` : null}
              </li>`,
            )}
          </ul>`
    }
  </li>`;
}

function weightWords({ items }: RentalCheckStandard, itemCode: string, { language }: ViewContext): string {
  const item = items.find((each) => each.code === itemCode);
  if (item === undefined) return '';
  return language.words.weight(points(item.weight ?? item.severity, language.format));
}

/** A way to an item: its code and text as a button that looks like a link. */
export function itemLink(
  standard: RentalCheckStandard,
  itemCode: string,
  { language, actions }: ViewContext,
  linked = true,
): TemplateResult {
  const item = standard.items.find((each) => each.code === itemCode);
  const { text, lang } = localized(item?.text ?? { 'zh-Hans': '' }, language.tag);
  const words = html`<span class="numbers">${itemCode}</span>
    <span lang=${lang ?? nothing}>${text}</span>`;
  if (!linked || item === undefined) return html`<span class="item-name">${words}</span>`;
  return html`<button class="item-link" type="button" @click=${() => actions.goTo(item.aspect, itemCode)}>${words}</button>`;
}
