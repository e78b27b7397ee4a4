import { addMonths } from '@wardkit/contract/deadlines';
import type { MediationCalendarEntry } from '@wardkit/contract/mediation-calendar';
import { html, nothing, type TemplateResult } from 'lit';
import { failedReadingNotice } from '../../foundation/failed-reading.ts';
import { chevronLeftIcon, chevronRightIcon, clockIcon, infoIcon } from '../../foundation/icons.generated.ts';
import type { Language } from '../../foundation/language.ts';
import { localized } from '../../foundation/localized.ts';
import { noticeLine, skeleton } from '../../foundation/state-notice.ts';
import type { MediationTrackerMessages } from '../mediation-tracker.en.ts';
import { stationTime } from '../station-time.ts';
import type { CalendarDesk } from './calendar-desk.ts';
import { kindOf, weeksOf } from './month-grid.ts';

type Speaking = Language<MediationTrackerMessages>;

/** Entries of a day that stand in its field; all are in the list of the day. */
const shownOfDay = 3;

/** A month of sessions and deadlines, and the entries of the chosen day. */
export function calendarView(desk: CalendarDesk, language: Speaking, now: number): TemplateResult {
  const { words, shared, format } = language;
  const { calendar } = words;
  const { state, month } = desk;
  const [year = 0, number = 0] = month.split('-').map(Number);
  const entries = state.kind === 'ready' ? state.entries : [];
  const missingYears = [
    ...new Set(
      weeksOf(month)
        .flat()
        .filter((day) => kindOf(day) === 'unknown'),
    ),
  ].map((day) => Number(day.slice(0, 4)));
  const step = (count: number) => desk.choose(addMonths(`${month}-01`, count));
  return html`<div class="calendar">
    <div class="calendar-head">
      <h3 id="calendar-month" aria-live="polite">${format.month(year, number)}</h3>
      <button class="button small" type="button" data-step="previous" aria-label=${calendar.previous} title=${calendar.previous} @click=${() => step(-1)}>
        ${chevronLeftIcon()}
      </button>
      <button class="button small" type="button" data-step="today" @click=${() => desk.choose(desk.today)}>${calendar.today}</button>
      <button class="button small" type="button" data-step="next" aria-label=${calendar.next} title=${calendar.next} @click=${() => step(1)}>
        ${chevronRightIcon()}
      </button>
    </div>
    ${[...new Set(missingYears)].map((missing) => noticeLine('moderate', infoIcon(), calendar.noCalendar(missing)))}
    ${
      state.kind === 'ready' && state.staleSince !== null
        ? noticeLine('moderate', clockIcon(), shared.staleSince(format.timeOrDate(state.staleSince, now)))
        : null
    }
    ${state.kind === 'ready' && !state.isWhole ? noticeLine('moderate', infoIcon(), calendar.cut) : null}
    ${
      state.kind === 'loading' || state.kind === 'ready'
        ? html`<div class="calendar-panes">
            ${monthTable(desk, entries, language)}
            ${state.kind === 'loading' ? skeleton(calendar.loading, 3) : dayList(desk, entries, language)}
          </div>`
        : failedReadingNotice(state, shared, () => desk.refresh())
    }
  </div>`;
}

function monthTable(
  desk: CalendarDesk,
  entries: readonly MediationCalendarEntry[],
  language: Speaking,
): TemplateResult {
  const { words, format } = language;
  const { calendar } = words;
  const weeks = weeksOf(desk.month);
  const weekday = (style: 'short' | 'long', day: string) =>
    new Intl.DateTimeFormat(format.language, { weekday: style, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  return html`<div class="month">
    <table class="month-table" aria-labelledby="calendar-month" aria-describedby="calendar-keys" @keydown=${(event: KeyboardEvent) => desk.key(event)}>
      <thead>
        <tr>
          ${weeks[0]?.map((day) => html`<th scope="col"><abbr title=${weekday('long', day)}>${weekday('short', day)}</abbr></th>`)}
        </tr>
      </thead>
      <tbody>
        ${weeks.map(
          (week) => html`<tr>
            ${week.map((day) =>
              dayCell(
                desk,
                day,
                entries.filter((entry) => entry.day === day),
                language,
              ),
            )}
          </tr>`,
        )}
      </tbody>
    </table>
    <p class="sub calendar-keys" id="calendar-keys">${calendar.keys}</p>
  </div>`;
}

function dayCell(
  desk: CalendarDesk,
  day: string,
  entries: readonly MediationCalendarEntry[],
  language: Speaking,
): TemplateResult {
  const { words, format } = language;
  const { calendar } = words;
  const kind = kindOf(day);
  const note = kind === 'day-off' ? calendar.dayOff : kind === 'worked-weekend' ? calendar.workingDay : null;
  const isChosen = day === desk.day;
  const classes = [
    day.startsWith(desk.month) ? '' : 'outside',
    kind === 'day-off' || kind === 'weekend' ? 'off' : '',
    day === desk.today ? 'today' : '',
    isChosen ? 'chosen' : '',
  ].join(' ');
  const said = [
    format.date(day),
    ...(note === null ? [] : [note]),
    ...(entries.length > 0 ? [calendar.entries(entries.length, format)] : []),
  ];
  const rest = entries.length - shownOfDay;
  return html`<td class=${classes} data-day=${day} @click=${() => desk.choose(day)}>
    <span class="day-head">
      <button
        class="day"
        type="button"
        tabindex=${isChosen ? '0' : '-1'}
        aria-pressed=${isChosen ? 'true' : 'false'}
        aria-current=${day === desk.today ? 'date' : nothing}
        aria-label=${said.join(', ')}
      >
        ${Number(day.slice(8))}
      </button>
      ${note === null ? null : html`<span class="day-note sub" aria-hidden="true">${note}</span>`}
      ${entries.length > 0 ? html`<span class="day-count" aria-hidden="true">${format.number(entries.length)}</span>` : null}
    </span>
    ${
      entries.length === 0
        ? null
        : html`<ul class="day-entries">
            ${entries.slice(0, shownOfDay).map(
              (entry) => html`<li class="entry ${toneOf(entry)}">
                ${entry.what === 'session' ? html`<span class="numbers">${stationTime(entry.at, format.language)}</span> ` : null}<span lang="zh-Hans">${entry.subject}</span>
              </li>`,
            )}
            ${rest > 0 ? html`<li class="sub">${calendar.more(rest, format)}</li>` : null}
          </ul>`
    }
  </td>`;
}

function toneOf({ what, deadlineState }: MediationCalendarEntry): string {
  if (what === 'session') return 'session';
  return deadlineState === 'passed' ? 'passed' : deadlineState === 'running' ? 'running' : 'over';
}

function dayList(desk: CalendarDesk, all: readonly MediationCalendarEntry[], language: Speaking): TemplateResult {
  const { words, format } = language;
  const { calendar } = words;
  const entries = all.filter(({ day }) => day === desk.day);
  const inMonth = all.some(({ day }) => day.startsWith(desk.month));
  return html`<section class="day-list" aria-labelledby="day-heading">
    <h4 id="day-heading">${calendar.ofDay(format.date(desk.day))}</h4>
    ${
      entries.length === 0
        ? html`<p class="sub">${inMonth ? calendar.nothing : calendar.nothingInMonth}</p>`
        : html`<ul>
            ${entries.map(
              (entry) => html`<li class="day-row" data-entry=${entry.what}>
                <p class="entry-what ${toneOf(entry)}">${whatWords(entry, language)}</p>
                <button class="open" type="button" data-open=${entry.mediationId} @click=${() => desk.open(entry.mediationId)}>
                  <span lang="zh-Hans">${entry.subject}</span>
                </button>
                <p class="sub">
                  <span class="numbers">${entry.number}</span>${entry.place === null ? null : html` · <span lang="zh-Hans">${entry.place}</span>`}
                </p>
              </li>`,
            )}
          </ul>`
    }
  </section>`;
}

function whatWords(
  { what, at, ruleId, title, sessionState, deadlineState }: MediationCalendarEntry,
  language: Speaking,
): unknown {
  const { words, format, tag } = language;
  const { calendar } = words;
  if (what === 'session') {
    return [
      calendar.session,
      ' ',
      html`<span class="numbers">${stationTime(at, format.language)}</span>`,
      sessionState === 'held' ? ` · ${calendar.held}` : '',
    ];
  }
  const known = words.deadlines[ruleId ?? ''];
  const { text, lang } =
    known === undefined && title !== null ? localized(title, tag) : { text: known ?? '', lang: null };
  const state = calendar.deadlineStates[deadlineState ?? ''];
  return [
    calendar.deadline,
    ': ',
    html`<span lang=${lang ?? nothing}>${text}</span>`,
    state === undefined ? '' : ` · ${state}`,
  ];
}
