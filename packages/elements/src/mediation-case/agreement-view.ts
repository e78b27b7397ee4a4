import type { MediationAgreement } from '@wardkit/contract/mediation-agreements';
import { html, type TemplateResult } from 'lit';
import { circleCheckIcon } from '../foundation/icons.generated.ts';
import { type CaseContext, dayOf, daysTag, partyName } from './case-words.ts';
import type { OwnCase } from './mediation-case.state.ts';

/** The agreement in full, with what is the party's own marked. */
export function agreementView(shown: OwnCase, context: CaseContext): TemplateResult | null {
  const { agreement } = shown;
  if (agreement === null) return null;
  const { language } = context;
  const { words } = language;
  return html`<section class="part agreement" aria-labelledby="agreement-heading">
    <h3 id="agreement-heading">${words.agreementHeading}</h3>
    <p>
      <span class="tag ${agreement.inForceAt === null ? 'moderate' : 'ok'}">
        ${agreement.inForceAt === null ? words.notInForce : words.inForceSince(dayOf(agreement.inForceAt, language))}
      </span>
    </p>
    <p class="sub">${agreement.form === 'oral' ? words.oral : words.written}</p>
    <dl class="told">
      ${(['facts', 'issues', 'liability'] as const).map(
        (name) => html`<div><dt>${words[name]}</dt><dd class="long" lang="zh-Hans">${agreement[name]}</dd></div>`,
      )}
    </dl>
    <h4>${words.stepsHeading}</h4>
    <ol class="owed-steps">
      ${agreement.steps.map((step) => stepView(step, shown, context))}
    </ol>
  </section>`;
}

function stepView(step: MediationAgreement['steps'][number], shown: OwnCase, context: CaseContext): TemplateResult {
  const { language } = context;
  const { words } = language;
  const isOwn = (partyId: string | null) => shown.own.some(({ id }) => id === partyId);
  const to =
    step.toPartyId === null
      ? words.stepTo(words.theOthers)
      : isOwn(step.toPartyId)
        ? words.stepToYou
        : words.stepTo(partyName(step.toPartyId, shown, language));
  return html`<li class="owed-step ${isOwn(step.byPartyId) ? 'own' : ''}">
    <p class="owed" lang="zh-Hans">${step.content}</p>
    <p class="sub">
      ${isOwn(step.byPartyId) ? html`<strong>${words.stepYours}</strong>` : words.stepBy(partyName(step.byPartyId, shown, language))}
      · ${to} · <span lang="zh-Hans">${step.way}</span>
    </p>
    <p>
      ${
        step.performedOn === null
          ? html`${words.dueOn(dayOf(step.dueOn, language))} ${shown.agreement?.inForceAt == null ? null : daysTag(step.dueOn, context)}`
          : html`<span class="performed">${circleCheckIcon()} ${words.performedOn(dayOf(step.performedOn, language))}</span>`
      }
    </p>
  </li>`;
}
