import type { Purpose } from '@wardkit/contract/purpose';
import { html, nothing } from 'lit';
import { circleAlertIcon, clockIcon, lockIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { RevealMessages } from './reveal.en.ts';
import type { MaskedField, RevealForm, RevealState } from './reveal.state.ts';

/** What a person can do in the dialog. */
export interface RevealActions {
  readonly change: (part: Partial<RevealForm>) => void;
  readonly send: () => void;
  readonly another: () => void;
  readonly close: () => void;
}

type Open = Exclude<RevealState, { kind: 'closed' }>;

// For whom the data is about, and for whom reviews readings: nobody at a door reads for these.
const NOT_AT_A_DOOR: readonly Purpose[] = ['own-record', 'audit'];
const LONGEST_REASON = 500;

export function revealBody(
  state: Open,
  language: Language<RevealMessages>,
  now: number,
  actions: RevealActions,
): unknown {
  const { words, format } = language;
  switch (state.kind) {
    case 'asking':
    case 'sending':
      return form(state, language, actions);
    case 'shown': {
      const seconds = Math.max(0, Math.ceil((state.endsAt - now) / 1000));
      return html`<div class="revealed" tabindex="-1" translate="no">
          <p class="sub">${words.maskedFields[state.form.field.kind]}</p>
          <p class="revealed-value ${state.form.field.kind === 'words' ? 'words' : 'numbers'}">${state.value}</p>
          <p class="revealed-left" role="timer">
            ${clockIcon()} <span>${words.revealLeft(words.minutesAndSeconds(seconds, format))}</span>
          </p>
        </div>
        <p>${words.revealShown(words.purposes[state.form.purpose])}</p>`;
    }
    case 'masked':
      return html`<div class="remasked" tabindex="-1">
        ${noticeLine('accent', lockIcon(), [words.revealMasked, html`<p class="sub">${words.maskedFields[state.form.field.kind]}: ${state.form.field.masked}</p>`])}
      </div>`;
  }
}

/** The safe choice first. */
export function revealActions(
  state: Open,
  { words, shared }: Language<RevealMessages>,
  actions: RevealActions,
): unknown {
  switch (state.kind) {
    case 'asking':
    case 'sending':
      return html`<button class="button" type="button" @click=${actions.close}>${shared.cancel}</button>
        <button
          class="button primary"
          type="button"
          aria-disabled=${state.kind === 'sending' ? 'true' : nothing}
          @click=${actions.send}
        >
          ${state.kind === 'sending' ? words.revealSending : words.revealSend}
        </button>`;
    default:
      return html`${
        state.subject.fields.length > 1
          ? html`<button class="button" type="button" @click=${actions.another}>${words.revealAnother}</button>`
          : null
      }
        <button class="button primary" type="button" @click=${actions.close}>
          ${state.kind === 'shown' ? words.revealHide : shared.close}
        </button>`;
  }
}

function form(
  { kind, subject, form: given, fault, requestId }: Open & { kind: 'asking' | 'sending' },
  { words, shared, format }: Language<RevealMessages>,
  { change, send }: RevealActions,
): unknown {
  const length = [...given.reason.trim()].length;
  const tooShort = fault === 'too-short';
  const sending = kind === 'sending';
  return html`<p>${words.revealIntroduction}</p>
    ${
      fault === null || tooShort
        ? null
        : html`<div class="reveal-fault" tabindex="-1">
            ${noticeLine('extreme', circleAlertIcon(), [
              words.revealFaults[fault],
              requestId ? html`<p class="sub numbers">${shared.errorReference(requestId)}</p>` : null,
            ])}
          </div>`
    }
    <fieldset class="field choices">
      <legend>${words.revealField}</legend>
      ${subject.fields.map((field) => choice(field, given, words, sending, change))}
    </fieldset>
    <div class="field">
      <label for="reveal-purpose">${words.revealPurpose}</label>
      <select
        id="reveal-purpose"
        ?disabled=${sending}
        @change=${(event: Event) => change({ purpose: (event.currentTarget as HTMLSelectElement).value as Purpose })}
      >
        ${(Object.entries(words.purposes) as [Purpose, string][])
          .filter(([purpose]) => !NOT_AT_A_DOOR.includes(purpose))
          .map(
            ([purpose, text]) => html`<option value=${purpose} .selected=${purpose === given.purpose}>${text}</option>`,
          )}
      </select>
    </div>
    <div class="field">
      <label for="reveal-reason">${words.revealReason}</label>
      <p class="hint" id="reveal-hint">${words.revealReasonHint}</p>
      <textarea
        id="reveal-reason"
        rows="3"
        maxlength=${LONGEST_REASON}
        autocomplete="off"
        spellcheck="false"
        ?readonly=${sending}
        aria-describedby=${tooShort ? 'reveal-fault reveal-hint' : 'reveal-hint'}
        aria-invalid=${tooShort ? 'true' : nothing}
        .value=${given.reason}
        @input=${(event: Event) => change({ reason: (event.currentTarget as HTMLTextAreaElement).value })}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        }}
      ></textarea>
      ${
        tooShort
          ? html`<p class="field-error" id="reveal-fault">${circleAlertIcon()} ${words.revealTooShort(length, format)}</p>`
          : null
      }
    </div>`;
}

function choice(
  field: MaskedField,
  given: RevealForm,
  words: RevealMessages,
  sending: boolean,
  change: RevealActions['change'],
): unknown {
  return html`<label class="choice">
    <input
      type="radio"
      name="reveal-field"
      ?disabled=${sending}
      .checked=${field === given.field}
      @change=${() => change({ field })}
    />
    <span>${words.maskedFields[field.kind]}</span><span class="masked numbers">${field.masked}</span>
  </label>`;
}
