import { html, type TemplateResult } from 'lit';
import {
  circleCheckIcon,
  circleXIcon,
  cloudUploadIcon,
  gitCompareIcon,
  hardDriveIcon,
  logInIcon,
  minusIcon,
} from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { daysOf } from './stay-facts.ts';
import type { StayRegisterMessages } from './stay-register.en.ts';
import type { Task } from './stay-register.state.ts';

type Receipt = Task & { readonly kind: 'receipt' };

/** What a person can do with a receipt. */
export interface ReceiptActions {
  readonly toList: () => void;
  /** Null where nobody can be registered from here. */
  readonly again: (() => void) | null;
  readonly correct: () => void;
  readonly discard: () => void;
  readonly decide: (choice: 'mine' | 'theirs') => void;
  readonly sendNow: () => void;
}

/**
 * What became of something that was saved.
 * @param isByPlate by a plate alone the caller is told no more than that it was not taken: why would tell who stays there
 */
export function receiptView(
  receipt: Receipt,
  language: Language<StayRegisterMessages>,
  { now, isByPlate, actions }: { now: number; isByPlate: boolean; actions: ReceiptActions },
): TemplateResult {
  const { words } = language;
  const { outcome, label, stayId } = receipt;
  const { tone, icon, heading, body } = partsOf(receipt, language, now, isByPlate);
  return html`<section class="receipt ${tone}" data-outcome=${outcome.kind} aria-label=${heading}>
    <div class="receipt-head">
      ${icon}
      <h3 class="receipt-heading" tabindex="-1">${heading}</h3>
    </div>
    <p>${label}</p>
    ${body}
    <p class="sub numbers">${words.receipt.number(stayId)}</p>
    <div class="receipt-actions">${buttons(receipt, words.receipt, actions)}</div>
  </section>`;
}

/** What a receipt says first, for those who hear it. */
export function receiptHeading({ action, outcome }: Receipt, { words }: Language<StayRegisterMessages>): string {
  const { receipt } = words;
  switch (outcome.kind) {
    case 'accepted':
      return receipt.headings[action];
    case 'waiting':
      return receipt.waiting;
    case 'sending':
      return receipt.sending;
    case 'sign-in':
      return receipt.signIn;
    case 'set-aside':
      return receipt.setAside;
    case 'dropped':
      return receipt.dropped;
    case 'conflict':
      return receipt.conflict;
    case 'rejected':
      return receipt.rejected;
  }
}

function partsOf(task: Receipt, language: Language<StayRegisterMessages>, now: number, isByPlate: boolean) {
  const { words, shared, format } = language;
  const { receipt } = words;
  const { outcome, savedAt, kept } = task;
  const heading = receiptHeading(task, language);
  const time = format.timeOrDate(savedAt, now);
  const memory = kept === 'memory' ? html`<p class="warn">${receipt.memory}</p>` : null;
  switch (outcome.kind) {
    case 'accepted':
      return { tone: 'ok', icon: circleCheckIcon(), heading, body: html`<p class="sub">${receipt.acceptedBody}</p>` };
    case 'waiting':
      return {
        tone: 'accent',
        icon: hardDriveIcon(),
        heading,
        body: html`<p class="sub">${outcome.online ? receipt.waitingOnline(time) : receipt.waitingBody(time)}</p>${memory}`,
      };
    case 'sending':
      return { tone: 'accent', icon: cloudUploadIcon(), heading, body: memory };
    case 'sign-in':
      return {
        tone: 'accent',
        icon: logInIcon(),
        heading,
        body: html`<p class="sub">${receipt.signInBody}</p>${memory}`,
      };
    case 'set-aside':
      return { tone: 'plain', icon: hardDriveIcon(), heading, body: html`<p class="sub">${receipt.setAsideBody}</p>` };
    case 'dropped':
      return { tone: 'plain', icon: minusIcon(), heading, body: html`<p class="sub">${receipt.droppedBody}</p>` };
    case 'conflict': {
      const { stay } = outcome;
      const now = stay === null ? null : [words.states[stay.state] ?? stay.state, daysOf(stay, language)].join(' · ');
      return {
        tone: 'severe',
        icon: gitCompareIcon(),
        heading,
        body: html`<p>${stay === null ? receipt.conflictUnread : receipt.conflictBody}</p>
          ${now === null ? null : html`<p class="on-record">${now}</p>`}`,
      };
    }
    case 'rejected': {
      const told = isByPlate && hiding.includes(outcome.code);
      const reason = told ? receipt.byPlate : (receipt.reasons[outcome.code] ?? outcome.detail);
      return {
        tone: 'extreme',
        icon: circleXIcon(),
        heading,
        body: html`<p>${reason}</p>
          <p class="sub">${receipt.rejectedKept}</p>
          ${outcome.requestId ? html`<p class="sub numbers">${shared.errorReference(outcome.requestId)}</p>` : null}`,
      };
    }
  }
}

/** Refusals that would differ by who is registered behind a door: by a plate they are told in the same words. */
const hiding: readonly string[] = ['already-recorded', 'forbidden', 'not-found', 'state-conflict'];

function buttons({ action, outcome, busy }: Receipt, words: StayRegisterMessages['receipt'], actions: ReceiptActions) {
  const toList = html`<button class="button" type="button" @click=${actions.toList}>${words.toList}</button>`;
  switch (outcome.kind) {
    case 'waiting':
      return [
        toList,
        again(action, words, actions),
        html`<button class="button" type="button" @click=${actions.sendNow}>${words.sendNow}</button>`,
      ];
    case 'conflict':
      return [
        html`<button class="button" type="button" ?disabled=${busy} @click=${() => actions.decide('theirs')}>
          ${words.conflictTheirs}
        </button>`,
        outcome.stay?.state === 'ended'
          ? null
          : html`<button class="button primary" type="button" ?disabled=${busy} @click=${() => actions.decide('mine')}>
              ${words.conflictMine}
            </button>`,
      ];
    case 'rejected':
      return [
        toList,
        html`<button class="button danger" type="button" @click=${actions.discard}>${words.discard}</button>`,
        action === 'register'
          ? html`<button class="button primary" type="button" @click=${actions.correct}>${words.correct}</button>`
          : null,
      ];
    default:
      return [toList, again(action, words, actions)];
  }
}

function again(action: Receipt['action'], words: StayRegisterMessages['receipt'], actions: ReceiptActions) {
  if (action !== 'register' || actions.again === null) return null;
  return html`<button class="button primary" type="button" @click=${actions.again}>${words.again}</button>`;
}
