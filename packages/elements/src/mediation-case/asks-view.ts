import { html, type TemplateResult } from 'lit';
import { calendarClockIcon, circleCheckIcon, mapPinIcon, pencilIcon } from '../foundation/icons.generated.ts';
import { type CaseContext, daysTag, partyName, roleAndName, timeOfDayIn, weekday } from './case-words.ts';
import type { CaseTask, OwnCase } from './mediation-case.state.ts';
import { type Ask, asksOf } from './own-case.ts';

/** What is asked of the party now: the loudest thing on the page. */
export function asksView(
  shown: OwnCase,
  context: CaseContext,
  begin: (task: CaseTask, partyId: string) => void,
): TemplateResult | null {
  const { words } = context.language;
  const asks = asksOf(shown, context.now);
  // What is over asks nothing, and need not say so.
  if (asks.length === 0 && (shown.mediation.outcome ?? null) !== null && shown.mediation.state !== 'effective')
    return null;
  return html`<section class="part asked" aria-labelledby="now-heading">
    <h3 id="now-heading">${words.nowHeading}</h3>
    ${
      asks.length === 0
        ? html`<p class="nothing">${circleCheckIcon()} ${shown.own.length === 0 ? words.nothingOwn : words.nothingNow}</p>`
        : html`<ul class="asks">
            ${asks.map((ask) => html`<li class="ask" data-ask=${ask.kind}>${askView(ask, shown, context, begin)}</li>`)}
          </ul>`
    }
  </section>`;
}

function askView(
  ask: Ask,
  shown: OwnCase,
  context: CaseContext,
  begin: (task: CaseTask, partyId: string) => void,
): TemplateResult {
  const { language } = context;
  const { words } = language;
  // Who speaks for somebody else, or for several, is told for whom.
  const forWhom = (partyId: string) => {
    const party = shown.own.find(({ id }) => id === partyId);
    return party === undefined || !standsFor(shown, partyId)
      ? null
      : html`<p class="sub">${words.inNameOf(roleAndName(party, words))}</p>`;
  };
  switch (ask.kind) {
    case 'consent':
      return html`<h4>${words.asks.consent}</h4>
        ${forWhom(ask.party.id)}
        <p>${words.asks.consentMeaning}</p>
        <p>${words.asks.refuseMeaning}</p>
        <div class="choices">
          <button class="button primary" type="button" data-begin="consent" @click=${() => begin('consent', ask.party.id)}>
            ${words.asks.consentButton}
          </button>
          <button class="button" type="button" data-begin="refuse" @click=${() => begin('refuse', ask.party.id)}>
            ${words.asks.refuseButton}
          </button>
        </div>`;
    case 'attend':
      return html`<h4>${words.asks.attend} ${daysTag(ask.session.plannedFor, context, true)}</h4>
        <dl class="when">
          <div>
            <dt>${calendarClockIcon()} <span class="visually-hidden">${words.day}</span></dt>
            <dd>
              <time datetime=${ask.session.plannedFor}>
                ${weekday(ask.session.plannedFor, language)} <strong>${timeOfDayIn(ask.session.plannedFor, language)}</strong>
              </time>
            </dd>
          </div>
          <div>
            <dt>${mapPinIcon()} <span class="visually-hidden">${words.place}</span></dt>
            <dd lang="zh-Hans">${ask.session.place}</dd>
          </div>
        </dl>`;
    case 'sign':
      return html`<h4>${pencilIcon()} ${words.asks.sign}</h4>
        ${forWhom(ask.party.id)}
        <p>${words.asks.signHow}</p>`;
    case 'perform': {
      const { content, way, toPartyId, dueOn, byPartyId } = ask.step;
      return html`<h4>${words.asks.perform} ${daysTag(dueOn, context)}</h4>
        ${forWhom(byPartyId)}
        <p class="owed" lang="zh-Hans">${content}</p>
        <p class="sub">
          <span lang="zh-Hans">${way}</span> ·
          ${words.stepTo(toPartyId === null ? words.theOthers : partyName(toPartyId, shown, language))}
        </p>
        <p><strong>${words.dueOn(weekday(dueOn, language))}</strong></p>
        <p class="sub">${words.asks.performHow}</p>`;
    }
  }
}

function standsFor({ own, parties }: OwnCase, partyId: string): boolean {
  return own.length > 1 || parties.some(({ standsForPartyId }) => standsForPartyId === partyId);
}
