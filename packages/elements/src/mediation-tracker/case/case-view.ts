import type { MediationDeadline } from '@wardkit/contract/mediation-record';
import { html, nothing, type TemplateResult } from 'lit';
import {
  calendarClockIcon,
  checkIcon,
  circleAlertIcon,
  circleCheckIcon,
  clockIcon,
  printerIcon,
  triangleAlertIcon,
} from '../../foundation/icons.generated.ts';
import type { Language } from '../../foundation/language.ts';
import { localized } from '../../foundation/localized.ts';
import { noticeLine } from '../../foundation/state-notice.ts';
import type { PrintKind } from '../../mediation-print/printed-mediation.ts';
import { dueIn, toneOf } from '../due.ts';
import { dueInWords } from '../due-words.ts';
import type { CaseMessages } from './case.en.ts';
import type { CaseRecord, FormTarget } from './case.state.ts';
import { type Offer, type Offers, stageOf, stages } from './case-moves.ts';
import { wordOf } from './case-words.ts';

/** What the case is drawn with. */
export interface CaseContext {
  readonly language: Language<CaseMessages>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Opens a form; null while one is open or something is on its way. */
  readonly begin: ((about: FormTarget) => void) | null;
  /** Shows what can be printed. */
  readonly print: (kind: PrintKind) => void;
}

/** A button that opens a form. */
export function formButton(
  about: FormTarget,
  { language, begin }: CaseContext,
  kind = 'small',
  called: string | null = null,
): TemplateResult | null {
  if (begin === null) return null;
  const { words } = language;
  const key = about.target === null ? about.form : `${about.form} ${about.target}`;
  return html`<button
    class="button ${kind}"
    type="button"
    data-form-of=${key}
    aria-label=${called === null ? nothing : `${words.opens[about.form]}: ${called}`}
    @click=${() => begin(about)}
  >
    ${words.opens[about.form]}
  </button>`;
}

/** A button that shows what can be printed; not while a form is open, whose place it would take. */
export function printButton(kind: PrintKind, { language, begin, print }: CaseContext): TemplateResult | null {
  if (begin === null) return null;
  return html`<button class="button small" type="button" data-print-of=${kind} @click=${() => print(kind)}>
    ${printerIcon()} ${language.words.prints[kind]}
  </button>`;
}

/** What it is: number, kind, state, subject, and where it came from. */
export function headView({ mediation }: CaseRecord, { language }: CaseContext): TemplateResult {
  const { words, format } = language;
  const from = [
    wordOf(words.disputeTypes, mediation.disputeType, words.unknownDisputeType),
    wordOf(words.origins, mediation.origin, words.unknownOrigin),
    words.appliedOn(format.date(mediation.appliedOn)),
  ];
  return html`<header class="case-head">
    <p class="case-tags">
      <span class="tag">${wordOf(words.kinds, mediation.kind, words.unknownKind)}</span>
      <span class="tag ${toneOfState(mediation.state)}">${wordOf(words.states, mediation.state, words.unknownState)}</span>
      <span class="sub numbers">${mediation.number}</span>
    </p>
    <h3 id="case-heading" tabindex="-1" lang="zh-Hans">${mediation.subject}</h3>
    <p class="sub">${from.join(' · ')}</p>
  </header>`;
}

function toneOfState(state: string): string {
  if (state === 'breached') return 'extreme';
  if (['failed', 'refused', 'withdrawn', 'transferred', 'not-eligible', 'archived'].includes(state)) return '';
  return ['performed', 'followed-up', 'effective'].includes(state) ? 'ok' : 'accent';
}

/** The deadline that matters most: one that was missed, else the next that runs. */
function loudest(deadlines: readonly MediationDeadline[]): MediationDeadline | null {
  const due = ({ dueAt }: MediationDeadline) => (dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(dueAt));
  const open = deadlines.filter(({ state }) => state === 'running' || state === 'passed');
  return open.sort((one, other) => due(one) - due(other))[0] ?? null;
}

/** The next deadline, and the others behind it. */
export function deadlinesView({ mediation, deadlines }: CaseRecord, context: CaseContext): TemplateResult | null {
  const { words, format } = context.language;
  const known = deadlines ?? (mediation.nextDeadline === null ? [] : [mediation.nextDeadline]);
  const first = loudest(known);
  const others = known.filter((each) => each !== first);
  const session =
    mediation.nextSessionAt === null
      ? null
      : html`<p class="next-session">
          ${calendarClockIcon()} <span>${words.nextSession(format.dateTime(mediation.nextSessionAt))}</span>
        </p>`;
  if (first === null && others.length === 0 && session === null) return null;
  return html`<section class="deadlines" aria-label=${words.deadlinesHeading}>
    ${first === null ? null : firstDeadline(first, context)} ${session}
    ${
      others.length === 0
        ? null
        : html`<details class="fold">
            <summary>${words.otherDeadlines(others.length, format)}</summary>
            <ul class="lines">${others.map((each) => html`<li class="line">${deadlineLine(each, context)}</li>`)}</ul>
          </details>`
    }
  </section>`;
}

function firstDeadline(deadline: MediationDeadline, context: CaseContext): TemplateResult {
  const { language, now } = context;
  const { words, format } = language;
  const { dueAt, missingCalendarYear } = deadline;
  if (dueAt === null) {
    return html`<div class="deadline moderate">
      <p class="deadline-left">${triangleAlertIcon()} <span>${words.noDueDay}</span></p>
      <p>${titleOf(deadline, words)}</p>
      <p class="deadline-missing">${words.calendarMissing(missingCalendarYear)}</p>
      ${sourceView(deadline, language)}
    </div>`;
  }
  const due = dueIn(deadline, now);
  const tone = toneOf(due);
  return html`<div class="deadline ${tone === 'minor' ? 'calm' : tone}">
    <p class="deadline-left">
      ${due.kind === 'missed' ? circleAlertIcon() : clockIcon()} <span>${dueInWords(due, language)}</span>
    </p>
    <p class="deadline-title">${titleOf(deadline, words)} · ${words.until(format.dateTime(dueAt))}</p>
    ${sourceView(deadline, language)}
  </div>`;
}

function titleOf({ ruleId, title }: MediationDeadline, words: CaseMessages): unknown {
  return Object.hasOwn(words.deadlines, ruleId)
    ? words.deadlines[ruleId]
    : html`<span lang="zh-Hans">${title['zh-Hans']}</span>`;
}

function sourceView({ source, article }: MediationDeadline, { tag, words }: Language<CaseMessages>): TemplateResult {
  const { text, lang } = localized(source, tag);
  return html`<p class="sub deadline-source">
    ${words.source} <span lang=${lang ?? nothing}>${text}</span>${article === null ? null : html` <span lang="zh-Hans">${article}</span>`}
  </p>`;
}

function deadlineLine(deadline: MediationDeadline, { language }: CaseContext): TemplateResult {
  const { words, format } = language;
  const { dueAt, missingCalendarYear, state } = deadline;
  return html`<b>${titleOf(deadline, words)}</b>
    <span>${dueAt === null ? words.calendarMissing(missingCalendarYear) : words.until(format.dateTime(dueAt))}</span>
    <span class="tag ${state === 'met' ? 'ok' : state === 'passed' ? 'extreme' : ''}">
      ${wordOf(words.deadlineStates, state, '')}
    </span>`;
}

/** The way of a mediation: what is behind it, where it is, what is before it. */
export function stagesView(record: CaseRecord, { language }: CaseContext): TemplateResult {
  const { words } = language;
  const at = stages.indexOf(stageOf(record));
  const { outcome = null, state } = record.mediation;
  const isStopped = outcome !== null && outcome !== 'settled' && outcome !== 'breached';
  return html`<ol class="stages ${isStopped ? 'stopped' : ''}" aria-label=${words.stagesHeading}>
    ${stages.map((stage, index) => {
      const isDone = index < at || state === 'archived';
      return html`<li
        class="stage ${isDone ? 'done' : index === at ? 'now' : ''}"
        aria-current=${index === at && state !== 'archived' ? 'step' : nothing}
      >
        <span class="stage-mark" aria-hidden="true">${isDone ? checkIcon() : null}</span>
        <span class="stage-name">${words.stages[stage]}</span>
        ${isDone ? html`<span class="visually-hidden">${words.stageDone}</span>` : null}
      </li>`;
    })}
  </ol>`;
}

/** How it ended, where it did not end with an agreement that is kept. */
export function endingView({ mediation }: CaseRecord, { language }: CaseContext): TemplateResult | null {
  const { words, format } = language;
  const { ending, eligibility, outcome = null } = mediation;
  const reason = ending?.reason ?? (outcome === 'not-eligible' ? eligibility?.reason : null);
  if (reason == null) return null;
  return html`<div class="card ending">
    <h4>
      ${wordOf(words.outcomes, outcome ?? '', words.unknownOutcome)}
      ${ending?.transferredTo ? html`<span lang="zh-Hans">${ending.transferredTo}</span>` : null}
    </h4>
    <p class="case-text" lang="zh-Hans">${reason}</p>
    ${ending === null ? null : html`<p class="sub">${format.dateTime(ending.at)}</p>`}
    ${ending?.rightsToldAt ? html`<p class="sub">${words.rightsToldAt(format.dateTime(ending.rightsToldAt))}</p>` : null}
  </div>`;
}

/** What can be done now, and what that still needs. */
export function offersView({ next, more }: Offers, context: CaseContext): TemplateResult | null {
  if (context.begin === null || next.length + more.length === 0) return null;
  const { words } = context.language;
  return html`<section class="offers" aria-label=${words.nextHeading}>
    <h4>${words.nextHeading}</h4>
    <div class="offer-list">
      ${next.map(
        (offer, index) => html`<div class="offer">
        ${formButton(offer, context, index === 0 && (offer.missing ?? []).length === 0 ? 'primary' : '')} ${needsView(offer, context)}
      </div>`,
      )}
      ${
        more.length === 0
          ? null
          : html`<details class="more-forms">
              <summary class="button">${words.moreForms}</summary>
              <div class="more-list">${more.map((offer) => formButton(offer, context, ''))}</div>
            </details>`
      }
    </div>
  </section>`;
}

function needsView({ missing }: Offer, { language }: CaseContext): TemplateResult | null {
  const { words } = language;
  if (missing === null) return null;
  if (missing.length === 0) return html`<p class="sub offer-ready">${circleCheckIcon()} ${words.nothingMissing}</p>`;
  return html`<div class="offer-needs">
    ${noticeLine(
      'moderate',
      triangleAlertIcon(),
      html`${words.stillMissing}
        <ul class="needs-missing">
          ${missing.map((need) => html`<li>${wordOf(words.needs, need, words.unknownNeed)}</li>`)}
        </ul>`,
    )}
  </div>`;
}
