import { html, type TemplateResult } from 'lit';
import {
  calendarClockIcon,
  clockIcon,
  listIcon,
  pencilIcon,
  plusIcon,
  tableIcon,
} from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { liveMark } from '../foundation/live-mark.ts';
import type { MediationTrackerMessages } from './mediation-tracker.en.ts';
import type { TrackerCaller, TrackerState } from './mediation-tracker.state.ts';
import { type TrackerView, trackerViews } from './view-address.ts';

const icons = { board: listIcon, table: tableIcon, calendar: calendarClockIcon, due: clockIcon };

/** What the head is drawn with. */
export interface HeadContext {
  readonly language: Language<MediationTrackerMessages>;
  readonly state: TrackerState;
  readonly caller: TrackerCaller | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly view: TrackerView;
  /** Whether a dispute was begun and not registered. */
  readonly hasDraft: boolean;
  readonly show: (view: TrackerView) => void;
  readonly takeIn: () => void;
}

/** Whose mediations these are, whether they are of now, the views, and the way in. */
export function headView(context: HeadContext): TemplateResult {
  const { language, state, caller, now, view, hasDraft, show, takeIn } = context;
  const { words } = language;
  const isListing = state.kind === 'ready' || state.kind === 'empty' || state.kind === 'stale';
  return html`<div class="panel-head tracker-head">
    <div class="title">
      <h2 class="panel-heading" tabindex="-1">${words.heading}</h2>
      ${caller?.stationName == null ? null : html`<span class="sub" lang="zh-Hans">${caller.stationName}</span>`}
      ${isListing ? liveMark(state.kind === 'stale' ? state.since : null, now, language) : null}
    </div>
    <div class="views" role="group" aria-label=${words.viewsLabel}>
      ${trackerViews.map(
        (each) =>
          html`<button
            class="chip"
            type="button"
            data-view-of=${each}
            aria-pressed=${each === view ? 'true' : 'false'}
            @click=${() => show(each)}
          >
            ${icons[each]()} ${words.views[each]}
          </button>`,
      )}
    </div>
    ${
      caller?.mayWrite === true
        ? html`<button class="button primary" type="button" data-take-in @click=${takeIn}>
            ${hasDraft ? pencilIcon() : plusIcon()} ${hasDraft ? words.goOnWithDraft : words.newDispute}
          </button>`
        : null
    }
  </div>`;
}
