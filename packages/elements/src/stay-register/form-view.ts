import type { Stay } from '@wardkit/contract/stays';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { circleAlertIcon, circleCheckIcon, mapPinIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import type { FormPurpose, StayForm, TextField } from './stay-form.ts';
import { placeOf } from './stay-place.ts';
import type { StayRegisterMessages } from './stay-register.en.ts';
import type { Caller, DwellingChoice } from './stay-register.state.ts';

/** What the fields are drawn with. */
export interface FormContext {
  readonly purpose: FormPurpose;
  readonly caller: Caller;
  readonly dwellings: readonly DwellingChoice[];
  readonly disabled: boolean;
}

/** The fields of a registration, a change or a sign-off, top to bottom as they are on a card and in a contract. */
export function formFields(form: StayForm, language: Language<StayRegisterMessages>, context: FormContext): unknown {
  const { purpose } = context;
  switch (purpose.kind) {
    case 'register':
      return registrationFields(form, language, context, purpose);
    case 'change':
      return changeFields(form, language, context, purpose);
    case 'sign-off':
      return [
        whoView(purpose.stay),
        form.endedOn.render(language, { legend: language.words.form.endedOn, disabled: context.disabled }),
      ];
  }
}

function registrationFields(
  form: StayForm,
  language: Language<StayRegisterMessages>,
  context: FormContext,
  purpose: FormPurpose & { kind: 'register' },
): unknown {
  const words = language.words.form;
  const { place } = purpose;
  const field = (name: TextField, look: FieldLook) => textField(form, name, language, context, look);
  const own = context.caller === 'resident';
  return [
    place === null
      ? field('plate', { label: words.plate, hint: words.plateHint, capitals: true })
      : placeView(place.label ?? (place.by === 'plate' ? place.plateCode : ''), words.place),
    dwellingField(form, language, context),
    own ? html`<p class="hint">${words.ownOnly}</p>` : null,
    field('name', { label: own ? words.ownName : words.name }),
    html`<div class="number-fields">
      ${form.hasNumber ? field('identity', { label: words.identity, hint: words.identityHint, capitals: true }) : null}
      ${form.hasNumber && form.isNumberRight ? html`<p class="field-right">${circleCheckIcon()} ${words.identityRight}</p>` : null}
      ${check(words.noNumber, !form.hasNumber, (on) => form.choose({ hasNumber: !on }))}
    </div>`,
    field('telephone', { label: words.telephone, mode: 'tel' }),
    form.startedOn.render(language, { legend: words.startedOn, disabled: context.disabled }),
    form.expectedEndOn.render(language, {
      legend: words.expectedEndOn,
      hint: words.expectedEndHint,
      disabled: context.disabled,
    }),
  ];
}

function changeFields(
  form: StayForm,
  language: Language<StayRegisterMessages>,
  context: FormContext,
  { stay, mayCorrect }: FormPurpose & { kind: 'change' },
): unknown {
  const words = language.words.form;
  const { person } = stay;
  const kept = (masked: string | undefined) => (masked === undefined ? words.notOnRecord : words.onRecord(masked));
  const field = (name: TextField, look: FieldLook) => textField(form, name, language, context, look);
  return [
    whoView(stay),
    dwellingField(form, language, context),
    form.startedOn.render(language, { legend: words.startedOn, disabled: context.disabled }),
    form.expectedEndOn.render(language, {
      legend: words.expectedEndOn,
      hint: words.expectedEndHint,
      disabled: context.disabled,
    }),
    html`<div class="number-fields">
      ${form.dropsTelephone ? null : field('telephone', { label: words.telephone, hint: kept(person.telephone?.masked), mode: 'tel' })}
      ${
        person.telephone === null
          ? null
          : check(words.dropTelephone, form.dropsTelephone, (on) => form.choose({ dropsTelephone: on }))
      }
    </div>`,
    mayCorrect
      ? [
          field('name', { label: words.name, hint: kept(person.name.masked) }),
          field('identity', { label: words.identity, hint: kept(person.identityNumber?.masked), capitals: true }),
        ]
      : null,
  ];
}

interface FieldLook {
  readonly label: string;
  readonly hint?: string;
  readonly mode?: 'tel';
  readonly capitals?: boolean;
}

// The value is a property and never an attribute: what is typed is in no markup, and the browser is to remember none of it.
function textField(
  form: StayForm,
  name: TextField,
  language: Language<StayRegisterMessages>,
  { purpose, disabled }: FormContext,
  { label, hint, mode, capitals = false }: FieldLook,
): TemplateResult {
  const fault = form.isTold(name) ? form.faultOf(name, purpose, language) : null;
  const described = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${name}>${label}</label>
    ${hint === undefined ? null : html`<p class="hint" id="${name}-hint">${hint}</p>`}
    <input
      id=${name}
      class=${capitals ? 'numbers' : nothing}
      autocomplete="off"
      autocapitalize=${capitals ? 'characters' : 'off'}
      autocorrect="off"
      spellcheck="false"
      inputmode=${mode ?? nothing}
      ?disabled=${disabled}
      aria-invalid=${fault === null ? nothing : 'true'}
      aria-describedby=${described === '' ? nothing : described}
      .value=${live(form.text(name))}
      @input=${(event: Event) => form.type(name, (event.target as HTMLInputElement).value)}
      @blur=${() => form.leave(name)}
    />
    ${fault === null ? null : html`<p class="field-error" id="${name}-fault">${circleAlertIcon()} ${fault}</p>`}
  </div>`;
}

// Only who may see the premises is given dwellings: by a plate there are none to choose from.
function dwellingField(
  form: StayForm,
  { words }: Language<StayRegisterMessages>,
  { dwellings, disabled }: FormContext,
): TemplateResult | null {
  if (dwellings.length === 0) return null;
  return html`<div class="field">
    <label for="dwelling">${words.form.dwelling}</label>
    <select
      id="dwelling"
      ?disabled=${disabled}
      @change=${(event: Event) => form.choose({ dwellingId: (event.target as HTMLSelectElement).value || null })}
    >
      <option value="" .selected=${form.dwellingId === null}>${words.form.noDwelling}</option>
      ${dwellings.map(
        ({ id, label }) => html`<option value=${id} .selected=${form.dwellingId === id}>${label}</option>`,
      )}
    </select>
  </div>`;
}

function check(label: string, checked: boolean, changed: (on: boolean) => void): TemplateResult {
  return html`<label class="check">
    <input
      type="checkbox"
      .checked=${live(checked)}
      @change=${(event: Event) => changed((event.target as HTMLInputElement).checked)}
    />
    <span>${label}</span>
  </label>`;
}

function placeView(label: string, legend: string): TemplateResult | null {
  if (label === '') return null;
  return html`<p class="place">${mapPinIcon()}<span><span class="visually-hidden">${legend}: </span>${label}</span></p>`;
}

function whoView(stay: Stay): TemplateResult {
  return html`<p class="place">
    ${mapPinIcon()}<span>${stay.person.name.masked}<br /><span class="sub">${placeOf(stay)}</span></span>
  </p>`;
}
