import type { Alert } from '@wardkit/contract/alert';
import { html, type TemplateResult } from 'lit';
import type { AlertStanding } from '../alerts/alert.state.ts';
import { priorityTag, stateTag } from '../alerts/alert-tags.ts';
import { dueOf, dueView } from '../alerts/due-view.ts';
import { mapPinIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import type { AlertMapMessages } from './alert-map.en.ts';
import { urgencyMark } from './legend-view.ts';

/** How a row is drawn besides what it shows. */
export interface RowContext {
  readonly language: Language<AlertMapMessages>;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly open: (alertId: string) => void;
  /** Goes to its place on the map; null where there is none, or no map. */
  readonly show: ((alert: Alert) => void) | null;
}

/** One alert beside the map: what, where and when, how urgent, and what it waits for. */
export function rowView(alert: Alert, { language, now, open, show }: RowContext): TemplateResult {
  const { words, format } = language;
  const { id, receivedAt, priority, state, summary, place, category, number } = alert;
  const standing: AlertStanding = {
    head: { ...alert, divisionCode: place.divisionCode },
    alert,
    work: { kind: 'rest' },
    repeated: 1,
  };
  const due = dueOf(standing, now, language);
  return html`<li class="alert" data-alert=${id}>
    <button class="alert-open" type="button" @click=${() => open(id)}>
      <span class="alert-mark">${urgencyMark(priority)}</span>
      <span class="alert-what">
        <span class="alert-summary" lang="zh-Hans">${summary}</span>
        <span class="alert-meta">
          <span lang="zh-Hans">${place.text}</span>
          <span>${words.categories[category] ?? words.unknownCategory}</span>
          <span>${format.timeOrDate(receivedAt, now)}</span>
          <span class="numbers quiet">${number}</span>
        </span>
        <span class="alert-marks">
          ${priorityTag(priority, words)} ${stateTag(state, words)}
          ${due === null || due.tone === 'calm' ? null : dueView(due)}
        </span>
      </span>
    </button>
    ${
      show === null
        ? null
        : html`<button
            class="button small quiet alert-show"
            type="button"
            title=${words.showOnMap}
            aria-label=${words.showThisOnMap(number)}
            @click=${() => show(alert)}
          >
            ${mapPinIcon()}
          </button>`
    }
  </li>`;
}
