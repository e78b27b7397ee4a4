import { html, type TemplateResult } from 'lit';
import { circleAlertIcon, circleCheckIcon, circleXIcon, hardDriveIcon } from '../../foundation/icons.generated.ts';
import type { Language } from '../../foundation/language.ts';
import { noticeLine } from '../../foundation/state-notice.ts';
import type { MediationTrackerMessages } from '../mediation-tracker.en.ts';
import type { IntakeDesk, IntakeReceipt } from './intake-desk.ts';

type Speaking = Language<MediationTrackerMessages>;

/** That a dispute is saved, when, and whether the server has it. */
export function receiptView(desk: IntakeDesk, receipt: IntakeReceipt, language: Speaking, now: number): TemplateResult {
  const { words, shared, format } = language;
  const { intake } = words;
  const { sending, savedAt, kept, draft } = receipt;
  const time = format.timeOrDate(savedAt, now);
  const isRejected = sending.kind === 'rejected';
  return html`<section class="receipt ${isRejected ? 'extreme' : 'ok'}" data-sending=${sending.kind}>
    <span class="receipt-icon">${isRejected ? circleXIcon() : circleCheckIcon()}</span>
    <h2 class="receipt-heading" tabindex="-1">${isRejected ? intake.rejectedHeading : intake.receiptHeading}</h2>
    <p lang="zh-Hans"><b>${draft.subject}</b></p>
    <p class="receipt-time">${hardDriveIcon()} ${kept === 'device' ? intake.savedDevice(time) : intake.savedMemory(time)}</p>
    <p class="sub">${sendingWords(receipt, language)}</p>
    ${
      sending.kind === 'rejected' && sending.item.problem?.requestId
        ? html`<p class="sub numbers">${shared.errorReference(sending.item.problem.requestId)}</p>`
        : null
    }
    ${
      sending.kind === 'parties-rejected'
        ? noticeLine('moderate', circleAlertIcon(), intake.partyRejected(sending.count, format))
        : null
    }
    <div class="intake-actions">
      ${
        isRejected
          ? html`<button class="button primary" type="button" data-correct @click=${() => void desk.correct(language)}>
              ${intake.correct}
            </button>`
          : [
              html`<button class="button" type="button" data-another @click=${() => void desk.begin('')}>${intake.another}</button>`,
              sending.kind === 'accepted' || sending.kind === 'parties-rejected'
                ? html`<button class="button" type="button" data-to-case @click=${() => desk.openCase()}>${intake.openCase}</button>`
                : null,
              html`<button class="button primary" type="button" data-done @click=${() => desk.back()}>${intake.done}</button>`,
            ]
      }
    </div>
  </section>`;
}

function sendingWords({ sending }: IntakeReceipt, { words }: Speaking): string {
  const { intake } = words;
  switch (sending.kind) {
    case 'accepted':
    case 'parties-rejected':
      return intake.sent;
    case 'sending':
      return intake.sending;
    case 'sign-in':
      return intake.needsSignIn;
    case 'waiting':
      return intake.waits;
    case 'rejected':
      return `${sending.item.problem?.detail ?? ''} ${intake.rejectedBody}`;
  }
}
