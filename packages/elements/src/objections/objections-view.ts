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
  wifiOffIcon,
} from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine, skeleton } from '../foundation/state-notice.ts';
import type { ObjectionsController } from './objections.controller.ts';
import type { ObjectionsMessages } from './objections.en.ts';
import type { ObjectionCaller, ObjectionPlace, QueuedObjection } from './objections.state.ts';

/** Objections of premises, or to one hazard: what waits on this device first, then what is on record, the nearest answer first. */
export function objectionsView(
  objections: ObjectionsController,
  place: ObjectionPlace,
  caller: ObjectionCaller,
  own: Language<unknown>,
): TemplateResult | null {
  const language = objections.speak(own);
  if (language === null) return null;
  const { words } = language;
  const { queued, state } = objections;
  // To the station a finding that nobody objects to is one like any other.
  const isQuiet = place.only !== null && !caller.mayObject;
  if (isQuiet && queued.length === 0 && (state.kind !== 'ready' || state.items.length === 0)) return null;
  const [first] = place.targets(objections.hazards);
  return html`<section class="objections" aria-label=${words.objections}>
      <div class="objections-head">
        ${
          place.only === null
            ? html`<h3 class="grow objections-heading" tabindex="-1">${words.objections}</h3>`
            : html`<h4 class="grow objections-heading" tabindex="-1">${words.objections}</h4>`
        }
        ${
          first !== undefined && caller.mayObject && !waits(objections, place)
            ? html`<button
                class="button ${place.only === null ? 'primary' : ''}"
                type="button"
                data-object
                @click=${() => void objections.form.open(place, first)}
              >
                ${words.objectTo}
              </button>`
            : null
        }
      </div>
      ${queued.map((each) => queuedView(each, objections, place, language))}
      ${recorded(objections, place, caller, language)}
    </section>
    ${objections.form.render(place, language, objections.hazards)} ${objections.decisions.render(language)}`;
}

/** Whether the one thing that can be objected to here has an objection that waits: the server takes no second one. */
function waits({ queued, state }: ObjectionsController, { only }: ObjectionPlace): boolean {
  if (only === null) return false;
  return queued.length > 0 || (state.kind === 'ready' && state.items.some((each) => each.state === 'filed'));
}

function recorded(
  objections: ObjectionsController,
  place: ObjectionPlace,
  caller: ObjectionCaller,
  language: Language<ObjectionsMessages>,
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
              ${state.items.map((each) => objectionView(each, objections, place, caller, language))}
            </ul>`,
        state.more ? html`<p class="sub">${words.moreObjections}</p>` : null,
      ];
  }
}

function objectionView(
  objection: Objection,
  objections: ObjectionsController,
  place: ObjectionPlace,
  caller: ObjectionCaller,
  language: Language<ObjectionsMessages>,
): TemplateResult {
  const { words, format } = language;
  const { answer, state, photographIds } = objection;
  return html`<li class="card objection" data-objection=${objection.id}>
    ${targetView(objection.target, objections, place, language)}
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

/** What it is about; not where it is about the one thing that stands above. */
function targetView(
  target: Objection['target'],
  { hazards }: ObjectionsController,
  place: ObjectionPlace,
  language: Language<ObjectionsMessages>,
): TemplateResult | null {
  if (place.only !== null) return null;
  return html`<p class="objection-target">${place.wordsOf(target, hazards, language)}</p>`;
}

function stateTag({ state, answer }: Objection, words: ObjectionsMessages): TemplateResult {
  if (state === 'answered') {
    return answer?.decision === 'upheld'
      ? html`<span class="tag ok">${circleCheckIcon()} ${words.decisions.upheld}</span>`
      : html`<span class="tag">${words.decisions.dismissed}</span>`;
  }
  if (state === 'withdrawn') return html`<span class="tag">${words.withdrawn}</span>`;
  return html`<span class="tag moderate">${clockIcon()} ${words.waits}</span>`;
}

function pictures(
  { id: objectionId, photographIds }: Objection,
  objections: ObjectionsController,
  words: ObjectionsMessages,
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
function whyNot({ problem }: OutboxItem, words: ObjectionsMessages): string {
  return words.refusals[problem?.code ?? ''] ?? problem?.detail ?? problem?.title ?? '';
}

function queuedView(
  queued: QueuedObjection,
  objections: ObjectionsController,
  place: ObjectionPlace,
  language: Language<ObjectionsMessages>,
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
    ${targetView(queued.target, objections, place, language)}
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
