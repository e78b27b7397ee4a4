import type { Alert } from '@wardkit/contract/alert';
import type { AlertRepeat } from '@wardkit/contract/alert-repeats';
import { html, type TemplateResult } from 'lit';
import {
  circleAlertIcon,
  clockIcon,
  gitCompareIcon,
  refreshCwIcon,
  wifiOffIcon,
} from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine, skeleton } from '../foundation/state-notice.ts';
import type { RevealSubject } from '../reveals/reveal.state.ts';
import { maskedField, maskedOf, revealButton } from '../reveals/reveal-button.ts';
import type { AlertMessages } from './alert.en.ts';
import {
  type AlertChange,
  type AlertStanding,
  type AlertWork,
  isOpen,
  type OpenedState,
  type RepeatDecision,
  type RepeatWork,
} from './alert.state.ts';
import { changesOf, inOrder, mayDecideRepeats, unitsOn } from './alert-changes.ts';
import { priorityTag, repeatTag, stateTag } from './alert-tags.ts';
import { dueOf, dueView } from './due-view.ts';
import { timelineView } from './timeline-view.ts';

/** What the details are drawn with. */
export interface DetailContext {
  readonly language: Language<AlertMessages>;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly roles: readonly string[];
  readonly opened: OpenedState;
  readonly repeat: AlertRepeat | null;
  readonly repeatWork: RepeatWork;
  readonly decide: (repeat: AlertRepeat, decision: RepeatDecision) => void;
  /** Shows what is masked of who called. */
  readonly reveal: (subject: RevealSubject) => void;
  /** The form that is open, in place of the buttons. */
  readonly form: unknown;
  /** The pictures of the closing, where there are any. */
  readonly pictures: (photographIds: readonly string[]) => unknown;
  readonly begin: (change: AlertChange) => void;
  readonly dismiss: () => void;
  /** Opens another alert: one of its group, its original, its twin. */
  readonly open: (alertId: string) => void;
}

/** One alert: by when, what, where, what can be done, and what happened so far. */
export function detailView(row: AlertStanding, alert: Alert, context: DetailContext): TemplateResult {
  const { language, now, opened } = context;
  const { words } = language;
  const due = dueOf(row, now, language);
  return html`<article class="detail" aria-labelledby="alert-heading" data-open=${alert.id}>
    <header class="detail-head">
      <p class="detail-tags">
        ${priorityTag(alert.priority, words)} ${repeatTag(row.repeated, language)} ${stateTag(row.head.state, words)}
        <span class="sub numbers">${alert.number}</span>
      </p>
      <h3 id="alert-heading" tabindex="-1" lang="zh-Hans">${alert.summary}</h3>
      <p class="sub received">
        ${receivedLine(alert, context)}
        ${revealButton(maskedIn(alert), words, context.reveal)}
      </p>
      ${due === null ? null : html`<p class="detail-due">${dueView(due)} <span class="sub">${words.until(language.format.timeOrDate(due.dueAt, now))}</span></p>`}
      ${alert.escalation == null ? null : html`<p class="sub escalated">${words.escalatedSince(language.format.timeOrDate(alert.escalation.at, now))}</p>`}
    </header>
    ${workNotice(row.work, context)} ${context.form ?? buttons(row, alert, context)} ${factsView(alert, context)}
    ${alert.description === null ? null : html`<p class="detail-text" lang="zh-Hans">${alert.description}</p>`}
    ${closingView(alert, context)} ${repeatView(alert, context)}
    <h4>${words.timeline}</h4>
    ${opened.kind === 'ready' ? timelineView(alert, opened.timeline, now, language) : skeleton(words.timelineLoading)}
    ${opened.kind === 'ready' && !opened.isWhole ? noticeLine('moderate', wifiOffIcon(), words.timelineFailed) : null}
  </article>`;
}

/** What is masked of an alert: who called, and numbers in what was said. */
function maskedIn({ id, number, reporter, wholeDescription }: Alert): RevealSubject {
  return {
    record: `/v1/alerts/${id}`,
    name: reporter?.name?.masked ?? number,
    fields: [...maskedOf('/reporter', reporter ?? {}), ...maskedField('words', '/wholeDescription', wholeDescription)],
  };
}

function receivedLine({ receivedAt, channel, reporter }: Alert, { language, now }: DetailContext): string {
  const { words, format } = language;
  const who = [reporter?.name?.masked, reporter?.telephone?.masked].filter((each) => each !== undefined);
  return [
    words.receivedAt(format.timeOrDate(receivedAt, now)),
    words.channels[channel] ?? words.unknownChannel,
    ...who,
  ].join(' · ');
}

function buttons(
  { work }: AlertStanding,
  alert: Alert,
  { language, roles, begin }: DetailContext,
): TemplateResult | null {
  const { words } = language;
  // One change at a time.
  const offered = work.kind === 'saving' ? [] : changesOf(alert, roles);
  if (offered.length === 0) return null;
  const { first, more } = inOrder(offered, alert);
  const [next] = first;
  const button = (change: AlertChange) =>
    html`<button
      class="button ${change === next && isOpen(alert.state) ? 'primary' : ''}"
      type="button"
      data-change=${change}
      @click=${() => begin(change)}
    >
      ${changeName(change, alert, words)}
    </button>`;
  return html`<div class="detail-actions">
    ${first.map(button)}
    ${
      more.length === 0
        ? null
        : html`<details class="more-actions">
            <summary class="button">${words.moreChanges}</summary>
            <div class="more-actions-list">${more.map(button)}</div>
          </details>`
    }
  </div>`;
}

/** What a change is called in the state that the alert is in. */
function changeName(change: AlertChange, alert: Alert, words: AlertMessages): string {
  if (change === 'dispatch' && unitsOn(alert).length > 0) return words.dispatchOthers;
  if (change === 'acknowledge' && alert.state === 'dispatched') return words.acceptDispatch;
  return words.changes[change];
}

function factsView(alert: Alert, { language, now, open }: DetailContext): TemplateResult {
  const { words, format } = language;
  const fact = (name: string, value: unknown) => html`<div class="fact"><dt>${name}</dt><dd>${value}</dd></div>`;
  const link = (alertId: string, text: string) =>
    html`<button class="button quiet small" type="button" @click=${() => open(alertId)}>${text}</button>`;
  const { place, occurredAt, duplicateOfId, transferredFrom, transferredTo } = alert;
  return html`<dl class="facts">
    ${fact(words.place, html`<span lang="zh-Hans">${place.text}</span>`)}
    ${fact(words.category, words.categories[alert.category] ?? words.unknownCategory)}
    ${occurredAt === null ? null : fact(words.occurredAt, format.timeOrDate(occurredAt, now))}
    ${alert.units.map(({ label, assignedAt, departedAt, arrivedAt, releasedAt }) => {
      const steps: [string, string | null][] = [
        [words.unitSent, assignedAt],
        [words.unitDeparted, departedAt],
        [words.unitArrived, arrivedAt],
        [words.unitReleased, releasedAt],
      ];
      const [last] = steps.filter(([, at]) => at !== null).slice(-1);
      return fact(
        words.unit,
        html`<span lang="zh-Hans">${label}</span>
          <span class="sub">${last?.[0]} ${last?.[1] == null ? null : format.timeOrDate(last[1], now)}</span>`,
      );
    })}
    ${duplicateOfId === null ? null : fact(words.original, link(duplicateOfId, words.openOriginal))}
    ${transferredFrom === null ? null : fact(words.transferredFrom, words.otherStation)}
    ${transferredTo === null ? null : fact(words.transferredTo, words.otherStation)}
  </dl>`;
}

function closingView({ closing }: Alert, { language, now, pictures }: DetailContext): TemplateResult | null {
  if (closing === null) return null;
  const { words, format } = language;
  const outcome = closing.outcome === null ? null : (words.outcomes[closing.outcome] ?? words.unknownOutcome);
  return html`<div class="card closing">
    <h4>${outcome ?? words.closed}</h4>
    <p class="detail-text" lang="zh-Hans">${closing.note}</p>
    <p class="sub" lang="zh-Hans">${format.timeOrDate(closing.at, now)} · ${closing.by.displayName}</p>
    ${pictures(closing.photographIds)}
  </div>`;
}

function repeatView(alert: Alert, context: DetailContext): TemplateResult | null {
  const { language, now, repeat, open } = context;
  if (repeat === null || repeat.alerts.length < 2) return null;
  const { words, format } = language;
  return html`<details class="group" ?open=${context.repeatWork !== 'rest'}>
    <summary class="button quiet">${words.group(repeat.alerts.length, format)}</summary>
    <p class="sub">${repeat.state === 'proposed' ? words.groupProposed : words.groupConfirmed}</p>
    <ul>
      ${repeat.alerts.map(
        (each) => html`<li class="group-row">
          <span class="numbers">${each.number}</span>
          <span class="sub">${format.dateTime(each.receivedAt)}</span>
          ${stateTag(each.state, words)}
          ${
            each.alertId === alert.id
              ? html`<span class="sub">${words.thisOne}</span>`
              : html`<button
                  class="button quiet small"
                  type="button"
                  aria-label=${words.openNumber(each.number)}
                  @click=${() => open(each.alertId)}
                >
                  ${words.show}
                </button>`
          }
        </li>`,
      )}
    </ul>
    <p class="sub">${words.groupSince(format.nearDateTime(repeat.firstReceivedAt, now))}</p>
    ${repeatDecision(repeat, context)}
  </details>`;
}

/** A person says whether what the server put together belongs together. */
function repeatDecision(repeat: AlertRepeat, { language, roles, repeatWork, decide }: DetailContext): unknown {
  const { words } = language;
  const told =
    repeatWork === 'overtaken'
      ? noticeLine('severe', gitCompareIcon(), html`<span role="alert">${words.groupOvertaken}</span>`)
      : repeatWork === 'failed'
        ? noticeLine('extreme', circleAlertIcon(), html`<span role="alert">${words.groupFailed}</span>`)
        : null;
  if (!mayDecideRepeats(roles)) return told;
  if (repeatWork === 'saving') return noticeLine('accent', refreshCwIcon(), words.groupWorking);
  const button = (decision: RepeatDecision, name: string) =>
    html`<button class="button small" type="button" data-decide=${decision} @click=${() => decide(repeat, decision)}>
      ${name}
    </button>`;
  return html`${told}
    ${repeat.state === 'proposed' ? html`<p>${words.groupQuestion}</p>` : null}
    <div class="group-actions">
      ${repeat.state === 'proposed' ? button('confirm', words.confirmGroup) : null}
      ${button('dissolve', words.dissolveGroup)}
    </div>`;
}

function workNotice(work: AlertWork, { language, dismiss }: DetailContext): TemplateResult | null {
  const { words } = language;
  const understood = html`<button class="button small" type="button" @click=${dismiss}>${words.understood}</button>`;
  switch (work.kind) {
    case 'rest':
      return null;
    case 'saving':
      return noticeLine('accent', refreshCwIcon(), words.saving);
    case 'overtaken':
      return noticeLine('severe', gitCompareIcon(), html`<span role="alert">${words.overtaken}</span>`, understood);
    case 'failed': {
      const text =
        work.reason === 'offline'
          ? words.failedOffline
          : work.reason === 'forbidden'
            ? words.failedForbidden
            : work.reason === 'unkept'
              ? words.noteUnkept
              : [words.failedRefused, work.detail].filter(Boolean).join(' ');
      const icon = work.reason === 'offline' ? clockIcon() : circleAlertIcon();
      return noticeLine('extreme', icon, html`<span role="alert">${text}</span>`, understood);
    }
  }
}
