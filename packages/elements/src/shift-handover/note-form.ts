import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import { priorityTag, stateTag } from '../alerts/alert-tags.ts';
import type { DateField } from '../foundation/forms/date-field.ts';
import { circleAlertIcon, clockIcon, wifiOffIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import { fieldOf, type NoteDesk } from './note-desk.ts';
import type { AlertChoice } from './note-draft.ts';
import type { ShiftHandoverMessages } from './shift-handover.en.ts';
import { shiftInWords } from './shift-times.ts';

/** What the form is drawn with besides what is in it. */
export interface NoteFormContext {
  readonly language: Language<ShiftHandoverMessages>;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly send: () => void;
  readonly insist: () => void;
}

/** Where a note is written; nothing while none is. */
export function noteForm(desk: NoteDesk, context: NoteFormContext): TemplateResult | null {
  const { language } = context;
  const { words } = language;
  const { draft, busy } = desk;
  if (draft === null) return null;
  const isNew = draft.version === null;
  const isStopped = desk.fault?.kind === 'taken' || desk.fault?.kind === 'not-yours';
  return html`<form
    class="note-form"
    novalidate
    aria-labelledby="note-form-heading"
    @submit=${(event: Event) => {
      event.preventDefault();
      event.stopPropagation();
      if (!isStopped) context.send();
    }}
  >
    <h3 id="note-form-heading" class="form-heading" tabindex="-1">${isNew ? words.newHeading : words.changeHeading}</h3>
    ${desk.summary.render(language)} ${faultNotice(desk, context)}
    <div class="shift-ends">
      ${momentField(desk, desk.start, words.start, 'startTime', language)}
      ${momentField(desk, desk.end, words.end, 'endTime', language)}
    </div>
    <div class="field">
      <label for=${fieldOf.note}>${words.note}</label>
      <p class="hint" id="shift-note-hint">${words.noteHint}</p>
      <textarea
        id=${fieldOf.note}
        rows="6"
        aria-describedby="shift-note-hint"
        aria-invalid=${desk.faultOf(fieldOf.note) === null ? nothing : 'true'}
        .value=${live(draft.note)}
        @input=${(event: Event) => desk.type('note', textOf(event))}
      ></textarea>
      ${faultLine(desk, fieldOf.note)}
    </div>
    ${alertsField(desk, language)}
    ${
      desk.isKept
        ? html`<p class="sub">${words.draftKept}</p>`
        : noticeLine('moderate', circleAlertIcon(), words.draftNotKept)
    }
    ${desk.isDiscardAsked ? discardQuestion(desk, language) : null}
    <div class="form-actions">
      <button class="button quiet danger" type="button" data-discard @click=${() => desk.ask(true)}>${words.discard}</button>
      <button class="button" type="button" data-later @click=${() => desk.close()}>${words.later}</button>
      <button class="button primary" type="submit" data-send aria-disabled=${busy || isStopped ? 'true' : 'false'}>
        ${busy ? words.sending : isNew ? words.send : words.sendChange}
      </button>
    </div>
  </form>`;
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
}

function faultLine(desk: NoteDesk, field: string): TemplateResult | null {
  const message = desk.faultOf(field);
  return message === null ? null : html`<p class="field-error" id="${field}-fault">${circleAlertIcon()} ${message}</p>`;
}

function momentField(
  desk: NoteDesk,
  dates: DateField,
  label: string,
  field: 'startTime' | 'endTime',
  language: Language<ShiftHandoverMessages>,
): TemplateResult {
  const { words } = language;
  const id = fieldOf[field];
  const isWrong = desk.faultOf(id) !== null;
  return html`<div class="moment">
    ${dates.render(language, { legend: label })}
    <div class="field time-field">
      <label for=${id}>${words.time}<span class="visually-hidden">: ${label}</span></label>
      <input
        id=${id}
        inputmode="numeric"
        autocomplete="off"
        placeholder="08:00"
        aria-invalid=${isWrong ? 'true' : nothing}
        aria-describedby=${isWrong ? `${id}-fault` : nothing}
        .value=${live(desk.draft?.[field] ?? '')}
        @input=${(event: Event) => desk.type(field, textOf(event))}
      />
    </div>
    ${faultLine(desk, id)}
  </div>`;
}

function alertsField(desk: NoteDesk, { words, shared, format }: Language<ShiftHandoverMessages>): TemplateResult {
  const { choices } = desk;
  const retry = html`<button class="button small" type="button" data-read-alerts @click=${() => desk.readChoices()}>
    ${shared.retry}
  </button>`;
  return html`<fieldset class="field alert-choices">
    <legend>${words.alertsLegend}</legend>
    <p class="hint">${words.alertsHint}</p>
    ${
      choices.kind === 'loading'
        ? html`<p class="sub" data-notice="loading">${words.alertsLoading}</p>`
        : choices.kind === 'failed'
          ? noticeLine('moderate', wifiOffIcon(), words.alertsFailed, retry)
          : choices.alerts.length === 0
            ? html`<p class="sub">${words.noneOpen}</p>`
            : html`<p class="sub" role="status">
                  ${words.chosen(choices.alerts.filter((each) => desk.isChosen(each)).length, choices.alerts.length, format)}
                </p>
                <ul class="choices">
                  ${choices.alerts.map((choice) => keyed(choice.alertId, choiceView(desk, choice, words)))}
                </ul>
                ${choices.hasMore ? html`<p class="sub">${words.moreOpen(format.number(choices.alerts.length))}</p>` : null}`
    }
  </fieldset>`;
}

function choiceView(desk: NoteDesk, choice: AlertChoice, words: ShiftHandoverMessages): TemplateResult {
  const { alertId, number, summary, place } = choice;
  const isIn = desk.isChosen(choice);
  const id = fieldOf.remark(alertId);
  return html`<li class="choice">
    <label class="choice-head" for="alert-${alertId}">
      <input
        id="alert-${alertId}"
        type="checkbox"
        .checked=${live(isIn)}
        @change=${(event: Event) => desk.choose(alertId, (event.target as HTMLInputElement).checked)}
      />
      <span class="choice-words">
        <span class="choice-title">
          <span class="numbers">${number}</span>
          ${summary === null ? null : html`<span lang="zh-Hans">${summary}</span>`}
        </span>
        <span class="marks">
          ${priorityTag(choice.priority, words)} <span class="tag">${words.categories[choice.category] ?? words.unknownCategory}</span>
          ${stateTag(choice.state, words)} ${place === null ? null : html`<span class="sub" lang="zh-Hans">${place}</span>`}
        </span>
      </span>
    </label>
    ${
      isIn
        ? html`<div class="field remark">
            <label class="sub" for=${id}>${words.remark}<span class="visually-hidden"> ${number}</span></label>
            <textarea
              id=${id}
              rows="1"
              aria-invalid=${desk.faultOf(id) === null ? nothing : 'true'}
              .value=${live(desk.draft?.remarks[alertId] ?? '')}
              @input=${(event: Event) => desk.remark(alertId, textOf(event))}
            ></textarea>
            ${faultLine(desk, id)}
          </div>`
        : null
    }
  </li>`;
}

function discardQuestion(desk: NoteDesk, { words, shared }: Language<ShiftHandoverMessages>): TemplateResult {
  return html`<div class="question" role="group" aria-labelledby="discard-question">
    <p id="discard-question" class="question-words" tabindex="-1">${words.discardAsk}</p>
    <div class="form-actions">
      <button class="button" type="button" @click=${() => desk.ask(false)}>${shared.cancel}</button>
      <button class="button danger" type="button" data-discard-yes @click=${() => desk.discard()}>${words.discardYes}</button>
    </div>
  </div>`;
}

function faultNotice(desk: NoteDesk, { language, now, insist }: NoteFormContext): TemplateResult | null {
  const { words, format } = language;
  const { fault } = desk;
  if (fault === null) return desk.isGone ? noticeLine('moderate', circleAlertIcon(), words.gone) : null;
  switch (fault.kind) {
    case 'overtaken':
      return html`<div class="question" role="group" data-fault="overtaken" aria-labelledby="overtaken-words">
        <p id="overtaken-words" class="question-words" tabindex="-1">${words.overtaken}</p>
        <p class="sub">${words.itSays(shiftInWords(fault.now, format, now))}</p>
        <blockquote class="note-text" lang="zh-Hans">${fault.now.note}</blockquote>
        <div class="form-actions">
          <button class="button" type="button" data-yield @click=${() => desk.yield()}>${words.takeTheirs}</button>
          <button class="button" type="button" data-insist @click=${insist}>${words.saveMine}</button>
        </div>
      </div>`;
    case 'taken':
      return html`<div class="question" role="group" data-fault="taken" aria-labelledby="taken-words">
        <p id="taken-words" class="question-words" tabindex="-1">${words.takenMeanwhile(fault.now.takenOverBy?.displayName ?? '')}</p>
        <div class="form-actions">
          <button class="button" type="button" data-as-new @click=${() => desk.asNew()}>${words.asNew}</button>
        </div>
      </div>`;
    default:
      return html`<div data-fault=${fault.kind}>
        ${noticeLine(fault.kind === 'offline' ? 'moderate' : 'extreme', fault.kind === 'offline' ? wifiOffIcon() : fault.kind === 'sign-in' ? clockIcon() : circleAlertIcon(), words.sendFaults[fault.kind])}
      </div>`;
  }
}
