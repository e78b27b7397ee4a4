import type { OutboxItem } from '@wardkit/client';
import type { Objection } from '@wardkit/contract/objections';
import { html, type TemplateResult } from 'lit';
import {
  circleAlertIcon,
  circleCheckIcon,
  clockIcon,
  cloudOffIcon,
  cloudUploadIcon,
  imageIcon,
  logInIcon,
  minusIcon,
  wifiOffIcon,
} from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine, skeleton } from '../foundation/state-notice.ts';
import type { ObjectionsController } from './objections.controller.ts';
import type { QueuedObjection } from './objections.state.ts';
import type { RatingBoardMessages } from './rating-board.en.ts';
import type { BoardCaller, BoardFacts } from './rating-board.state.ts';
import { targetWords } from './target-words.ts';

/** Objections of the premises: what waits on this device first, then what is on record, the nearest answer first. */
export function objectionsView(
  objections: ObjectionsController,
  facts: BoardFacts,
  caller: BoardCaller,
  language: Language<RatingBoardMessages>,
): TemplateResult {
  const { words } = language;
  return html`<section class="objections" aria-label=${words.objections}>
      <div class="objections-head">
        <h3 class="grow" tabindex="-1">${words.objections}</h3>
        ${
          caller.mayObject
            ? html`<button
                class="button primary"
                type="button"
                data-object
                @click=${() => void objections.form.open(facts, { kind: 'rating', id: facts.premisesId })}
              >
                ${words.objectTo}
              </button>`
            : null
        }
      </div>
      ${objections.queued.map((queued) => queuedView(queued, objections, facts, language))}
      ${recorded(objections, facts, caller, language)}
    </section>
    ${objections.form.render(language, objections.hazards)} ${objections.decisions.render(language)}`;
}

function recorded(
  objections: ObjectionsController,
  facts: BoardFacts,
  caller: BoardCaller,
  language: Language<RatingBoardMessages>,
): unknown {
  const { words, shared, format } = language;
  const { state } = objections;
  const again = html`<button class="button small" type="button" @click=${() => objections.load()}>${shared.retry}</button>`;
  switch (state.kind) {
    case 'loading':
      return skeleton(words.loadingObjections, 2);
    case 'offline':
      return noticeLine('moderate', wifiOffIcon(), words.objectionsOffline, again);
    case 'forbidden':
      return html`<p class="sub">${words.objectionsForbidden}</p>`;
    case 'sign-in':
      return noticeLine('accent', logInIcon(), shared.signInBody, again);
    case 'error':
      return noticeLine(
        'extreme',
        circleAlertIcon(),
        [
          words.objectionsError,
          state.requestId ? html`<p class="sub numbers">${shared.errorReference(state.requestId)}</p>` : null,
        ],
        again,
      );
    case 'ready':
      return [
        state.staleSince === null
          ? null
          : noticeLine('moderate', clockIcon(), shared.staleSince(format.dateTime(state.staleSince))),
        state.items.length === 0 && objections.queued.length === 0
          ? html`<p class="sub">${caller.mayObject ? words.noObjectionsOwn : words.noObjections}</p>`
          : html`<ul class="objection-list">
              ${state.items.map((each) => objectionView(each, objections, facts, caller, language))}
            </ul>`,
        state.more ? html`<p class="sub">${words.moreObjections}</p>` : null,
      ];
  }
}

function objectionView(
  objection: Objection,
  objections: ObjectionsController,
  facts: BoardFacts,
  caller: BoardCaller,
  language: Language<RatingBoardMessages>,
): TemplateResult {
  const { words, format } = language;
  const { answer, state, photographIds } = objection;
  return html`<li class="card objection" data-objection=${objection.id}>
    <p class="objection-target">${targetWords(objection.target, facts, objections.hazards, language)}</p>
    ${stateTag(objection, words)}
    <p class="sub">
      ${words.filedOn(format.date(objection.filedAt))}
      ${state === 'filed' ? html`· <strong>${words.answerBy(format.date(objection.answerDueAt))}</strong>` : null}
    </p>
    <blockquote class="statement">${objection.statement}</blockquote>
    ${photographIds.length === 0 ? null : pictures(objection, objections, words)}
    ${
      answer === null
        ? null
        : html`<div class="answer">
            <p class="label">${words.answeredOn(words.decisions[answer.decision as 'upheld'] ?? answer.decision, format.date(answer.answeredAt))}</p>
            <p>${answer.reason}</p>
          </div>`
    }
    ${
      state !== 'filed'
        ? null
        : caller.mayAnswer
          ? html`<button class="button" type="button" data-answer @click=${() => objections.decisions.answer(objection)}>
              ${words.answer}
            </button>`
          : caller.mayObject
            ? html`<button class="button small" type="button" data-withdraw @click=${() => objections.decisions.withdraw(objection)}>
                ${words.withdraw}
              </button>`
            : null
    }
  </li>`;
}

function stateTag({ state, answer }: Objection, words: RatingBoardMessages): TemplateResult {
  if (state === 'answered') {
    return answer?.decision === 'upheld'
      ? html`<span class="tag ok">${circleCheckIcon()} ${words.decisions.upheld}</span>`
      : html`<span class="tag">${minusIcon()} ${words.decisions.dismissed}</span>`;
  }
  if (state === 'withdrawn') return html`<span class="tag">${minusIcon()} ${words.withdrawn}</span>`;
  return html`<span class="tag moderate">${clockIcon()} ${words.waits}</span>`;
}

function pictures(
  { id: objectionId, photographIds }: Objection,
  objections: ObjectionsController,
  words: RatingBoardMessages,
): TemplateResult {
  if (!objections.showsPhotographs(objectionId)) {
    return html`<button class="button small" type="button" @click=${() => objections.showPhotographs(objectionId)}>
      ${imageIcon()} ${words.showPhotographs(photographIds.length)}
    </button>`;
  }
  return html`<ul class="pictures">
    ${photographIds.map((id, at) => {
      const picture = objections.pictures.of(id);
      if (picture === null) return html`<li class="skeleton-line"></li>`;
      return html`<li>
        ${picture === 'missing' ? html`<p class="sub">${words.photographLost}</p>` : html`<img src=${picture} alt=${words.photograph(at + 1)} />`}
      </li>`;
    })}
  </ul>`;
}

/** In our own words where the code is known: a server's words for it are about any record. */
function whyNot({ problem }: OutboxItem, words: RatingBoardMessages): string {
  return words.refusals[problem?.code ?? ''] ?? problem?.detail ?? problem?.title ?? '';
}

function queuedView(
  queued: QueuedObjection,
  objections: ObjectionsController,
  facts: BoardFacts,
  language: Language<RatingBoardMessages>,
): TemplateResult {
  const { words, format } = language;
  const { item } = queued;
  const isStuck = item.state === 'rejected' || item.state === 'conflict';
  const notice = isStuck
    ? noticeLine('extreme', circleAlertIcon(), words.notAccepted(whyNot(item, words)))
    : item.state === 'waiting-for-sign-in'
      ? noticeLine('moderate', circleAlertIcon(), words.waitsForSignIn)
      : objections.online
        ? noticeLine('accent', cloudUploadIcon(), words.onItsWay)
        : noticeLine('moderate', cloudOffIcon(), words.savedHere(format.time(item.createdAt)));
  return html`<div class="card objection" data-queued=${item.id}>
    <p class="objection-target">${targetWords(queued.target, facts, objections.hazards, language)}</p>
    ${notice}
    <blockquote class="statement">${queued.statement}</blockquote>
    ${
      isStuck
        ? html`<div class="objection-actions">
            <button class="button small" type="button" @click=${() => void objections.retry(queued)}>${words.sendAgain}</button>
            <button class="button small danger" type="button" @click=${() => objections.decisions.discard(queued)}>
              ${words.discard}
            </button>
          </div>`
        : null
    }
  </div>`;
}
