import { mediationKinds } from '@wardkit/contract/mediation-record';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { backButton } from '../../foundation/back-button.ts';
import { checkIcon, circleAlertIcon, hardDriveIcon, plusIcon } from '../../foundation/icons.generated.ts';
import type { Language } from '../../foundation/language.ts';
import { noticeLine } from '../../foundation/state-notice.ts';
import type { MediationTrackerMessages } from '../mediation-tracker.en.ts';
import { disputeTemplates } from './dispute-templates.ts';
import type { IntakeDesk } from './intake-desk.ts';
import type { IntakeDraft } from './intake-draft.ts';
import { partyView } from './party-view.ts';

type Speaking = Language<MediationTrackerMessages>;

/** Where a dispute is taken in: a template, the dispute, and its parties beside it. */
export function intakeForm(desk: IntakeDesk, language: Speaking): TemplateResult | null {
  const { words } = language;
  const { intake } = words;
  const { draft, busy } = desk;
  if (draft === null) return null;
  return html`<form
    class="intake"
    novalidate
    aria-labelledby="intake-heading"
    @submit=${(event: Event) => {
      event.preventDefault();
      event.stopPropagation();
      void desk.register(language);
    }}
  >
    <div class="intake-head">
      ${backButton(words.back, () => desk.back())}
      <h2 id="intake-heading" class="intake-heading" tabindex="-1">${intake.heading}</h2>
      ${draft.alertId === '' ? null : html`<span class="tag accent">${intake.fromAlertPlain}</span>`}
    </div>
    ${desk.summary.render(language)} ${notices(desk, language)} ${templates(desk, draft, language)}
    <div class="intake-columns">
      <div class="intake-dispute">${disputeFields(desk, draft, language)}</div>
      <div class="intake-parties" id="intake-parties" tabindex="-1" role="group" aria-labelledby="parties-heading">
        <h3 id="parties-heading">${intake.parties} <span class="sub">${intake.partyCount(draft.parties.length, language.format)}</span></h3>
        <p class="hint">${intake.partiesHint}</p>
        ${repeat(
          draft.parties,
          ({ id }) => id,
          (party, at) => partyView(desk, party, at + 1, language),
        )}
        <button
          class="button small"
          type="button"
          data-add-party
          aria-disabled=${desk.isFull ? 'true' : 'false'}
          @click=${() => void desk.addParty()}
        >
          ${plusIcon()} ${intake.addParty}
        </button>
      </div>
    </div>
    ${desk.isDiscardAsked ? discardQuestion(desk, language) : null}
    <div class="intake-foot">
      <p class="sub kept">${hardDriveIcon()} ${intake.draftKept}</p>
      <button class="button quiet danger" type="button" data-discard @click=${() => desk.ask(true)}>${intake.discard}</button>
      <button class="button" type="button" data-later @click=${() => desk.back()}>${intake.later}</button>
      <button class="button primary" type="submit" data-register aria-disabled=${busy ? 'true' : 'false'}>
        ${busy ? intake.registering : intake.register}
      </button>
    </div>
  </form>`;
}

function notices(desk: IntakeDesk, { words }: Speaking): unknown {
  const { intake } = words;
  return [
    desk.failure === null ? null : noticeLine('extreme', circleAlertIcon(), intake.notSaved[desk.failure]),
    desk.isKept ? null : noticeLine('moderate', circleAlertIcon(), intake.draftNotKept),
    desk.elsewhere === null
      ? null
      : noticeLine('moderate', circleAlertIcon(), desk.elsewhere === 'gone' ? intake.draftGone : intake.elsewhere),
  ];
}

function templates(desk: IntakeDesk, draft: IntakeDraft, { words }: Speaking): TemplateResult {
  const { intake } = words;
  return html`<fieldset class="field templates" aria-describedby="template-hint">
    <legend>${intake.template}</legend>
    <p class="hint" id="template-hint">${intake.templateHint}</p>
    <div class="template-list">
      ${disputeTemplates.map(
        ({ id }) =>
          html`<button
            class="chip"
            type="button"
            data-template=${id}
            aria-pressed=${id === draft.template ? 'true' : 'false'}
            @click=${() => desk.fillFrom(id)}
          >
            ${id === draft.template ? checkIcon() : null} ${intake.templates[id] ?? id}
          </button>`,
      )}
    </div>
  </fieldset>`;
}

/** A line of what is wrong with a field. */
export function faultLine(desk: IntakeDesk, field: string): TemplateResult | null {
  const message = desk.faultOf(field);
  return message === null ? null : html`<p class="field-error" id="${field}-fault">${circleAlertIcon()} ${message}</p>`;
}

export function textOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value;
}

/** A choice of codes. */
export function choice(
  desk: IntakeDesk,
  field: {
    readonly id: string;
    readonly label: string;
    readonly hint?: string;
    readonly chosen: string;
    readonly options: readonly (readonly [value: string, text: string])[];
    /** Said where nothing is chosen; without it the first one is. */
    readonly none?: string;
    readonly changed: (value: string) => void;
  },
): TemplateResult {
  const { id, label, hint, chosen, options, none, changed } = field;
  const isWrong = desk.faultOf(id) !== null;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint === undefined ? null : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    <select
      id=${id}
      aria-invalid=${isWrong ? 'true' : nothing}
      aria-describedby=${isWrong ? `${id}-fault` : hint === undefined ? nothing : `${id}-hint`}
      @change=${(event: Event) => changed(textOf(event))}
    >
      ${none === undefined ? null : html`<option value="" .selected=${chosen === ''}>${none}</option>`}
      ${options.map(([value, text]) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`)}
    </select>
    ${faultLine(desk, id)}
  </div>`;
}

function disputeFields(desk: IntakeDesk, draft: IntakeDraft, language: Speaking): TemplateResult {
  const { words } = language;
  const { intake } = words;
  const communities = (desk.communities ?? []).map(({ code, name }) => [code, name] as const);
  const subjectWrong = desk.faultOf('intake-subject') !== null;
  const factsWrong = desk.faultOf('intake-facts') !== null;
  return html`<fieldset class="field">
      <legend>${intake.kind}</legend>
      <div class="segments">
        ${mediationKinds.map(
          (kind) => html`<label class="segment">
            <input
              type="radio"
              name="intake-kind"
              .checked=${live(draft.kind === kind)}
              @change=${() => desk.enter({ kind })}
            />
            <span class="segment-face">${words.kinds[kind] ?? kind}</span>
          </label>`,
        )}
      </div>
    </fieldset>
    <div class="field-pair">
      ${choice(desk, {
        id: 'intake-type',
        label: intake.disputeType,
        chosen: draft.disputeType,
        options: Object.entries(words.disputeTypes),
        none: '—',
        changed: (disputeType) => desk.enter({ disputeType }, 'intake-type'),
      })}
      ${choice(desk, {
        id: 'intake-origin',
        label: intake.origin,
        chosen: draft.origin,
        options: Object.entries(words.origins),
        changed: (origin) => desk.enter({ origin }),
      })}
    </div>
    <div class="field">
      <label for="intake-subject">${intake.subject}</label>
      <p class="hint" id="intake-subject-hint">${intake.subjectHint}</p>
      <input
        id="intake-subject"
        autocomplete="off"
        aria-describedby=${subjectWrong ? 'intake-subject-fault' : 'intake-subject-hint'}
        aria-invalid=${subjectWrong ? 'true' : nothing}
        .value=${live(draft.subject)}
        @input=${(event: Event) => desk.enter({ subject: textOf(event) }, 'intake-subject')}
      />
      ${faultLine(desk, 'intake-subject')}
    </div>
    <div class="field">
      <label for="intake-facts">${intake.facts}</label>
      <textarea
        id="intake-facts"
        rows="7"
        aria-describedby=${factsWrong ? 'intake-facts-fault' : nothing}
        aria-invalid=${factsWrong ? 'true' : nothing}
        .value=${live(draft.facts)}
        @input=${(event: Event) => desk.enter({ facts: textOf(event) }, 'intake-facts')}
      ></textarea>
      ${faultLine(desk, 'intake-facts')}
    </div>
    <div class="field-pair">
      ${desk.appliedOn.render(language, { legend: intake.appliedOn })}
      ${desk.arisenOn.render(language, { legend: intake.arisenOn, hint: intake.arisenHint })}
    </div>
    ${faultLine(desk, 'applied-on')}
    ${choice(desk, {
      id: 'intake-place',
      label: intake.place,
      hint: desk.communities?.length === 0 ? intake.placesMissing : intake.placeHint,
      chosen: draft.divisionCode,
      options: communities,
      none: intake.ownDivision,
      changed: (divisionCode) => desk.enter({ divisionCode }, 'intake-place'),
    })}`;
}

function discardQuestion(desk: IntakeDesk, { words, shared }: Speaking): TemplateResult {
  const { intake } = words;
  return html`<div class="question" role="group" aria-labelledby="discard-question">
    <p id="discard-question" class="question-words" tabindex="-1">${intake.discardAsk}</p>
    <div class="intake-actions">
      <button class="button" type="button" @click=${() => desk.ask(false)}>${shared.cancel}</button>
      <button class="button danger" type="button" data-discard-yes @click=${() => void desk.discard()}>
        ${intake.discardYes}
      </button>
    </div>
  </div>`;
}
