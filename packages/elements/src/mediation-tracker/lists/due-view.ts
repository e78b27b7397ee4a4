import type { Mediation, MediationDeadline } from '@wardkit/contract/mediation-record';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { clockIcon, triangleAlertIcon } from '../../foundation/icons.generated.ts';
import type { Language } from '../../foundation/language.ts';
import { localized } from '../../foundation/localized.ts';
import { stateNotice } from '../../foundation/state-notice.ts';
import { type DueIn, dueIn, dueList, toneOf } from '../due.ts';
import { deadlineTitle, dueInWords } from '../due-words.ts';
import type { MediationTrackerMessages } from '../mediation-tracker.en.ts';

type Speaking = Language<MediationTrackerMessages>;

/** Deadlines that are drawn: a list of hundreds is nobody's day. */
const most = 100;

/** The next deadline of each mediation, missed ones first, with the rule that it rests on. */
export function dueView(
  mediations: readonly Mediation[],
  { language, now, open }: { readonly language: Speaking; readonly now: number; readonly open: (id: string) => void },
): TemplateResult {
  const { words, shared, format } = language;
  const waiting = dueList(mediations);
  if (waiting.length === 0) {
    return stateNotice('empty', shared, { heading: words.noDeadlines, body: words.noDeadlinesBody });
  }
  return html`<ol class="due-list" aria-label=${words.views.due}>
      ${repeat(
        waiting.slice(0, most),
        ({ id }) => id,
        (mediation) => {
          const { nextDeadline } = mediation;
          if (nextDeadline === null) return nothing;
          const due = dueIn(nextDeadline, now);
          return html`<li class="due-row ${toneOf(due)}" data-row=${mediation.id} data-due=${due.kind}>
            <p class="due-time ${toneOf(due)}">
              ${due.kind === 'missed' ? triangleAlertIcon() : clockIcon()} <span>${dueInWords(due, language)}</span>
            </p>
            <div class="due-what">
              <h3>
                <button class="open" type="button" data-open=${mediation.id} @click=${() => open(mediation.id)}>
                  <span lang="zh-Hans">${mediation.subject}</span>
                </button>
              </h3>
              <p class="sub">
                <span class="numbers">${mediation.number}</span> ·
                ${words.states[mediation.state] ?? words.unknownState}
              </p>
              <p>${deadlineTitle(nextDeadline, language)} ${lastDayWords(nextDeadline, due, language)}</p>
              ${sourceLine(nextDeadline, language)}
            </div>
          </li>`;
        },
      )}
    </ol>
    ${waiting.length > most ? html`<p class="sub more-due">${words.moreDue(waiting.length - most, format)}</p>` : null}`;
}

function lastDayWords({ dueAt }: MediationDeadline, due: DueIn, { words, format }: Speaking): string {
  if (dueAt !== null) return words.lastDay(format.date(dueAt.slice(0, 10)));
  return due.kind === 'unknown' && due.lastDay !== null ? words.countedDay(format.date(due.lastDay)) : '';
}

function sourceLine({ source, article }: MediationDeadline, { tag }: Speaking): TemplateResult {
  const { text, lang } = localized(source, tag);
  return html`<p class="sub">
    <span lang=${lang ?? nothing}>${text}</span>${article === null ? null : html` <span lang="zh-Hans">${article}</span>`}
  </p>`;
}
