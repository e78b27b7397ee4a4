import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  circleAlertIcon,
  clockIcon,
  gitCompareIcon,
  infoIcon,
  plusIcon,
  triangleAlertIcon,
  wifiOffIcon,
} from '../../foundation/icons.generated.ts';
import type { Language } from '../../foundation/language.ts';
import { photoField } from '../../foundation/photographs/photo-field.ts';
import { noticeLine } from '../../foundation/state-notice.ts';
import type { CaseMessages } from './case.en.ts';
import type { Refusal } from './case-desk.ts';
import type { CaseForms, OpenForm } from './case-forms.ts';
import { wordOf } from './case-words.ts';
import { faultOf } from './form-faults.ts';
import { type Field, listOf, type Option, textOf } from './form-fields.ts';

/** Answers that fit beside each other; more of them are a list to choose from. */
const mostSegments = 3;
/** From so many on a list of names is searched. */
const searchedFrom = 12;
/** So many names are drawn at once. */
const mostDrawn = 50;

/** What the form is drawn with besides what is in it. */
export interface FormContext {
  readonly language: Language<CaseMessages>;
  readonly isOnline: boolean;
  readonly isSaving: boolean;
  readonly submit: () => void;
  readonly cancel: () => void;
  /** What somebody looks for in a list of names. */
  readonly search: string;
  readonly searched: (text: string) => void;
}

/** The form that is open: what follows from it, what is asked, and the two buttons. */
export function formView(form: OpenForm, forms: CaseForms, context: FormContext): TemplateResult {
  const { words, shared } = context.language;
  const { facts } = forms;
  const { spec } = form;
  const notes = facts === null ? [] : (spec.notes?.(facts) ?? []);
  return html`<form
    class="form case-form"
    novalidate
    aria-labelledby="case-form-heading"
    data-form=${form.form}
    @submit=${(event: Event) => {
      event.preventDefault();
      context.submit();
    }}
  >
    <h4 class="form-heading" id="case-form-heading" tabindex="-1">${words.headings[form.form]}</h4>
    ${refusalView(form.refusal, context)} ${forms.summary.render(context.language)}
    ${notes.map(({ text, isWarning }) =>
      isWarning
        ? noticeLine('severe', triangleAlertIcon(), text)
        : html`<p class="hint form-note">${infoIcon()} <span>${text}</span></p>`,
    )}
    ${repeat(
      forms.fields,
      ({ kind, name }) => `${kind} ${name}`,
      (field) => fieldView(field, form, forms, context),
    )}
    ${
      context.isOnline || context.isSaving
        ? null
        : noticeLine('moderate', wifiOffIcon(), spec.queued ? words.waitsOffline : words.needsNetwork)
    }
    <p class="sub">${words.draftKept}</p>
    <div class="form-actions">
      <button class="button" type="button" data-cancel @click=${context.cancel}>${shared.cancel}</button>
      <button
        class="button primary ${spec.danger ? 'danger' : ''}"
        type="submit"
        aria-disabled=${context.isSaving ? 'true' : nothing}
      >
        ${context.isSaving ? words.saving : (words.submits[form.form] ?? words.save)}
      </button>
    </div>
  </form>`;
}

function refusalView(refusal: Refusal | null, { language }: FormContext): TemplateResult | null {
  if (refusal === null) return null;
  const { words } = language;
  const alert = (text: unknown) => html`<span role="alert">${text}</span>`;
  switch (refusal.kind) {
    case 'stopped':
      return null;
    case 'offline':
      return noticeLine('extreme', clockIcon(), alert(words.notSentOffline));
    case 'overtaken':
      return noticeLine('severe', gitCompareIcon(), alert(words.overtaken));
    case 'forbidden':
      return noticeLine('extreme', circleAlertIcon(), alert(words.notAllowed));
    case 'unkept':
      return noticeLine('extreme', circleAlertIcon(), alert(words.unkept));
    case 'refused':
      return noticeLine('extreme', circleAlertIcon(), alert(refusedWords(refusal, words)));
  }
}

function refusedWords({ error }: Refusal & { kind: 'refused' }, words: CaseMessages): unknown {
  if (error.kind !== 'api') return words.failed;
  switch (error.code) {
    case 'need-missing': {
      const needs = error.problem.errors?.map(({ code }) => wordOf(words.needs, code, words.unknownNeed)) ?? [];
      return html`${words.needMissing}<ul class="needs-missing">${needs.map((need) => html`<li>${need}</li>`)}</ul>`;
    }
    case 'deadline-passed':
      return words.deadlinePassed;
    case 'session-limit-reached':
      return words.sessionLimit;
    default:
      return [words.refused, error.problem.detail].filter(Boolean).join(' ');
  }
}

function fieldView(field: Field, form: OpenForm, forms: CaseForms, context: FormContext): TemplateResult {
  const { language } = context;
  switch (field.kind) {
    case 'item':
      return html`<div class="step-head">
        <h5>${field.label}</h5>
        <button class="button quiet danger small" type="button" @click=${() => forms.remove(field.name)}>
          ${language.words.removeStep(field.label)}
        </button>
      </div>`;
    case 'add':
      return html`<button class="button add-step" type="button" data-field=${field.name} @click=${() => forms.add()}>
        ${plusIcon()} ${field.label}
      </button>`;
    case 'date':
    case 'moment':
      return momentField(field, form, forms, context);
    default:
      return html`${control(field, form, forms, context)} ${theirsView(field, form, forms, context)}`;
  }
}

/** What is told at a field: its hint, and what is wrong once the form was handed in. */
function about(field: Field, { isChecked }: OpenForm, forms: CaseForms) {
  const { facts } = forms;
  const fault = isChecked && facts !== null ? faultOf(field, facts) : null;
  const id = `case-${field.name.replaceAll(' ', '-')}`;
  const described = [field.hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return {
    id,
    described: described === '' ? nothing : described,
    invalid: fault === null ? nothing : 'true',
    hint: field.hint ? html`<p class="hint" id="${id}-hint">${field.hint}</p>` : null,
    told: fault === null ? null : html`<p class="field-error" id="${id}-fault">${circleAlertIcon()} ${fault}</p>`,
  } as const;
}

/** A hint says itself what may be left empty. */
function labelOf({ label, optional, hint }: Field, words: CaseMessages): unknown {
  return optional && !hint ? html`${label} <span class="hint optional">${words.optional}</span>` : label;
}

function control(field: Field, form: OpenForm, forms: CaseForms, context: FormContext): TemplateResult {
  const { words } = context.language;
  const { name } = field;
  const { id, described, invalid, hint, told } = about(field, form, forms);
  const value = textOf(form.draft, name);
  const raw = typeof form.draft.values[name] === 'string' ? String(form.draft.values[name]) : '';
  const label = labelOf(field, words);
  const enter = (event: Event) => forms.enter({ [name]: enteredIn(event) });
  if (field.kind === 'photographs') {
    return html`<fieldset class="field" data-field=${name} aria-describedby=${described}>
      <legend>${label}</legend>
      ${hint}
      ${photoField({
        place: form.record.mediation.id,
        photographs: form.draft.photographs,
        kept: forms.photographs,
        language: context.language,
        nameOf: words.scanNumber,
        add: (files) => void forms.addPhotographs(files),
        remove: (photographId) => forms.removePhotograph(photographId),
        dismiss: () => forms.photographs.dismiss(form.record.mediation.id),
      })}
      ${told}
    </fieldset>`;
  }
  if (field.kind === 'yes') {
    return html`<div class="field">
      <label class="choice">
        <input
          type="checkbox"
          data-field=${name}
          aria-invalid=${invalid}
          aria-describedby=${described}
          .checked=${live(value === 'yes')}
          @change=${(event: Event) => forms.enter({ [name]: (event.target as HTMLInputElement).checked ? 'yes' : '' })}
        />
        <span class="choice-text">${field.label}</span>
      </label>
      ${hint} ${told}
    </div>`;
  }
  if (field.kind === 'many') return manyView(field, form, forms, context);
  if (field.kind === 'one' && field.options.length <= mostSegments) {
    return html`<fieldset class="field" aria-describedby=${described}>
      <legend>${label}</legend>
      ${hint}
      <div class="segments">
        ${field.options.map(
          (option, index) => html`<label class="segment">
            <input
              type="radio"
              name=${id}
              value=${option.value}
              data-field=${index === 0 ? name : nothing}
              aria-invalid=${invalid}
              .checked=${live(option.value === value)}
              @change=${enter}
            />
            <span class="segment-face">${option.label}</span>
          </label>`,
        )}
      </div>
      ${told}
    </fieldset>`;
  }
  if (field.kind === 'one' || field.kind === 'select') {
    return html`<div class="field">
      <label for=${id}>${label}</label>
      ${hint}
      <select id=${id} data-field=${name} aria-invalid=${invalid} aria-describedby=${described} @change=${enter}>
        <option value="">${words.chooseOne}</option>
        ${field.options.map(
          (option) =>
            html`<option value=${option.value} .selected=${option.value === value}>
              ${[option.label, option.sub].filter(Boolean).join(' · ')}
            </option>`,
        )}
      </select>
      ${told}
    </div>`;
  }
  if (field.kind === 'area') {
    const left = field.most - value.length;
    return html`<div class="field">
      <label for=${id}>${label}</label>
      ${hint}
      <textarea
        id=${id}
        rows=${field.most > 1000 ? 5 : 3}
        data-field=${name}
        aria-invalid=${invalid}
        aria-describedby=${described}
        .value=${live(raw)}
        @input=${enter}
      ></textarea>
      ${left < field.most / 10 ? html`<p class="sub">${words.characters(left, context.language.format)}</p>` : null} ${told}
    </div>`;
  }
  const mode = field.kind === 'telephone' ? 'tel' : 'text';
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint}
    <input
      id=${id}
      autocomplete="off"
      inputmode=${mode}
      data-field=${name}
      aria-invalid=${invalid}
      aria-describedby=${described}
      .value=${live(raw)}
      @input=${enter}
    />
    ${told}
  </div>`;
}

/** Boxes to tick; a long list is searched, and those that are ticked stay in sight. */
function manyView(
  field: Field & { readonly options: readonly Option[] },
  form: OpenForm,
  forms: CaseForms,
  { language, search, searched }: FormContext,
): TemplateResult {
  const { words, format } = language;
  const { name, options } = field;
  const { id, described, invalid, hint, told } = about(field, form, forms);
  const chosen = listOf(form.draft, name);
  const isLong = options.length > searchedFrom;
  const wanted = isLong ? search.trim().toLowerCase() : '';
  const found = options.filter(({ label, sub = '' }) => `${label} ${sub}`.toLowerCase().includes(wanted));
  const toggle = (value: string, isOn: boolean) => {
    const rest = chosen.filter((each) => each !== value);
    forms.enter({ [name]: isOn ? [...rest, value] : rest });
  };
  return html`<fieldset class="field" data-field=${name} aria-describedby=${described}>
    <legend>${labelOf(field, words)}</legend>
    ${hint}
    ${
      isLong
        ? html`<div class="many-tools">
            <label class="many-search" for="${id}-search">
              <span class="hint">${words.searchNames}</span>
              <input
                id="${id}-search"
                autocomplete="off"
                .value=${live(search)}
                @input=${(event: Event) => searched(enteredIn(event))}
              />
            </label>
            <button
              class="button small"
              type="button"
              @click=${() => forms.enter({ [name]: options.map(({ value }) => value) })}
            >
              ${words.chooseAll(options.length, format)}
            </button>
            <span class="sub">${words.chosen(chosen.length, format)}</span>
          </div>`
        : null
    }
    <div class="choices">
      ${repeat(
        found.slice(0, mostDrawn),
        ({ value }) => value,
        ({ value, label, sub }) => html`<label class="choice">
          <input
            type="checkbox"
            value=${value}
            aria-invalid=${invalid}
            .checked=${live(chosen.includes(value))}
            @change=${(event: Event) => toggle(value, (event.target as HTMLInputElement).checked)}
          />
          <span class="choice-text">${label}${sub ? html`<span class="sub" lang="zh-Hans">${sub}</span>` : null}</span>
        </label>`,
      )}
    </div>
    ${found.length > mostDrawn ? html`<p class="sub">${words.moreFound(found.length - mostDrawn, format)}</p>` : null}
    ${told}
  </fieldset>`;
}

/** A day in its three fields, and the time of day that is typed beside it. */
function momentField(field: Field, form: OpenForm, forms: CaseForms, context: FormContext): TemplateResult {
  const { language } = context;
  const { words } = language;
  const { name } = field;
  const { id, described, invalid, told } = about(field, form, forms);
  const date = forms.date(field);
  // What is wrong with the day is told by its own three fields.
  const isDay = date.problem === null;
  const day = html`<div class="moment" data-field=${name}>
    ${date.render(language, { legend: field.label, ...(field.hint ? { hint: field.hint } : {}) })}
    ${
      field.kind === 'date'
        ? null
        : html`<label class="time-field" for="${id}-time">
            <span class="hint">${words.timeOfDay}</span>
            <input
              id="${id}-time"
              autocomplete="off"
              placeholder="09:30"
              aria-invalid=${isDay ? invalid : nothing}
              aria-describedby=${described}
              .value=${live(textOf(form.draft, `${name}-time`))}
              @input=${(event: Event) => forms.enter({ [`${name}-time`]: enteredIn(event) })}
            />
          </label>`
    }
  </div>`;
  return html`${day} ${isDay ? told : null} ${theirsView(field, form, forms, context)}`;
}

/** What somebody else wrote in a field meanwhile, beside what was typed. */
function theirsView(field: Field, form: OpenForm, forms: CaseForms, { language }: FormContext): TemplateResult | null {
  const { words } = language;
  const { name } = field;
  const theirs = form.theirs?.[name];
  if (typeof theirs !== 'string' || theirs === textOf(form.draft, name)) return null;
  const shown = 'options' in field ? (field.options.find(({ value }) => value === theirs)?.label ?? theirs) : theirs;
  return html`<div class="theirs" data-theirs=${name}>
    <p class="sub">${words.theirs}</p>
    <p class="theirs-text" lang="zh-Hans">${shown}</p>
    <button
      class="button small"
      type="button"
      aria-label=${`${words.takeTheirs}: ${field.label}`}
      @click=${() => forms.takeTheirs(name)}
    >
      ${words.takeTheirs}
    </button>
  </div>`;
}

function enteredIn(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value;
}
