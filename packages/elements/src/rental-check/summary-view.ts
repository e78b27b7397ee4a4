import { basisOf } from '@wardkit/contract/rectification';
import { html, type TemplateResult } from 'lit';
import { circleAlertIcon, circleCheckIcon } from '../foundation/icons.generated.ts';
import { severityTag, severityTone } from '../foundation/severity.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import { busyMark, countView, saveMark, saveWarning } from './bar-view.ts';
import type { Door } from './desk.ts';
import { doorView } from './door-view.ts';
import { headView, stepsView } from './head-view.ts';
import { keptView } from './kept-view.ts';
import { faultyItems, keptItems, missingItems } from './progress.ts';
import type { CheckInHand, RentalCheckState } from './rental-check.state.ts';
import { previewOf } from './star-preview.ts';
import { itemLink, previewView } from './stars-view.ts';
import type { ViewContext } from './view-context.ts';
import { adviceWords, dayAndTime, deadlineWords } from './wording.ts';

type SummaryState = Extract<RentalCheckState, { kind: 'summary' | 'handing-in' | 'rejected' }>;

/** The last look before handing in; also what the server refused, with the way to each item. */
export function summaryView(state: SummaryState, context: ViewContext, door: Door | null): TemplateResult {
  const { check } = state;
  const { words } = context.language;
  return html`<div class="check" data-state=${state.kind}>
    <header class="head">${headView(check, context)} ${stepsView(check, null, context)}</header>
    <div class="body two">
      <div class="main">
        ${saveWarning(check.save, context)} ${state.kind === 'rejected' ? refusalView(state, context) : null}
        ${state.kind === 'summary' && state.failure !== null ? failureView(state.failure, context) : null}
        <h3 class="section-heading summary-heading" tabindex="-1">${words.summaryHeading}</h3>
        ${missingView(check, state.kind === 'summary' && state.asked, context)} ${faultsView(check, context)}
        ${togetherView(check, context)} ${keptView(check, keptItems(check), context)}
        ${door === null ? null : doorView(check, context, door, state.kind === 'handing-in')}
      </div>
      <aside class="card preview" aria-label=${words.starsHeading}>
        ${previewView(check.standard, previewOf(check), context)}
      </aside>
    </div>
    ${summaryBar(state, context)}
  </div>`;
}

function summaryBar({ kind, check }: SummaryState, context: ViewContext): TemplateResult {
  const { words } = context.language;
  const first = kind === 'handing-in' ? undefined : missingItems(check)[0];
  return html`<div class="bar">
    <div class="bar-state">
      ${countView(check, context)} ${kind === 'handing-in' ? busyMark(words.handingIn) : saveMark(check.save, context)}
    </div>
    <button class="button" type="button" ?disabled=${kind === 'handing-in'} @click=${() => context.actions.backToItems()}>
      ${words.backToItems}
    </button>
    ${
      // What is missing comes before handing in: a button that can only refuse is no way on.
      first === undefined
        ? html`<button
            class="button primary"
            type="button"
            data-hand-in
            ?disabled=${kind === 'handing-in'}
            @click=${() => context.actions.handIn()}
          >
            ${words.handIn}
          </button>`
        : html`<button
            class="button primary"
            type="button"
            data-answer-first
            @click=${() => context.actions.goTo(first.aspect, first.code)}
          >
            ${words.answerFirst}
          </button>`
    }
  </div>`;
}

function missingView(check: CheckInHand, asked: boolean, context: ViewContext): TemplateResult | null {
  const { words, format } = context.language;
  const missing = missingItems(check);
  if (missing.length === 0) return null;
  return html`<section class="card error-summary ${asked ? 'asked' : ''}" aria-labelledby="missing-heading">
    <h4 class="error-heading" id="missing-heading" tabindex="-1">
      ${circleAlertIcon()}${words.missingHeading(missing.length, format)}
    </h4>
    <p>${words.missingBody}</p>
    <ul class="links">
      ${missing.map((item) => html`<li>${itemLink(check.standard, item.code, context)}</li>`)}
    </ul>
  </section>`;
}

function faultsView(check: CheckInHand, context: ViewContext): TemplateResult {
  const { words, format } = context.language;
  const faulty = faultyItems(check);
  if (faulty.length === 0) return noticeLine('ok', circleCheckIcon(), words.noFaults);
  const { divisionCode } = check.premises.address;
  return html`<section class="card" aria-labelledby="faults-heading">
    <h4 class="section-heading" id="faults-heading">${words.faultsHeading(faulty.length, format)}</h4>
    <ul class="rows">
      ${faulty.map((item) => {
        const entry = check.draft.answers[item.code];
        const observedAt = entry?.observedAt ?? '';
        const deadline = deadlineWords(check.standard, item, divisionCode, observedAt, context.now, context.language);
        const hazard = check.hazards.find((each) => each.itemCode === item.code);
        const count = entry?.photographs.length ?? 0;
        return html`<li class="fault-row">
          <div class="fault-row-head">
            ${severityTag(item.severity, words)}
            <strong class="deadline ${severityTone(item.severity)}"
              >${hazard === undefined ? deadline.due : words.keepsDeadline(dayAndTime(hazard.dueAt, context.now, format))}</strong
            >
          </div>
          ${itemLink(check.standard, item.code, context)}
          ${
            basisOf(check.standard, item, divisionCode) === 'advice'
              ? html`<p class="sub">${adviceWords(check.standard, item.code, words)}</p>`
              : null
          }
          ${entry?.note.trim() ? html`<p class="quoted">${entry.note}</p>` : null}
          <p class="sub">${hazard === undefined ? html`${deadline.words} · ` : null}${
            count === 0 ? words.noPhotograph : words.photographCount(count, format)
          }</p>
        </li>`;
      })}
    </ul>
  </section>`;
}

function togetherView({ draft }: CheckInHand, { language }: ViewContext): TemplateResult | null {
  const together = Object.values(draft.answers).filter((each) => each.answeredTogether && each.outcome !== null).length;
  if (together === 0) return null;
  return html`<p class="sub">${language.words.togetherCount(together, language.format)}</p>`;
}

function failureView(failure: 'full' | 'sign-in' | 'unavailable', { language }: ViewContext): TemplateResult {
  const { words } = language;
  const text = { full: words.handInFull, 'sign-in': words.handInSignIn, unavailable: words.handInFailed }[failure];
  return html`<div role="alert" class="failure" tabindex="-1">${noticeLine('extreme', circleAlertIcon(), text)}</div>`;
}

function refusalView(
  { check, title, detail, requestId }: Extract<RentalCheckState, { kind: 'rejected' }>,
  context: ViewContext,
): TemplateResult {
  const { words } = context.language;
  return html`<section class="card error-summary asked" role="alert" aria-labelledby="rejected-heading">
    <h3 class="error-heading" id="rejected-heading" tabindex="-1">${circleAlertIcon()}${words.rejectedHeading}</h3>
    <p>${words.rejectedBody}</p>
    ${
      // What to send is for a program; a person gets each fault below.
      title === '' || check.faults.length > 0 ? null : html`<p><bdi>${title}</bdi> <bdi>${detail}</bdi></p>`
    }
    <ul class="links">
      ${check.faults.map(
        (fault) => html`<li>
          ${
            fault.itemCode === null
              ? html`<span class="item-name">${words.wholeCheck}</span>`
              : itemLink(check.standard, fault.itemCode, context)
          }
          <p class="quoted">${fault.message}</p>
        </li>`,
      )}
    </ul>
    ${requestId === null ? null : html`<p class="sub numbers">${context.language.shared.errorReference(requestId)}</p>`}
  </section>`;
}
