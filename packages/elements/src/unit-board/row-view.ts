import { html, nothing, type TemplateResult } from 'lit';
import { circleAlertIcon, clockIcon, refreshCwIcon } from '../foundation/icons.generated.ts';
import type { Language } from '../foundation/language.ts';
import { noticeLine } from '../foundation/state-notice.ts';
import type { UnitBoardMessages } from './unit-board.en.ts';
import type { UnitRow, UnitWork } from './unit-board.state.ts';
import { groupOf, type UnitGroup } from './unit-groups.ts';

/** What a row is drawn with. */
export interface RowContext {
  readonly language: Language<UnitBoardMessages>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether it can be changed by hand now. */
  readonly isChangeable: boolean;
  /** Whether the caller sets units up. */
  readonly isKeeper: boolean;
  /** The form that is open over it, where one is. */
  readonly form: unknown;
  readonly openAlert: (alertId: string) => void;
  readonly change: () => void;
  readonly setUp: () => void;
  readonly dismiss: () => void;
}

const tones: Readonly<Record<UnitGroup, string>> = {
  sendable: 'ok',
  out: 'accent',
  unavailable: 'moderate',
  'off-duty': '',
  unknown: '',
};

/** One unit: what it is, how it stands and since when, and what can be done. It says where its post is, never where the unit is. */
export function rowView(row: UnitRow, context: RowContext): TemplateResult {
  const { unit, work, isGone } = row;
  const { words, format } = context.language;
  const kind = words.kinds[unit.kind] ?? words.unknownKind;
  return html`<li class="unit ${groupOf(unit.state)} ${isGone ? 'gone' : ''}" data-unit=${unit.id}>
    <div class="unit-line">
      <div class="unit-what">
        <span class="unit-label" id="unit-${unit.id}" lang="zh-Hans" tabindex="-1">${unit.label}</span>
        <span class="unit-facts">
          <span>${kind} · ${words.strength(unit.strength, format)}</span>
          ${unit.post === null ? null : html`<span>${words.post}<span lang="zh-Hans">${unit.post.text}</span></span>`}
        </span>
      </div>
      ${isGone ? html`<div class="unit-how"><span class="tag">${words.gone}</span></div>` : stateView(row, context)}
      ${isGone ? null : actionsView(row, context)}
    </div>
    ${workView(work, context)} ${context.form}
  </li>`;
}

function actionsView({ unit, work }: UnitRow, context: RowContext): TemplateResult | null {
  const { words } = context.language;
  const { alertId } = unit;
  if (alertId === null && !context.isChangeable && !context.isKeeper) return null;
  const about = `unit-${unit.id}`;
  const act = (name: string, label: string, press: () => void, look = '') =>
    html`<button
      class="button small ${look}"
      type="button"
      data-do=${name}
      aria-describedby=${about}
      aria-disabled=${work.kind === 'saving' && name !== 'alert' ? 'true' : nothing}
      @click=${press}
    >
      ${label}
    </button>`;
  return html`<div class="unit-actions">
    ${alertId === null ? null : act('alert', words.openAlert, () => context.openAlert(alertId))}
    ${context.isChangeable ? act('change', words.change, context.change) : null}
    ${context.isKeeper ? act('set-up', words.setUp, context.setUp, 'quiet') : null}
  </div>`;
}

/** The word says how it stands, the colour only underlines it. */
function stateView({ unit, work, isAhead }: UnitRow, { language, now }: RowContext): TemplateResult {
  const { words, format } = language;
  const word = words.states[unit.state] ?? words.unknownState;
  const since = format.timeOrDate(unit.stateSince, now);
  const back = unit.expectedBackAt;
  const isLate = back !== null && Date.parse(back) < now;
  return html`<div class="unit-how">
    <span class="unit-tags">
      <span class="tag ${tones[groupOf(unit.state)]}">${word}</span>
      ${unit.state === 'returning' ? html`<span class="tag ok">${words.sendableAgain}</span>` : null}
      ${work.kind === 'saving' ? html`<span class="tag">${refreshCwIcon()}${words.saving}</span>` : null}
    </span>
    <span class="sub">
      ${isAhead ? words.justNow : words.since(since, format.relative(unit.stateSince, now))}
    </span>
    ${
      back === null
        ? null
        : html`<span class="unit-back ${isLate ? 'late' : ''}">
            ${clockIcon()}
            ${isLate ? words.wasExpectedBack(format.timeOrDate(back, now)) : words.expectedBack(format.timeOrDate(back, now), format.relative(back, now))}
          </span>`
    }
  </div>`;
}

function workView(work: UnitWork, { language, dismiss }: RowContext): TemplateResult | null {
  const { words, shared } = language;
  if (work.kind !== 'failed' && work.kind !== 'overtaken') return null;
  const text =
    work.kind === 'overtaken'
      ? words.overtaken
      : html`${words.failed[work.reason]}
        ${work.detail === null || work.reason === 'offline' ? null : html`<span class="sub unit-detail">${work.detail}</span>`}`;
  const close = html`<button class="button small" type="button" data-do="dismiss" @click=${dismiss}>${shared.close}</button>`;
  return html`<div class="unit-note">
    ${noticeLine(work.kind === 'overtaken' ? 'severe' : 'extreme', circleAlertIcon(), text, close)}
  </div>`;
}
