import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { circleAlertIcon, triangleAlertIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { HelpButtonMessages } from './help-button.en.ts';
import type { HelpButtonState, HelpDraft } from './help-button.state.ts';

type Asking = Extract<HelpButtonState, { kind: 'asking' | 'sending' }>;

/** What a person does in the form. */
export interface AskActions {
  readonly enter: (entered: Partial<HelpDraft>) => void;
  readonly send: (event: Event) => void;
  readonly back: () => void;
}

/**
 * The form before a call is sent: it can go as it is, with one more press.
 * @param call the telephone, which comes first where the call was not sent
 */
export function askView(
  state: Asking,
  { words }: Language<HelpButtonMessages>,
  actions: AskActions,
  call: TemplateResult | null,
): TemplateResult {
  const { call: kind, draft } = state;
  const isBusy = state.kind === 'sending';
  const unsent = state.kind === 'asking' ? state.unsent : null;
  const isWrong = state.kind === 'asking' && state.telephoneIsWrong;
  const busyWords = state.kind === 'sending' && state.locating ? words.locating : words.sending;
  const text = (event: Event) => (event.target as HTMLInputElement | HTMLTextAreaElement).value;
  return html`<form class="form" novalidate @submit=${actions.send}>
    <div class="head">
      <h2 tabindex="-1" data-heading>${words.ask[kind]}</h2>
      <p class="lead">${words.askNote[kind]}</p>
    </div>
    ${unsent === null ? null : html`<div data-unsent=${unsent} tabindex="-1">${noticeLine('extreme', triangleAlertIcon(), words.unsent[unsent])}</div>`}
    ${unsent === null ? null : call}
    <button class="button ${unsent === null ? 'primary' : ''} wide call" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>
      ${isBusy ? busyWords : words.send[kind]}
    </button>
    <p class="hint">${words.optional}</p>
    <div class="field">
      <label class="consent">
        <input
          type="checkbox"
          id="point"
          aria-describedby="point-hint"
          .checked=${live(draft.sendsPoint)}
          ?disabled=${isBusy}
          @change=${(event: Event) => actions.enter({ sendsPoint: (event.target as HTMLInputElement).checked })}
        />
        <span>${words.point}</span>
      </label>
      <p class="hint" id="point-hint">${words.pointHint}</p>
    </div>
    <div class="field">
      <label for="message">${words.message}</label>
      <textarea
        id="message"
        rows="3"
        maxlength="500"
        ?disabled=${isBusy}
        .value=${live(draft.message)}
        @input=${(event: Event) => actions.enter({ message: text(event) })}
      ></textarea>
    </div>
    <div class="field">
      <label for="telephone">${words.telephone}</label>
      <p class="hint" id="telephone-hint">${words.telephoneHint}</p>
      <input
        type="tel"
        id="telephone"
        autocomplete="tel"
        maxlength="40"
        aria-describedby=${isWrong ? 'telephone-hint telephone-fault' : 'telephone-hint'}
        aria-invalid=${isWrong ? 'true' : nothing}
        ?disabled=${isBusy}
        .value=${live(draft.telephone)}
        @input=${(event: Event) => actions.enter({ telephone: text(event) })}
      />
      ${isWrong ? html`<p class="field-error" id="telephone-fault">${circleAlertIcon()} ${words.telephoneWrong}</p>` : null}
    </div>
    <button class="button quiet" type="button" data-back ?disabled=${isBusy} @click=${actions.back}>${words.back}</button>
  </form>`;
}
