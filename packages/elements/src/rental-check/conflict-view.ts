import { buildingFacts } from '@wardkit/contract/items-that-apply';
import type { StandardItem } from '@wardkit/contract/rental-check-standards';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { checkIcon, gitCompareIcon, minusIcon, xIcon } from '../foundation/icons.generated.ts';
import { localized } from '../foundation/localized.ts';
import { saveMark, saveWarning } from './bar-view.ts';
import { type ComparedAnswer, type Difference, differencesOf } from './conflict-differences.ts';
import { mergeChecks } from './conflict-merging.ts';
import { headView } from './head-view.ts';
import { houseOf } from './house-facts.ts';
import type { RentalCheckState } from './rental-check.state.ts';
import { previewStars } from './star-preview.ts';
import { starsMark } from './stars-view.ts';
import type { ViewContext } from './view-context.ts';
import { dayAndTime } from './wording.ts';

type ConflictScreen = Extract<RentalCheckState, { kind: 'conflict' }>;

/** Two officers' checks of the same premises side by side, and the two ways on. */
export function conflictView(state: ConflictScreen, context: ViewContext): TemplateResult {
  const { words, format } = context.language;
  const { subject, mine, theirs, choices } = state;
  const differences = differencesOf(subject.standard, mine.answers, theirs.answers);
  const alike = subject.standard.items.length - differences.length;
  const known = new Set(theirs.hazards.map((hazard) => hazard.id));
  const hazards = [...theirs.hazards, ...subject.hazards.filter((hazard) => !known.has(hazard.id))];
  const merged = mergeChecks(mine, theirs, choices);
  const { rating } = previewStars(
    subject.standard,
    subject.premises.address.divisionCode,
    merged.answers,
    hazards,
    buildingFacts(houseOf(subject, { facts: {} }), mine.facts),
  );
  const when = dayAndTime(theirs.receivedAt, context.now, format);
  return html`<div class="check" data-state="conflict">
    <header class="head">${headView(subject, context)}</header>
    <div class="body">
      <section class="card receipt moderate">
        <span class="receipt-icon">${gitCompareIcon()}</span>
        <h3 class="receipt-heading" tabindex="-1">${words.conflictHeading}</h3>
        <p class="receipt-body">${words.conflictBody(theirs.checkedBy.displayName, when)}</p>
        ${differences.length === 0 ? null : html`<p class="receipt-body">${words.conflictChoose}</p>`}
      </section>
      ${saveWarning(state.save, context)}
      <section class="card versus">
        <div class="versus-row versus-head">
          <div>
            <h4>${Object.values(choices).includes('theirs') ? words.asChosen : words.mine}</h4>
            ${starsMark(rating.stars, words.rated(rating.stars))}
            <p>${words.rated(rating.stars)}</p>
          </div>
          <div>
            <h4>${words.theirs}</h4>
            ${starsMark(theirs.rating.stars, words.rated(theirs.rating.stars))}
            <p>${words.rated(theirs.rating.stars)}</p>
          </div>
        </div>
        <h4 class="section-heading">
          ${differences.length === 0 ? words.noDifference : words.differing(differences.length, format)}
        </h4>
        <ul class="rows">
          ${differences.map(
            (each) => html`<li class="versus-item">
              ${itemName(each.item, context)}
              <div class="versus-row" role="radiogroup" aria-labelledby="differs-${each.item.code}">
                ${(['mine', 'theirs'] as const).map((side) => choiceView(state, each, side, context))}
              </div>
            </li>`,
          )}
        </ul>
        ${alike === 0 || differences.length === 0 ? null : html`<p class="sub">${words.alike(alike, format)}</p>`}
      </section>
    </div>
    <div class="bar">
      <div class="grow bar-hint">
        ${differences.length === 0 || state.save.kind === 'untouched' ? null : saveMark(state.save, context)}
        <p class="sub">${words.handMineInHint}</p>
      </div>
      <button
        class="button danger"
        type="button"
        data-drop
        ?disabled=${state.deciding}
        @click=${() => context.actions.askDrop()}
      >
        ${words.dropMine}
      </button>
      <button
        class="button primary"
        type="button"
        data-mine
        ?disabled=${state.deciding}
        @click=${() => context.actions.decideMine()}
      >
        ${words.handMineIn}
      </button>
    </div>
  </div>`;
}

/** One of the two answers to an item, to be chosen. What one of them does not answer can't be taken from it. */
function choiceView(
  { choices, deciding }: ConflictScreen,
  difference: Difference,
  side: 'mine' | 'theirs',
  context: ViewContext,
): TemplateResult {
  const { words } = context.language;
  const { code } = difference.item;
  const answer = difference[side];
  return html`<label class="versus-choice">
    <span class="versus-side">
      <input
        type="radio"
        name="differs-${code}"
        value=${side}
        ?disabled=${deciding || (answer === null && side === 'theirs')}
        .checked=${live((choices[code] ?? 'mine') === side)}
        @change=${() => context.actions.choose(code, side)}
      />
      ${side === 'mine' ? words.mine : words.theirs}
    </span>
    ${answerView(answer, context)}
  </label>`;
}

function itemName(item: StandardItem, { language }: ViewContext): TemplateResult {
  const { text, lang } = localized(item.text, language.tag);
  return html`<p class="item-name" id="differs-${item.code}">
    <span class="numbers">${item.code}</span> <span lang=${lang ?? nothing}>${text}</span>
  </p>`;
}

const marks = { conforms: checkIcon, fault: xIcon, 'not-applicable': minusIcon } as const;
const tones = { conforms: 'ok', fault: 'extreme', 'not-applicable': '' } as const;

function answerView(answer: ComparedAnswer | null, { language }: ViewContext): TemplateResult {
  const { words, format } = language;
  if (answer === null) return html`<span class="quiet">${words.notAnswered}</span>`;
  const outcome = answer.outcome as keyof typeof marks;
  return html`<span class="tag ${tones[outcome] ?? ''}"
      >${marks[outcome]?.()}${words.outcomes[answer.outcome] ?? answer.outcome}</span
    >
    ${answer.note ? html`<p class="quoted">${answer.note}</p>` : null}
    ${
      answer.photographIds.length > 0
        ? html`<p class="sub">${words.photographCount(answer.photographIds.length, format)}</p>`
        : null
    }`;
}
