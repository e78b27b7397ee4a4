import { html, type TemplateResult } from 'lit';
import { checkIcon } from '../foundation/icons.generated.ts';
import type { CaseContext } from './case-words.ts';
import type { OwnCase } from './mediation-case.state.ts';
import { stages, stagesDone } from './own-case.ts';

/** Where it stands: in a sentence that anybody understands, and among the steps of its way. */
export function standingView({ mediation }: OwnCase, { language }: CaseContext): TemplateResult {
  const { words } = language;
  const { state, ending, eligibility } = mediation;
  const [heading, body] = words.standing[state] ?? words.otherStanding;
  const reason = ending?.reason ?? (state === 'not-eligible' ? eligibility?.reason : null) ?? null;
  return html`<section class="part standing">
    <p class="sub numbers">${words.number(mediation.number)} · <span lang="zh-Hans">${mediation.subject}</span></p>
    <h3 class="standing-heading" tabindex="-1">${heading}</h3>
    <p>${body}</p>
    ${stepsView(mediation, { language })}
    ${
      reason === null && ending?.transferredTo == null
        ? null
        : html`<dl class="told">
            ${reason === null ? null : html`<div><dt>${words.endedBecause}</dt><dd lang="zh-Hans">${reason}</dd></div>`}
            ${
              ending?.transferredTo == null
                ? null
                : html`<div><dt>${words.endedTo}</dt><dd lang="zh-Hans">${ending.transferredTo}</dd></div>`
            }
          </dl>`
    }
  </section>`;
}

function stepsView(
  mediation: OwnCase['mediation'],
  { language }: Pick<CaseContext, 'language'>,
): TemplateResult | null {
  const { words } = language;
  const done = stagesDone(mediation);
  if (done === null) return null;
  return html`<ol class="stages">
    ${stages.map((stage, at) => {
      const is = at < done ? 'done' : at === done ? 'now' : 'later';
      return html`<li class="stage ${is}" aria-current=${is === 'now' ? 'step' : 'false'}>
        <span class="stage-mark" aria-hidden="true">${is === 'done' ? checkIcon() : null}</span>
        <span>${words.stages[stage]}</span>
        ${is === 'later' ? null : html`<span class="visually-hidden">${is === 'done' ? words.stageDone : words.stageNow}</span>`}
      </li>`;
    })}
  </ol>`;
}
