import type { MediationObjection } from '@wardkit/contract/mediation-objections';
import { html, type TemplateResult } from 'lit';
import { circleAlertIcon, cloudUploadIcon } from '../foundation/icons.generated.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import { type CaseContext, dayOf } from './case-words.ts';
import type { ReadyState } from './mediation-case.state.ts';
import { mayObject } from './own-case.ts';

/** What the party objected to, by when they get an answer, and what it was. */
export function objectionsView(
  { shown, waiting }: ReadyState,
  context: CaseContext,
  begin: () => void,
  takeBack: (itemId: string) => void,
): TemplateResult | null {
  const { words } = context.language;
  const { objections } = shown;
  const mayFile = mayObject(shown);
  if (!mayFile && waiting.length === 0 && objections?.length === 0) return null;
  return html`<section class="part" aria-labelledby="objections-heading">
    <h3 id="objections-heading">${words.objectionsHeading}</h3>
    ${waiting.map(({ id, state }) =>
      state === 'rejected' || state === 'conflict'
        ? noticeLine(
            'extreme',
            circleAlertIcon(),
            words.notTaken,
            html`<button class="button small" type="button" data-take-back @click=${() => takeBack(id)}>${words.takeBack}</button>`,
          )
        : noticeLine('accent', cloudUploadIcon(), words.waiting),
    )}
    ${objections === null ? html`<p class="sub">${words.objectionsFailed}</p>` : null}
    ${
      objections === null || objections.length === 0
        ? null
        : html`<ul class="objections">${objections.map((each) => objectionView(each, context))}</ul>`
    }
    ${
      mayFile
        ? html`<p class="sub">${words.objectionsLead}</p>
            <button class="button wide" type="button" data-begin="object" @click=${begin}>${words.object}</button>`
        : null
    }
  </section>`;
}

function objectionView(
  { about, statement, filedAt, answerDueAt, answer }: MediationObjection,
  { language }: CaseContext,
): TemplateResult {
  const { words } = language;
  const { codes } = words;
  return html`<li class="objection">
    <p><strong>${words.objectionTo(codes.objectionSubjects[about] ?? about)}</strong></p>
    <p class="long" lang="zh-Hans">${statement}</p>
    <p class="sub">${words.filedOn(dayOf(filedAt, language))}</p>
    ${
      answer === null
        ? html`<p><span class="tag moderate">${words.answerBy(dayOf(answerDueAt, language))}</span></p>`
        : html`<p>
              <span class="tag ${answer.decision === 'upheld' ? 'ok' : 'accent'}">
                ${codes.objectionDecisions[answer.decision] ?? answer.decision}
              </span>
              <span class="sub">${words.answered(dayOf(answer.answeredAt, language))}</span>
            </p>
            <p class="long" lang="zh-Hans">${answer.reason}</p>`
    }
  </li>`;
}
