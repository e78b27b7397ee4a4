import { formatPlateCode } from '@wardkit/contract/plate';
import { html, nothing } from 'lit';
import type { DialogContent } from '../foundation/dialog.ts';
import { circleAlertIcon, infoIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { DoorplateSheetMessages } from './doorplate-sheet.en.ts';
import type { PlateChangeState } from './plate-change.state.ts';

/** What a person can do in the dialog. */
export interface PlateChangeActions {
  readonly write: (reason: string) => void;
  readonly send: () => void;
  readonly close: () => void;
}

type Open = Exclude<PlateChangeState, { kind: 'closed' }>;

const LONGEST_REASON = 500;

/** The question before a plate is issued, replaced or revoked; and what to know where somebody else was quicker. */
export function plateChangeContent(
  state: Open,
  language: Language<DoorplateSheetMessages>,
  actions: PlateChangeActions,
): DialogContent {
  const { words, shared, format } = language;
  const texts = words.acts[state.act.kind];
  if (state.kind === 'overtaken') {
    const { code, state: now, endedAt } = state.now;
    const moment = endedAt === null ? null : format.dateTime(endedAt);
    return {
      heading: words.overtakenHeading,
      body: html`<div class="overtaken" tabindex="-1">
        ${noticeLine('moderate', infoIcon(), words.overtaken(formatPlateCode(code), now, moment))}
      </div>`,
      actions: html`<button class="button primary" type="button" @click=${actions.close}>${words.overtakenClose}</button>`,
    };
  }
  const sending = state.kind === 'sending';
  return {
    heading: texts.heading,
    body: html`<div class="plate-change">
      ${
        state.act.kind === 'issue'
          ? null
          : html`<p class="plate-named">
              <strong>${state.act.plate.address.text}</strong>
              <span class="sub numbers">${formatPlateCode(state.act.plate.code)}</span>
            </p>`
      }
      <p>${texts.body}</p>
      ${
        state.fault === null || state.fault === 'too-short'
          ? null
          : html`<div class="plate-fault" tabindex="-1">
              ${noticeLine('extreme', circleAlertIcon(), [
                words.faults[state.fault],
                state.requestId ? html`<p class="sub numbers">${shared.errorReference(state.requestId)}</p>` : null,
              ])}
            </div>`
      }
      ${state.act.kind === 'issue' ? null : reasonField(state, texts.hint, language, actions)}
    </div>`,
    actions: html`<button class="button" type="button" @click=${actions.close}>${shared.cancel}</button>
      <button
        class="button primary ${state.act.kind === 'revoke' ? 'danger' : ''}"
        type="button"
        aria-disabled=${sending ? 'true' : nothing}
        @click=${actions.send}
      >
        ${sending ? words.sending : texts.send}
      </button>`,
  };
}

function reasonField(
  { kind, reason, fault }: Open & { kind: 'asking' | 'sending' },
  hint: string,
  { words, format }: Language<DoorplateSheetMessages>,
  { write }: PlateChangeActions,
): unknown {
  const tooShort = fault === 'too-short';
  return html`<div class="field">
    <label for="plate-reason">${words.reason}</label>
    <p class="hint" id="plate-reason-hint">${hint}</p>
    <textarea
      id="plate-reason"
      rows="3"
      maxlength=${LONGEST_REASON}
      ?readonly=${kind === 'sending'}
      aria-describedby=${tooShort ? 'plate-reason-fault plate-reason-hint' : 'plate-reason-hint'}
      aria-invalid=${tooShort ? 'true' : nothing}
      .value=${reason}
      @input=${(event: Event) => write((event.currentTarget as HTMLTextAreaElement).value)}
    ></textarea>
    ${
      tooShort
        ? html`<p class="field-error" id="plate-reason-fault">
            ${circleAlertIcon()} ${words.tooShort([...reason.trim()].length, format)}
          </p>`
        : null
    }
  </div>`;
}
