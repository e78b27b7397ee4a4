import { html, nothing, type TemplateResult } from 'lit';
import { checkIcon, circleAlertIcon, clockIcon, infoIcon, mapPinIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { HelpButtonMessages } from './help-button.en.ts';
import type { HelpButtonState, HelpKind } from './help-button.state.ts';

/** In the order in which help comes; the compiler keeps them equal to the contract's. */
const helpRequestStates: typeof import('@wardkit/contract/help-requests').helpRequestStates = [
  'received',
  'seen',
  'on-the-way',
  'arrived',
  'closed',
];

type Sent = Extract<HelpButtonState, { kind: 'sent' }>;

/** What a person can do with a call that was sent. */
export interface SentActions {
  readonly askToCancel: (asked: boolean) => void;
  readonly cancel: () => void;
  readonly another: () => void;
}

/** How far a call is, and the way to take it back. */
export function sentView(state: Sent, language: Language<HelpButtonMessages>, actions: SentActions): TemplateResult {
  const { request, withoutPoint, staleSince } = state;
  const { words, format } = language;
  return html`
    <div class="head"><h2 tabindex="-1" data-heading>${words.sentHeading[callOf(request.kind)]}</h2></div>
    ${staleSince === null ? null : noticeLine('severe', clockIcon(), words.stale(format.time(staleSince)))}
    ${stepsView(state, language)}
    ${withoutPoint ? noticeLine('moderate', mapPinIcon(), words.withoutPoint) : null}
    ${request.cancelledAt === null ? null : noticeLine('accent', infoIcon(), words.cancelled)}
    ${cancelView(state, words, actions)}
  `;
}

/** Kinds of later versions are calls for help. */
function callOf(kind: string): HelpKind {
  return kind === 'advice' ? 'advice' : 'help';
}

function stepsView({ request }: Sent, { words, format }: Language<HelpButtonMessages>): TemplateResult {
  const states: readonly string[] = helpRequestStates;
  const reached = states.indexOf(request.state);
  const at = format.time(request.stateSince);
  if (reached === -1) return html`<p class="lead">${words.otherState} <span class="sub numbers">${at}</span></p>`;
  // Advice is given by telephone: nobody sets out.
  const shown = helpRequestStates.filter(
    (each) => request.kind !== 'advice' || !['on-the-way', 'arrived'].includes(each) || each === request.state,
  );
  return html`<ol class="steps">
    ${shown.map((each) => {
      const isCurrent = each === request.state;
      const isDone = states.indexOf(each) <= reached;
      return html`<li class="step ${isDone ? 'done' : ''}" data-step=${each} aria-current=${isCurrent ? 'step' : nothing}>
        <span class="mark" aria-hidden="true">${isDone ? checkIcon() : null}</span>
        <span>${words.steps[each]}</span>
        ${isCurrent ? html`<span class="sub numbers">${at}</span>` : null}
      </li>`;
    })}
  </ol>`;
}

function cancelView(
  { request, cancelling }: Sent,
  words: HelpButtonMessages,
  { askToCancel, cancel, another }: SentActions,
): TemplateResult | null {
  if (request.state === 'closed') {
    return html`<button class="button" type="button" data-another @click=${another}>${words.another}</button>`;
  }
  if (request.cancelledAt !== null) return null;
  if (cancelling === 'idle') {
    return html`<button class="button quiet" type="button" data-cancel @click=${() => askToCancel(true)}>
      ${words.cancel}
    </button>`;
  }
  const isBusy = cancelling === 'sending';
  return html`<div class="answers" role="group" aria-labelledby="cancel-question">
    <p class="lead" id="cancel-question" tabindex="-1">${words.cancelQuestion}</p>
    ${cancelling === 'failed' ? noticeLine('severe', circleAlertIcon(), words.cancelFailed) : null}
    <button class="button" type="button" data-keep @click=${() => askToCancel(false)}>${words.cancelKeep}</button>
    <button class="button danger" type="button" data-confirm aria-disabled=${isBusy ? 'true' : 'false'} @click=${isBusy ? null : cancel}>
      ${words.cancelConfirm}
    </button>
  </div>`;
}
