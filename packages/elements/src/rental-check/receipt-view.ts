import { html, type TemplateResult } from 'lit';
import {
  circleCheckIcon,
  cloudCheckIcon,
  cloudUploadIcon,
  hardDriveIcon,
  logInIcon,
  printerIcon,
  triangleAlertIcon,
} from '../foundation/icons.generated.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import { headView } from './head-view.ts';
import { outcomeView } from './outcome-view.ts';
import type { RentalCheckState } from './rental-check.state.ts';
import type { ViewContext } from './view-context.ts';
import { dayAndTime } from './wording.ts';

type ReceiptScreen = Extract<RentalCheckState, { kind: 'receipt' }>;

/** Proof that a check is handed in, and where it is by now. */
export function receiptView(state: ReceiptScreen, context: ViewContext): TemplateResult {
  const { words, format } = context.language;
  const { receipt, subject } = state;
  const done = receipt.kind === 'accepted' || receipt.kind === 'dropped';
  const { icon, tone, heading, body } = faceOf(state, context);
  return html`<div class="check" data-state="receipt" data-receipt=${receipt.kind}>
    <header class="head">${headView(subject, context)}</header>
    <div class="body">
      <section class="card receipt ${tone}">
        <span class="receipt-icon">${icon}</span>
        <h3 class="receipt-heading" tabindex="-1">${heading}</h3>
        <p class="receipt-body">${body}</p>
        ${
          receipt.kind === 'sending' && receipt.photographs.total > 0
            ? html`<progress max=${receipt.photographs.total} .value=${receipt.photographs.done}></progress>
                <p class="sub">${words.receiptPhotographs(receipt.photographs.done, receipt.photographs.total)}</p>`
            : null
        }
      </section>
      ${!done && state.kept === 'memory' ? noticeLine('moderate', triangleAlertIcon(), words.receiptMemory) : null}
      ${receipt.kind === 'accepted' && receipt.check !== null ? outcomeView(subject, receipt.check, context) : null}
      <dl class="card facts receipt-facts">
        <div class="fact">
          <dt>${words.receiptHandedIn}</dt>
          <dd>${format.dateTime(state.savedAt)}</dd>
        </div>
        <div class="fact">
          <dt>${words.receiptNumber}</dt>
          <dd class="numbers check-number" title=${state.checkId} @copy=${(event: ClipboardEvent) => copyWhole(event, state.checkId)}>
            ${state.checkId.slice(-8)}
          </dd>
        </div>
      </dl>
    </div>
    <div class="bar">
      ${
        receipt.kind === 'accepted' && receipt.check !== null
          ? html`<button class="button" type="button" data-print @click=${() => context.actions.printRecord()}>
              ${printerIcon()}${words.print}
            </button>`
          : html`<span class="grow"></span>`
      }
      ${
        done
          ? html`<button class="button" type="button" data-another @click=${() => context.actions.startAnother()}>
              ${words.startAnother}
            </button>`
          : null
      }
      <button class="button primary" type="button" data-close @click=${() => context.actions.close()}>
        ${words.close}
      </button>
    </div>
  </div>`;
}

/** What is copied is the whole number, of which a line shows the end: the beginning is the time. */
function copyWhole(event: ClipboardEvent, checkId: string): void {
  event.clipboardData?.setData('text/plain', checkId);
  event.preventDefault();
}

function faceOf({ receipt }: ReceiptScreen, { language, now }: ViewContext) {
  const { words, format } = language;
  switch (receipt.kind) {
    case 'waiting':
      return receipt.online
        ? { icon: cloudUploadIcon(), tone: 'accent', heading: words.receiptQueued, body: words.receiptQueuedBody }
        : { icon: hardDriveIcon(), tone: 'ok', heading: words.receiptWaiting, body: words.receiptWaitingBody };
    case 'sending':
      return { icon: cloudUploadIcon(), tone: 'accent', heading: words.receiptSending, body: words.receiptQueuedBody };
    case 'sign-in':
      return { icon: logInIcon(), tone: 'moderate', heading: words.receiptSignIn, body: words.receiptSignInBody };
    case 'set-aside':
      return {
        icon: triangleAlertIcon(),
        tone: 'moderate',
        heading: words.receiptSetAside,
        body: words.receiptSetAsideBody,
      };
    case 'accepted':
      return {
        icon: cloudCheckIcon(),
        tone: 'ok',
        heading: words.receiptAccepted,
        body:
          receipt.check === null
            ? words.receiptAcceptedPlain
            : words.receiptAcceptedBody(dayAndTime(receipt.check.receivedAt, now, format)),
      };
    case 'dropped':
      return {
        icon: circleCheckIcon(),
        tone: 'plain',
        heading: words.receiptDropped,
        body: words.receiptDroppedBody,
      };
  }
}
