import { html, type TemplateResult } from 'lit';
import { type CaseContext, dayOf, daysTag, weekday } from './case-words.ts';
import type { OwnCase } from './mediation-case.state.ts';
import { confirmationDeadline } from './own-case.ts';

/**
 * That both can ask a court to confirm the agreement, and until when. Source: 人民调解法 第三十三条; 民事诉讼法
 * 第二百零五条. Null where there is nothing to confirm.
 */
export function courtView({ mediation, deadlines }: OwnCase, context: CaseContext): TemplateResult | null {
  const { language } = context;
  const { words } = language;
  const { confirmation } = mediation;
  const deadline = confirmationDeadline(deadlines);
  if (deadline === null && confirmation === null) return null;
  return html`<section class="part court" aria-labelledby="court-heading">
    <h3 id="court-heading">${words.courtHeading}</h3>
    ${
      confirmation === null
        ? html`<p>${words.courtLead}</p> ${untilWhen(deadline, context)}`
        : html`<p><strong>${decision(confirmation, context)}</strong></p>`
    }
    <p class="sub">${words.courtSource}</p>
  </section>`;
}

function untilWhen(deadline: OwnCase['deadlines'][number] | null, context: CaseContext): TemplateResult | null {
  if (deadline === null) return null;
  const { language } = context;
  const { words } = language;
  const { dueAt, lastDay, missingCalendarYear, state } = deadline;
  if (dueAt === null) {
    return html`<p><strong>${words.courtUnknown(missingCalendarYear ?? new Date(context.now).getFullYear())}</strong></p>
      ${lastDay === null ? null : html`<p>${words.courtCounted(dayOf(lastDay, language))}</p>`}`;
  }
  if (state === 'passed' || Date.parse(dueAt) < context.now) return html`<p>${words.courtPast}</p>`;
  if (state !== 'running') return null;
  return html`<p class="until">
    <strong>${words.courtUntil(weekday(dueAt, language))}</strong> ${daysTag(dueAt, context)}
  </p>`;
}

function decision(
  { court, appliedOn, outcome, decidedOn }: NonNullable<OwnCase['mediation']['confirmation']>,
  { language }: CaseContext,
): string {
  const { words } = language;
  const told = outcome === null ? undefined : words.courtDecided[outcome];
  const day = dayOf(decidedOn ?? appliedOn, language);
  return told === undefined ? words.courtAsked(court, dayOf(appliedOn, language)) : told(court, day);
}
