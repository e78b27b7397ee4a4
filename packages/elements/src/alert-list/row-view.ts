import { html, nothing, type TemplateResult } from 'lit';
import { priorityTag, repeatTag, stateTag, workTag } from '../alerts/alert-tags.ts';
import { dueOf, dueView } from '../alerts/due-view.ts';
import type { Language } from '../foundation/language.ts';
import type { AlertListMessages } from './alert-list.en.ts';
import type { AlertRow } from './alert-list.state.ts';

/** How a row is drawn besides what it shows. */
export interface RowContext {
  readonly language: Language<AlertListMessages>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** From 1 on, with how many there are; -1 while nobody knows. */
  readonly position: number;
  readonly amount: number;
  readonly isOpen: boolean;
  /** Whether Tab comes to it; the arrows come to all. */
  readonly isStop: boolean;
  /** Marks what is looked for. */
  readonly mark: (text: string) => unknown;
}

/** One alert of the list, read from left to right: when, what and where, how urgent, and what it waits for. */
export function rowView(row: AlertRow, context: RowContext): TemplateResult {
  const { head, alert } = row;
  const { language, now, mark } = context;
  const { words, format } = language;
  const units = unitsOf(row);
  return html`<li
    class="alert ${row.isLeaving ? 'leaving' : ''}"
    data-row=${head.id}
    aria-setsize=${context.amount}
    aria-posinset=${context.position}
  >
    <button
      class="alert-open"
      type="button"
      tabindex=${context.isStop ? 0 : -1}
      aria-current=${context.isOpen ? 'true' : nothing}
    >
      <span class="alert-when">
        <span class="alert-time">${format.timeOrDate(head.receivedAt, now)}</span>
        <span class="sub">${format.relative(head.receivedAt, now)}</span>
      </span>
      <span class="alert-what">
        ${
          alert === null
            ? html`<span class="alert-summary quiet">${words.unread}</span>`
            : html`<span class="alert-summary" lang="zh-Hans">${mark(alert.summary)}</span>`
        }
        <span class="alert-meta">
          ${alert === null ? null : html`<span lang="zh-Hans">${mark(alert.place.text)}</span>`}
          <span>${words.categories[head.category] ?? words.unknownCategory}</span>
          ${units === '' ? null : html`<span lang="zh-Hans">${units}</span>`}
          ${alert === null ? null : html`<span class="numbers quiet">${mark(alert.number)}</span>`}
        </span>
      </span>
      <span class="alert-marks">
        ${priorityTag(head.priority, words)} ${repeatTag(row.repeated, language)} ${standing(row, context)}
      </span>
    </button>
  </li>`;
}

function standing(row: AlertRow, { language, now }: RowContext): unknown {
  const { head, work, isLeaving } = row;
  const { words } = language;
  const said = workTag(work, words);
  if (said !== null) return said;
  if (isLeaving) return [stateTag(head.state, words), html`<span class="tag">${words.leaving}</span>`];
  const due = dueOf(row, now, language);
  if (due === null || due.tone === 'calm') return stateTag(head.state, words);
  // The deadline tells what a known state waits for, and nothing of one that is not known here.
  return [words.states[head.state] === undefined ? stateTag(head.state, words) : null, dueView(due)];
}

/** The units on it: those that were not released. */
function unitsOf({ alert }: AlertRow): string {
  const on = (alert?.units ?? []).filter(({ releasedAt }) => releasedAt === null);
  return on.map(({ label }) => label).join('、');
}
