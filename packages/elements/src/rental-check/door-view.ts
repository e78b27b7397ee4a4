import type { Stay } from '@wardkit/contract/stays';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { calendarClockIcon, checkIcon, circleAlertIcon, infoIcon, xIcon } from '../foundation/icons.generated.ts';
import type { SignatureShown } from '../foundation/signature/signature-field.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { Desk, Door } from './desk.ts';
import type { DraftSignature } from './draft.ts';
import type { CheckInHand } from './rental-check.state.ts';
import { isChangedSince } from './signature-changes.ts';
import { undoButton } from './undo-button.ts';
import type { ViewContext } from './view-context.ts';

/** The last step at the door: who is registered here and still lives here, and who signs. */
export function doorView(check: CheckInHand, context: ViewContext, door: Door, busy: boolean): TemplateResult {
  return html`${residentsView(check, context, door.residents)} ${signaturesView(check, context, door, busy)}`;
}

function residentsView(check: CheckInHand, context: ViewContext, { state }: Door['residents']): TemplateResult {
  const { words, format } = context.language;
  return html`<section class="card door" aria-labelledby="residents-heading">
    <h4 class="section-heading" id="residents-heading">
      ${state.kind === 'ready' ? words.residentsHeading(state.stays.length, format) : words.residents}
    </h4>
    ${residentsBody(check, context, state)}
    <button class="button" type="button" data-register @click=${() => context.actions.registerStay()}>
      ${words.residentNew}
    </button>
  </section>`;
}

function residentsBody(check: CheckInHand, context: ViewContext, state: Door['residents']['state']): unknown {
  const { words } = context.language;
  switch (state.kind) {
    case 'ready':
      return state.stays.length === 0
        ? html`<p class="sub">${words.residentsNone}</p>`
        : html`<p class="sub">${words.residentsBody}</p>
            <ul class="residents">
              ${state.stays.map((stay) => residentView(check, stay, context))}
            </ul>`;
    case 'loading':
      return html`<p class="sub working">${context.language.shared.loading}</p>`;
    case 'forbidden':
      return html`<p class="sub">${words.residentsForbidden}</p>`;
    default:
      return html`<p class="sub">${state.kind === 'offline' ? words.residentsOffline : words.residentsError}</p>
        <button class="button small" type="button" data-residents-again @click=${() => context.actions.readResidents()}>
          ${context.language.shared.retry}
        </button>`;
  }
}

const states = [
  { state: 'lives-here', tone: 'ok', icon: checkIcon },
  { state: 'left', tone: 'plain', icon: xIcon },
] as const;

function residentView(check: CheckInHand, stay: Stay, context: ViewContext): TemplateResult {
  const { words, format } = context.language;
  const said = check.draft.residents[stay.id]?.state ?? null;
  const name = stay.person.name.masked;
  return html`<li class="resident" data-stay=${stay.id}>
    <div class="resident-head">
      <p id="resident-${stay.id}" tabindex="-1">
        <strong><bdi>${name}</bdi></strong>
        <span class="sub"
          >${stay.dwellingLabel == null ? null : html`<bdi>${stay.dwellingLabel}</bdi> · `}${words.residentSince(
            format.date(stay.startedOn),
          )}</span
        >
      </p>
      ${
        stay.state === 'sign-off-overdue'
          ? html`<span class="tag moderate">${calendarClockIcon()}${words.residentOverdue}</span>`
          : null
      }
      ${undoButton(check.draft, 'residents', stay.id, context)}
    </div>
    <div class="segments" role="radiogroup" aria-labelledby="resident-${stay.id}">
      ${states.map(
        ({ state, tone, icon }) => html`<label class="segment ${tone}">
          <input
            type="radio"
            name="stay-${stay.id}"
            value=${state}
            .checked=${live(said === state)}
            @change=${() => context.actions.changeResident(stay.id, state)}
          />
          <span class="segment-face">${icon()}${words.residentStates[state]}</span>
        </label>`,
      )}
    </div>
    ${said === 'left' ? html`<p class="sub">${words.residentLeaves}</p>` : null}
  </li>`;
}

const signers = ['officer', 'landlord'] as const;

function signaturesView(
  check: CheckInHand,
  context: ViewContext,
  { signing, photographs }: Door,
  busy: boolean,
): TemplateResult {
  const { words } = context.language;
  const failure = signing.failure;
  return html`<section class="card door" aria-labelledby="signatures-heading">
    <h4 class="section-heading" id="signatures-heading">${words.signatures}</h4>
    <p class="sub">${words.signaturesBody}</p>
    ${signers.map((signer) => {
      const entry = check.draft.signatures[signer];
      return html`<div class="signer" id="signature-${signer}" tabindex="-1" data-signer=${signer}>
        ${signing.fields[signer].render({
          id: `sign-${signer}`,
          signer: words.signers[signer],
          language: context.language,
          shown: shownOf(entry, photographs),
          answered: (answer) => context.actions.signed(signer, answer),
          disabled: busy,
        })}
        ${undoButton(check.draft, 'signatures', signer, context)}
        ${
          entry?.form === 'signature' && isChangedSince(check.draft, entry)
            ? noticeLine('moderate', infoIcon(), words.changedSinceSigned)
            : null
        }
      </div>`;
    })}
    ${
      failure === null
        ? null
        : html`<div role="alert">${noticeLine('extreme', circleAlertIcon(), words.signatureNotKept[failure])}</div>`
    }
  </section>`;
}

function shownOf(entry: DraftSignature | undefined, photographs: Desk['photographs']): SignatureShown | null {
  if (entry === undefined || entry.form === null) return null;
  if (entry.form === 'refused') return { form: 'refused', reason: entry.reason };
  const thumbnail = entry.attachmentId === null ? 'lost' : (photographs?.thumbnail(entry.attachmentId) ?? null);
  return { form: 'signature', url: thumbnail === 'lost' ? null : thumbnail };
}
