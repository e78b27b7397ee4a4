import type { Mediation } from '@wardkit/contract/mediation-record';
import type { MediationMove } from '@wardkit/contract/mediation-states';
import { html, type TemplateResult } from 'lit';
import { infoIcon } from '../../foundation/icons.generated.ts';
import type { Language } from '../../foundation/language.ts';
import { noticeLine } from '../../foundation/state-notice.ts';
import type { MediationTrackerMessages } from '../mediation-tracker.en.ts';
import { type Stage, stageNames, stageOf } from '../stages.ts';
import { answerFor, type OpenMove, openMoves, type Refusal } from './board-moves.ts';

type Speaking = Language<MediationTrackerMessages>;

/** What a person can do in the dialog of moves. */
export interface MoveActions {
  readonly begin: (move: MediationMove) => void;
  readonly open: () => void;
}

/**
 * Where a mediation can go now, where it can not, and why.
 * @param wished the stage to which somebody dragged it or pressed a key; null where they only asked
 */
export function movesView(
  mediation: Mediation,
  wished: Stage | null,
  language: Speaking,
  actions: MoveActions,
): TemplateResult {
  const { words } = language;
  const wish = wished === null ? null : answerFor(mediation, wished);
  const offered = wish === null || wish.kind === 'refused' ? openMoves(mediation) : wish.moves;
  const ready = offered.filter(({ missing }) => missing.length === 0);
  const blocked = offered.filter(({ missing }) => missing.length > 0);
  const others = stageNames.filter((stage) => stage !== stageOf(mediation.state) && stage !== wished);
  return html`${wished === null || wish === null || wish.kind === 'open' ? null : refusedNotice(mediation, wished, language)}
    ${
      ready.length === 0
        ? null
        : html`<h4>${words.movesNow}</h4>
            <ul class="move-list">
              ${ready.map(
                ({ move, to }) => html`<li>
                  <button class="button" type="button" data-begin=${move} @click=${() => actions.begin(move)}>
                    ${words.moves[move] ?? move}
                  </button>
                  <span class="sub">${words.becomes(words.states[to] ?? to)}</span>
                </li>`,
              )}
            </ul>`
    }
    ${
      blocked.length === 0
        ? null
        : html`<h4>${words.movesBlocked}</h4>
            <ul class="move-list">${blocked.map((each) => html`<li>${blockedMove(each, language)}</li>`)}</ul>
            <button class="button small" type="button" data-to-case @click=${actions.open}>${words.openToSupply}</button>`
    }
    ${
      wished === null
        ? html`<details class="other-stages">
            <summary>${words.otherStages}</summary>
            <ul>
              ${others.map((stage) => {
                const answer = answerFor(mediation, stage);
                if (answer.kind !== 'refused') return null;
                return html`<li>
                  <b>${words.stages[stage]}</b> <span class="sub">${refusalInWords(answer.refusal, language)}</span>
                </li>`;
              })}
            </ul>
          </details>`
        : null
    }`;
}

function blockedMove({ move, missing }: OpenMove, { words, format }: Speaking): TemplateResult {
  const needs = missing.map((need) => words.needs[need] ?? need);
  return html`<b>${words.moves[move] ?? move}</b> <span class="sub">${words.missingFirst(format.list(needs))}</span>`;
}

/** Why a mediation does not go where it was dropped, and what to do now. */
function refusedNotice(mediation: Mediation, stage: Stage, language: Speaking): TemplateResult {
  const { words } = language;
  return html`<div data-refusal>
    ${noticeLine(
      'moderate',
      infoIcon(),
      html`<b>${words.notTo(words.stages[stage])}</b> ${refusalText(mediation, stage, language)}`,
    )}
  </div>`;
}

/** The same as one sentence, for who hears it. */
export function refusalText(mediation: Mediation, stage: Stage, language: Speaking): string {
  const { words, format } = language;
  const answer = answerFor(mediation, stage);
  if (answer.kind === 'refused') return refusalInWords(answer.refusal, language);
  const needs = [...new Set(answer.moves.flatMap(({ missing }) => missing))].map((need) => words.needs[need] ?? need);
  return words.missingFirst(format.list(needs));
}

function refusalInWords(refusal: Refusal, { words, format }: Speaking): string {
  switch (refusal.kind) {
    case 'there-already':
      return words.refusals.thereAlready;
    case 'archived':
      return words.refusals.archived;
    case 'ended':
      return words.refusals.ended;
    case 'no-way-back':
      return words.refusals.noWayBack;
    case 'too-far': {
      const { move, missing } = refusal.next;
      const first = words.refusals.tooFar(words.moves[move] ?? move);
      const needs = missing.map((need) => words.needs[need] ?? need);
      return needs.length === 0 ? first : `${first} ${words.missingFirst(format.list(needs))}`;
    }
  }
}
