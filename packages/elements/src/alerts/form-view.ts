import type { NearestUnit } from '@wardkit/contract/alert-units';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { circleAlertIcon, infoIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { photoField } from '../foundation/photographs/photo-field.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { AlertMessages } from './alert.en.ts';
import { unitsOn, unitsToTell } from './alert-changes.ts';
import { type DraftFault, longest } from './alert-draft.ts';
import { type AlertForms, type Choices, faultWords, type OpenForm } from './alert-forms.ts';
import { stateTag } from './alert-tags.ts';

/** What the form is drawn with besides what is in it. */
export interface FormContext {
  readonly language: Language<AlertMessages>;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly submit: () => void;
  readonly cancel: () => void;
}

/** The form that is open: what is asked, what is to be put right, and the two buttons. */
export function formView(form: OpenForm, forms: AlertForms, context: FormContext): TemplateResult {
  const { words, shared } = context.language;
  return html`<form
    class="form"
    novalidate
    aria-labelledby="alert-form-heading"
    @submit=${(event: Event) => {
      event.preventDefault();
      context.submit();
    }}
  >
    <h4 class="form-heading" id="alert-form-heading" tabindex="-1">${words.formHeadings[form.change]}</h4>
    ${forms.summary.render(context.language)} ${fieldsOf(form, forms, context)}
    <p class="sub">${words.draftKept}</p>
    <div class="form-actions">
      <button class="button" type="button" @click=${context.cancel}>${shared.cancel}</button>
      <button class="button primary" type="submit">${words.sendAnswers[form.change]}</button>
    </div>
  </form>`;
}

function fieldsOf(form: OpenForm, forms: AlertForms, context: FormContext): unknown {
  const { words } = context.language;
  switch (form.change) {
    case 'dispatch':
    case 'reinforce':
      return unitsField(form, forms, context);
    case 'depart':
    case 'arrive':
      return whichUnitField(form, forms, context);
    case 'releaseUnits':
      return [
        html`<p class="hint">${words.releaseHint}</p>`,
        html`<div class="choices">
          ${unitsOn(form.alert).map(({ unitId, label }) => unitChoice(unitId, label, null, form, forms))}
        </div>`,
        faultLine('release', form, words),
        faultLine('units', form, words),
      ];
    case 'resolve':
      return [
        outcomeField(form, forms, context),
        noteField(form, forms, words.note, words),
        html`<fieldset class="field">
          <legend>${words.photographs}</legend>
          ${photoField({
            place: form.alert.id,
            photographs: form.draft.photographs,
            kept: forms.photographs,
            language: context.language,
            nameOf: words.photographOf,
            add: (files) => void forms.addPhotographs(files),
            remove: (id) => forms.removePhotograph(id),
            dismiss: () => forms.photographs.dismiss(form.alert.id),
          })}
          ${faultLine('photographs', form, words)}
        </fieldset>`,
      ];
    case 'addNote':
      return noteField(form, forms, words.noteText, words);
    case 'markDuplicate':
      return [candidatesField(form, forms, context), noteField(form, forms, words.noteOptional, words)];
    case 'transfer':
      return [stationField(form, forms, context), reasonField(form, forms, words)];
    default:
      return reasonField(form, forms, words);
  }
}

function unitsField(form: OpenForm, forms: AlertForms, context: FormContext): unknown {
  const { words } = context.language;
  const on = unitsOn(form.alert);
  return [
    html`<p class="hint">
      ${words.unitsHint} ${form.change === 'dispatch' && on.length > 0 ? words.unitsReplace : null}
    </p>`,
    forms.isLocated ? null : noticeLine('moderate', infoIcon(), words.notLocated),
    choicesOf(forms.units, forms, context, words.unitsLoading, words.unitsFailed, words.noUnits, (units) =>
      units.map((each) => unitLine(each, form, forms, context)),
    ),
    faultLine('units', form, words),
  ];
}

function unitLine(nearest: NearestUnit, form: OpenForm, forms: AlertForms, context: FormContext): TemplateResult {
  const { unit, distanceMetres, exclusions } = nearest;
  const { words, format } = context.language;
  // A new dispatch may keep who is on the alert already.
  const why = exclusions.filter((each) => form.change !== 'dispatch' || each !== 'already-assigned');
  // A post that is not on record says nothing about who can be sent.
  const isExcluded = why.some((each) => each !== 'no-post');
  const state = words.unitStates[unit.state] ?? words.unknownState;
  const lines = [
    distanceMetres === null ? words.noDistance : words.straightLine(distanceMetres, format),
    unit.post === null ? null : words.post(unit.post.text),
    words.strength(unit.strength, format),
    words.unitSince(state, format.timeOrDate(unit.stateSince, context.now)),
    ...why.map((each) => words.exclusions[each] ?? words.unknownExclusion),
  ];
  return unitChoice(unit.id, unit.label, lines.filter((each) => each !== null).join(' · '), form, forms, isExcluded);
}

function unitChoice(
  unitId: string,
  label: string,
  detail: string | null,
  { draft }: OpenForm,
  forms: AlertForms,
  isExcluded = false,
): TemplateResult {
  return html`<label class="choice ${isExcluded ? 'excluded' : ''}">
    <input
      type="checkbox"
      value=${unitId}
      ?disabled=${isExcluded}
      .checked=${live(draft.unitIds.includes(unitId) && !isExcluded)}
      @change=${(event: Event) => forms.toggle(unitId, (event.target as HTMLInputElement).checked)}
    />
    <span class="choice-text"><b lang="zh-Hans">${label}</b>${detail === null ? null : html`<span class="sub">${detail}</span>`}</span>
  </label>`;
}

/** Which of several units it was, or all that have not told it yet. */
function whichUnitField(form: OpenForm, forms: AlertForms, { language }: FormContext): TemplateResult {
  const { words } = language;
  const [chosen = ''] = form.draft.unitIds;
  const options = [
    ['', words.allUnits] as const,
    ...unitsToTell(form.alert, form.change).map(({ unitId, label }) => [unitId, label] as const),
  ];
  return html`<div class="choices" role="radiogroup" aria-labelledby="alert-form-heading">
    ${options.map(
      ([unitId, label]) => html`<label class="choice">
        <input
          type="radio"
          name="unit"
          value=${unitId}
          .checked=${live(chosen === unitId)}
          @change=${() => forms.enter({ unitIds: unitId === '' ? [] : [unitId] })}
        />
        <span class="choice-text"><b lang=${unitId === '' ? nothing : 'zh-Hans'}>${label}</b></span>
      </label>`,
    )}
  </div>`;
}

function candidatesField(form: OpenForm, forms: AlertForms, context: FormContext): TemplateResult {
  const { words, format } = context.language;
  return html`<fieldset class="field">
    <legend>${words.candidates}</legend>
    <p class="hint">${words.candidatesHint}</p>
    ${choicesOf(
      forms.candidates,
      forms,
      context,
      words.candidatesLoading,
      words.candidatesFailed,
      words.noCandidates,
      (all) =>
        all.map(
          ({ alert, metres }) => html`<label class="choice">
            <input
              type="radio"
              name="original"
              value=${alert.id}
              .checked=${live(form.draft.originalId === alert.id)}
              @change=${() => forms.enter({ originalId: alert.id })}
            />
            <span class="choice-text">
              <b lang="zh-Hans">${alert.summary}</b>
              <span class="sub" lang="zh-Hans">
                ${[alert.number, format.timeOrDate(alert.receivedAt, context.now), alert.place.text].join(' · ')}
              </span>
              <span class="sub">
                ${metres === null ? words.noDistance : words.apart(metres, format)} ${stateTag(alert.state, words)}
              </span>
            </span>
          </label>`,
        ),
    )}
    ${faultLine('original', form, words)}
  </fieldset>`;
}

function choicesOf<T>(
  choices: Choices<T>,
  forms: AlertForms,
  { language }: FormContext,
  loading: string,
  failed: string,
  none: string,
  draw: (choices: readonly T[]) => unknown,
): TemplateResult {
  if (choices === 'loading') return html`<p class="sub" data-notice="loading">${loading}</p>`;
  if (choices === 'failed') {
    return html`<p class="field-error">${circleAlertIcon()} ${failed}</p>
      <button class="button" type="button" @click=${() => void forms.readChoices()}>${language.shared.retry}</button>`;
  }
  if (choices.length === 0) return html`<p class="sub">${none}</p>`;
  return html`<div class="choices">${draw(choices)}</div>`;
}

function stationField(form: OpenForm, forms: AlertForms, context: FormContext): TemplateResult {
  const { words, shared } = context.language;
  const { stations } = forms;
  if (stations === 'loading') return html`<p class="sub" data-notice="loading">${words.stationsLoading}</p>`;
  if (stations === 'failed') {
    return html`<div class="field">
      <p class="field-error">${circleAlertIcon()} ${words.stationsFailed}</p>
      <button class="button" type="button" @click=${() => void forms.readChoices()}>${shared.retry}</button>
    </div>`;
  }
  const options = stations.map(({ id, name }) => [id, name] as const);
  return selectField('station', words.station, options, form.draft.stationId, form, words, (stationId) =>
    forms.enter({ stationId }),
  );
}

function outcomeField(form: OpenForm, forms: AlertForms, { language }: FormContext): TemplateResult {
  const { words } = language;
  return selectField(
    'outcome',
    words.outcome,
    Object.entries(words.outcomes),
    form.draft.outcome,
    form,
    words,
    (outcome) => forms.enter({ outcome }),
  );
}

function selectField(
  name: 'station' | 'outcome',
  label: string,
  options: readonly (readonly [value: string, name: string])[],
  chosen: string,
  form: OpenForm,
  words: AlertMessages,
  choose: (value: string) => void,
): TemplateResult {
  return html`<div class="field">
    <label for="alert-${name}">${label}</label>
    <select
      id="alert-${name}"
      aria-invalid=${form.faults.includes(name) ? 'true' : nothing}
      @change=${(event: Event) => choose(textOf(event))}
    >
      <option value="">${words.choose}</option>
      ${options.map(([value, text]) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`)}
    </select>
    ${faultLine(name, form, words)}
  </div>`;
}

function noteField(form: OpenForm, forms: AlertForms, label: string, words: AlertMessages): TemplateResult {
  return html`<div class="field">
    <label for="alert-note">${label}</label>
    <textarea
      id="alert-note"
      rows="3"
      maxlength=${longest.note}
      aria-invalid=${form.faults.includes('note') ? 'true' : nothing}
      .value=${live(form.draft.note)}
      @input=${(event: Event) => forms.enter({ note: textOf(event) })}
    ></textarea>
    ${faultLine('note', form, words)}
  </div>`;
}

function reasonField(form: OpenForm, forms: AlertForms, words: AlertMessages): TemplateResult {
  return html`<div class="field">
    <label for="alert-reason">${words.reason}</label>
    <p class="hint" id="alert-reason-hint">${words.reasonHint}</p>
    <textarea
      id="alert-reason"
      rows="3"
      maxlength=${longest.reason}
      aria-describedby="alert-reason-hint"
      aria-invalid=${form.faults.includes('reason') ? 'true' : nothing}
      .value=${live(form.draft.reason)}
      @input=${(event: Event) => forms.enter({ reason: textOf(event) })}
    ></textarea>
    ${faultLine('reason', form, words)}
  </div>`;
}

function faultLine(fault: DraftFault, { faults, change }: OpenForm, words: AlertMessages): TemplateResult | null {
  if (!faults.includes(fault)) return null;
  return html`<p class="field-error">${circleAlertIcon()} ${faultWords(fault, change, words)}</p>`;
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value;
}
