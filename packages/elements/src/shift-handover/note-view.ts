import type { ShiftHandover } from '@wardkit/contract/shift-handovers';
import { html, type TemplateResult } from 'lit';
import { priorityTag, stateTag } from '../alerts/alert-tags.ts';
import {
  circleAlertIcon,
  circleCheckIcon,
  clockIcon,
  pencilIcon,
  printerIcon,
  wifiOffIcon,
} from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { ShiftHandoverMessages } from './shift-handover.en.ts';
import type { NoteWork } from './shift-handover.state.ts';
import { shiftInWords, whenInWords } from './shift-times.ts';

/** What a note is drawn with, and what can be done to it. */
export interface NoteContext {
  readonly language: Language<ShiftHandoverMessages>;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly work: NoteWork;
  readonly isOwn: boolean;
  readonly mayWrite: boolean;
  readonly openAlert: (alertId: string) => void;
  readonly ask: (isAsked: boolean) => void;
  readonly takeOver: () => void;
  readonly change: () => void;
  readonly print: () => void;
}

/** One note: of which shift, what it says, which alerts go on, who wrote it and who took over. */
export function noteView(note: ShiftHandover, context: NoteContext): TemplateResult {
  const { language, now } = context;
  const { words, format } = language;
  const { id, state, writtenBy, writtenAt, takenOverBy, takenOverAt } = note;
  const isWaiting = state === 'written';
  const tone = isWaiting ? 'accent' : state === 'taken-over' ? 'ok' : '';
  return html`<article class="note" data-note=${id} data-state=${state} aria-labelledby="note-${id}">
    <header class="note-head">
      <h3 id="note-${id}" tabindex="-1">${shiftInWords(note, format, now)}</h3>
      <span class="tag ${tone}">
        ${isWaiting ? clockIcon() : circleCheckIcon()}${words.noteStates[state] ?? words.unknownState}
      </span>
    </header>
    <p class="sub">
      ${words.writtenBy(writtenBy.displayName, whenInWords(writtenAt, format, now))}
      ${
        takenOverBy === null || takenOverAt === null
          ? null
          : html`<br />${words.takenOverBy(takenOverBy.displayName, whenInWords(takenOverAt, format, now))}`
      }
    </p>
    <p class="note-text" lang="zh-Hans">${note.note}</p>
    ${alertsOf(note, context)} ${takeoverOf(note, context)}
    <div class="note-actions">
      ${
        isWaiting && context.mayWrite && !context.isOwn && context.work.kind !== 'asked'
          ? html`<button
              class="button primary"
              type="button"
              data-take-over
              aria-disabled=${context.work.kind === 'saving' ? 'true' : 'false'}
              @click=${() => context.ask(true)}
            >
              ${context.work.kind === 'saving' ? words.takingOver : words.takeOver}
            </button>`
          : null
      }
      ${
        isWaiting && context.mayWrite && context.isOwn
          ? html`<button class="button" type="button" data-change @click=${context.change}>${pencilIcon()} ${words.change}</button>`
          : null
      }
      <button class="button" type="button" data-print @click=${context.print}>${printerIcon()} ${words.print}</button>
    </div>
  </article>`;
}

function alertsOf({ alerts, state }: ShiftHandover, { language, openAlert }: NoteContext): TemplateResult {
  const { words, format } = language;
  if (alerts.length === 0) return html`<p class="sub">${words.noAlerts}</p>`;
  const list = html`<ul class="handed">
    ${alerts.map(
      (alert) => html`<li class="handed-alert" data-alert=${alert.alertId}>
        <button
          class="button quiet small numbers"
          type="button"
          @click=${() => openAlert(alert.alertId)}
        >
          <span class="visually-hidden">${words.openAlert}</span>
          ${alert.number}
        </button>
        <span class="marks">
          ${priorityTag(alert.priority, words)}
          <span class="tag">${words.categories[alert.category] ?? words.unknownCategory}</span>
          ${stateTag(alert.state, words)}
        </span>
        ${alert.remark === null ? null : html`<p class="remark-text" lang="zh-Hans">${alert.remark}</p>`}
      </li>`,
    )}
  </ul>`;
  const heading = words.alerts(alerts.length, format);
  // What is waiting to be taken over is read; what was taken over is looked up.
  if (state === 'written') return html`<h4>${heading}</h4> ${list}`;
  return html`<details class="folded"><summary>${heading}</summary> ${list}</details>`;
}

function takeoverOf(
  { state }: ShiftHandover,
  { work, isOwn, mayWrite, language, ask, takeOver }: NoteContext,
): unknown {
  const { words, shared } = language;
  if (work.kind === 'failed') {
    const icon = work.fault === 'offline' ? wifiOffIcon() : circleAlertIcon();
    return html`<div data-fault=${work.fault} tabindex="-1">${noticeLine('moderate', icon, words.takeoverFaults[work.fault])}</div>`;
  }
  if (work.kind === 'asked' && state === 'written') {
    return html`<div class="question" role="group" aria-label=${words.takeOver}>
      <p class="question-words" tabindex="-1">${words.takeOverAsk}</p>
      <div class="form-actions">
        <button class="button" type="button" data-no @click=${() => ask(false)}>${shared.cancel}</button>
        <button class="button primary" type="button" data-yes @click=${takeOver}>${words.takeOverYes}</button>
      </div>
    </div>`;
  }
  return state === 'written' && isOwn && mayWrite ? html`<p class="sub">${words.ownNote}</p>` : null;
}
