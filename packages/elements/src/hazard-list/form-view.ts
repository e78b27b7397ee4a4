import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { checkIcon, circleAlertIcon, circleXIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { photoField } from '../foundation/photographs/photo-field.ts';
import { type DraftFault, type HazardDraft, longest } from './hazard-draft.ts';
import { faultWords, type HazardForms, type OpenForm } from './hazard-forms.ts';
import type { HazardListMessages } from './hazard-list.en.ts';

/** What the form is drawn with besides what is in it. */
export interface FormContext {
  readonly language: Language<HazardListMessages>;
  readonly isLandlord: boolean;
  readonly submit: () => void;
  readonly cancel: () => void;
}

/** The form that is open: what is asked, what is to be put right, and the two buttons. */
export function formView(form: OpenForm, forms: HazardForms, context: FormContext): TemplateResult {
  const { words, shared } = context.language;
  const [heading, send] = headings(form, words);
  return html`<form
    class="form"
    novalidate
    aria-labelledby="hazard-form-heading"
    @submit=${(event: Event) => {
      event.preventDefault();
      context.submit();
    }}
  >
    <h4 class="form-heading" id="hazard-form-heading" tabindex="-1">${heading}</h4>
    ${forms.summary.render(context.language)} ${fieldsOf(form, forms, context)}
    <p class="sub">${words.draftKept}</p>
    <div class="form-actions">
      <button class="button" type="button" @click=${context.cancel}>${shared.cancel}</button>
      <button class="button primary" type="submit">${send}</button>
    </div>
  </form>`;
}

function headings({ change }: OpenForm, words: HazardListMessages): [heading: string, send: string] {
  switch (change) {
    case 'rectify':
      return [words.rectifyHeading, words.sendRectify];
    case 'verify':
      return [words.verifyHeading, words.sendVerify];
    case 'assign':
      return [words.assignHeading, words.sendAssign];
    case 'refer':
      return [words.referHeading, words.sendRefer];
  }
}

function fieldsOf(form: OpenForm, forms: HazardForms, context: FormContext): unknown {
  const { words } = context.language;
  switch (form.change) {
    case 'rectify':
      return [
        html`<p class="hint">${context.isLandlord ? words.rectifyLandlord : words.rectifyStaff}</p>`,
        photographsOf(form, forms, context, context.isLandlord ? words.photographs : words.photographsOptional),
        noteOf(form, forms, context, words.rectifyNote),
      ];
    case 'verify':
      return [
        outcomeOf(form, forms, context),
        html`<p class="hint">${words.verifyPhotograph}</p>`,
        photographsOf(form, forms, context, words.photographs),
        noteOf(form, forms, context, words.verifyNote),
      ];
    case 'assign':
      return assigneeOf(form, forms, context);
    case 'refer':
      return referralFields(form, forms, context);
  }
}

function photographsOf(
  { hazard, draft, change, faults }: OpenForm,
  forms: HazardForms,
  { language }: FormContext,
  legend: string,
): TemplateResult {
  return html`<fieldset class="field">
    <legend>${legend}</legend>
    ${photoField({
      place: hazard.id,
      photographs: draft.photographs,
      kept: forms.photographs,
      language,
      nameOf: language.words.photographOf,
      add: (files) => void forms.addPhotographs(files),
      remove: (id) => forms.removePhotograph(id),
      dismiss: () => forms.photographs.dismiss(hazard.id),
    })}
    ${faultLine('photographs', change, faults, language.words)}
  </fieldset>`;
}

function noteOf({ draft, change, faults }: OpenForm, forms: HazardForms, { language }: FormContext, label: string) {
  return html`<div class="field">
    <label for="hazard-note">${label}</label>
    <textarea
      id="hazard-note"
      rows="3"
      aria-invalid=${faults.includes('note') ? 'true' : nothing}
      .value=${live(draft.note)}
      @input=${(event: Event) => forms.enter({ note: textOf(event) })}
    ></textarea>
    ${faultLine('note', change, faults, language.words)}
  </div>`;
}

function outcomeOf({ draft, change, faults }: OpenForm, forms: HazardForms, { language }: FormContext): TemplateResult {
  const { words } = language;
  const choice = (outcome: 'put-right' | 'not-put-right', label: string, tone: string, icon: TemplateResult) =>
    html`<label class="segment ${tone}">
      <input
        type="radio"
        name="outcome"
        value=${outcome}
        aria-invalid=${faults.includes('outcome') ? 'true' : nothing}
        .checked=${draft.outcome === outcome}
        @change=${() => forms.enter({ outcome })}
      />
      <span class="segment-face">${icon} ${label}</span>
    </label>`;
  return html`<fieldset class="field">
    <legend>${words.verifyQuestion}</legend>
    <div class="segments">
      ${choice('put-right', words.putRight, 'ok', checkIcon())}
      ${choice('not-put-right', words.notPutRight, 'extreme', circleXIcon())}
    </div>
    ${faultLine('outcome', change, faults, words)}
  </fieldset>`;
}

function assigneeOf(
  { draft, change, faults }: OpenForm,
  forms: HazardForms,
  { language }: FormContext,
): TemplateResult {
  const { words, shared } = language;
  const { staff } = forms;
  if (staff === 'loading') return html`<p class="sub" data-notice="loading">${words.assignLoading}</p>`;
  if (staff === 'failed') {
    return html`<p class="field-error">${circleAlertIcon()} ${words.assignFailed}</p>
      <button class="button" type="button" @click=${() => forms.readStaff()}>${shared.retry}</button>`;
  }
  return html`<div class="field">
    <label for="hazard-assignee">${words.assignWho}</label>
    <select
      id="hazard-assignee"
      aria-invalid=${faults.includes('assigneeId') ? 'true' : nothing}
      @change=${(event: Event) => forms.enter({ assigneeId: textOf(event) })}
    >
      <option value="">${words.assignChoose}</option>
      ${staff.map(
        ({ id, displayName }) => html`<option value=${id} ?selected=${id === draft.assigneeId}>${displayName}</option>`,
      )}
    </select>
    ${faultLine('assigneeId', change, faults, words)}
  </div>`;
}

function referralFields(form: OpenForm, forms: HazardForms, { language }: FormContext): TemplateResult[] {
  const { words } = language;
  const { draft, change, faults } = form;
  const text = (name: 'name' | 'reference', label: string) => html`<div class="field">
    <label for="hazard-${name}">${label}</label>
    <input
      id="hazard-${name}"
      autocomplete="off"
      maxlength=${longest[name]}
      aria-invalid=${faults.some((fault) => fault === name) ? 'true' : nothing}
      .value=${live(draft[name])}
      @input=${(event: Event) => forms.enter({ [name]: textOf(event) } as Partial<HazardDraft>)}
    />
    ${name === 'name' ? faultLine('name', change, faults, words) : null}
  </div>`;
  return [
    html`<div class="field">
      <label for="hazard-authority">${words.referAuthority}</label>
      <select
        id="hazard-authority"
        aria-invalid=${faults.includes('authority') ? 'true' : nothing}
        @change=${(event: Event) => forms.enter({ authority: textOf(event) })}
      >
        <option value=""></option>
        ${Object.entries(words.authorities).map(
          ([code, name]) => html`<option value=${code} ?selected=${code === draft.authority}>${name}</option>`,
        )}
      </select>
      ${faultLine('authority', change, faults, words)}
    </div>`,
    text('name', words.referName),
    html`<div class="field">
      <label for="hazard-reason">${words.referReason}</label>
      <p class="hint" id="hazard-reason-hint">${words.referReasonHint}</p>
      <textarea
        id="hazard-reason"
        rows="4"
        maxlength=${longest.reason}
        aria-describedby="hazard-reason-hint"
        aria-invalid=${faults.includes('reason') ? 'true' : nothing}
        .value=${live(draft.reason)}
        @input=${(event: Event) => forms.enter({ reason: textOf(event) })}
      ></textarea>
      ${faultLine('reason', change, faults, words)}
    </div>`,
    text('reference', words.referReference),
  ];
}

function faultLine(
  fault: DraftFault,
  change: OpenForm['change'],
  faults: readonly DraftFault[],
  words: HazardListMessages,
): TemplateResult | null {
  if (!faults.includes(fault)) return null;
  return html`<p class="field-error">${circleAlertIcon()} ${faultWords(fault, change, words)}</p>`;
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value;
}
