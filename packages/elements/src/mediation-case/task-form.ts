import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { circleAlertIcon } from '../foundation/icons.generated.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import { type CaseContext, roleAndName } from './case-words.ts';
import { type ObjectionSubject, objectionSubjects, type ReadyState, type Task } from './mediation-case.state.ts';
import { longest, type TaskDesk } from './task-desk.ts';

/** What somebody is about to do: what it means, what is asked for it, and two buttons that say what they do. */
export function taskForm(
  task: Task,
  { shown }: ReadyState,
  desk: TaskDesk,
  context: CaseContext,
  leave: () => void,
): TemplateResult {
  const { words, shared } = context.language;
  const [heading, meaning] = words.tasks[task.kind];
  const party = shown.own.find(({ id }) => id === task.partyId);
  const speaksForOther = party !== undefined && shown.parties.some((each) => each.standsForPartyId === party.id);
  const ends = task.kind === 'refuse' || task.kind === 'withdraw';
  const send = (event: Event) => {
    event.preventDefault();
    void desk.send();
  };
  return html`<form class="part task" novalidate data-task=${task.kind} @submit=${send}>
    <h3 class="task-heading" tabindex="-1">${heading}</h3>
    ${speaksForOther ? html`<p class="sub">${words.inNameOf(roleAndName(party, words))}</p>` : null}
    ${ends ? noticeLine('severe', circleAlertIcon(), meaning) : html`<p>${meaning}</p>`}
    ${fieldsOf(task, desk, context)}
    ${
      task.fault === null || task.fault === 'too-short'
        ? null
        : html`<div class="task-fault" tabindex="-1">
            ${noticeLine(
              'extreme',
              circleAlertIcon(),
              html`${words.faults[task.fault]}
              ${task.requestId === null || task.fault !== 'error' ? null : html`<p class="sub numbers">${shared.errorReference(task.requestId)}</p>`}`,
            )}
          </div>`
    }
    <div class="choices">
      <button
        class="button primary ${ends ? 'danger' : ''}"
        type="submit"
        data-send
        aria-disabled=${task.busy ? 'true' : 'false'}
      >
        ${task.busy ? words.sending : words.send[task.kind]}
      </button>
      <button class="button" type="button" data-back @click=${leave}>${words.back}</button>
    </div>
  </form>`;
}

function fieldsOf(task: Task, desk: TaskDesk, { language }: CaseContext): TemplateResult | null {
  const { words } = language;
  const isShort = task.fault === 'too-short';
  switch (task.kind) {
    case 'consent':
      return null;
    case 'refuse':
      return textField(desk, 'refuse', words.note, null, null);
    case 'withdraw':
      return textField(desk, 'withdraw', words.reason, null, isShort ? words.reasonMissing : null);
    case 'object':
      return html`<fieldset class="field subjects">
          <legend>${words.about}</legend>
          ${objectionSubjects.map((subject) => subjectChoice(subject, desk, words.codes.objectionSubjects[subject] ?? subject))}
        </fieldset>
        ${textField(desk, 'object', words.statement, words.statementHint, isShort ? words.statementMissing : null)}`;
  }
}

function subjectChoice(subject: ObjectionSubject, desk: TaskDesk, label: string): TemplateResult {
  return html`<label class="subject">
    <input
      type="radio"
      name="objection-about"
      value=${subject}
      .checked=${live(desk.typed.about === subject)}
      @change=${() => desk.enter({ about: subject })}
    />
    <span>${label}</span>
  </label>`;
}

function textField(
  desk: TaskDesk,
  name: 'refuse' | 'withdraw' | 'object',
  label: string,
  hint: string | null,
  fault: string | null,
): TemplateResult {
  const id = `case-${name}`;
  const described = [fault === null ? '' : `${id}-fault`, hint === null ? '' : `${id}-hint`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint === null ? null : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${fault === null ? null : html`<p class="field-error" id="${id}-fault">${circleAlertIcon()} ${fault}</p>`}
    <textarea
      id=${id}
      rows="4"
      maxlength=${longest[name]}
      aria-describedby=${described || nothing}
      aria-invalid=${fault === null ? nothing : 'true'}
      .value=${live(desk.typed[name])}
      @input=${(event: Event) => desk.enter({ [name]: (event.target as HTMLTextAreaElement).value })}
    ></textarea>
  </div>`;
}
