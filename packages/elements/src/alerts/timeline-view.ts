import type { Alert } from '@wardkit/contract/alert';
import type { AlertTimelineEntry } from '@wardkit/contract/alert-timeline';
import { html, type TemplateResult } from 'lit';
import type { Language } from '../foundation/language.ts';
import type { AlertMessages } from './alert.en.ts';
import { isOpen } from './alert.state.ts';

/** What happened to an alert, the earliest first, and what is still to come. */
export function timelineView(
  alert: Alert,
  timeline: readonly AlertTimelineEntry[],
  now: number,
  language: Language<AlertMessages>,
): TemplateResult {
  const { words, format } = language;
  const labels = new Map(alert.units.map(({ unitId, label }) => [unitId, label]));
  return html`<ol class="timeline">
    ${timeline.map(({ kind, at, toState, fromState, actor, note, unitIds, limit }) => {
      const named = unitIds.flatMap((id) => labels.get(id) ?? []);
      const title = titleOf(kind, fromState, toState, limit, words);
      const said = [format.timeOrDate(at, now), actor?.displayName, ...named].filter((each) => each !== undefined);
      return html`<li class="step">
        <p class="step-title">${title}</p>
        <p class="sub" lang="zh-Hans">${said.join(' · ')}</p>
        ${note === null ? null : html`<p class="step-note" lang="zh-Hans">${note}</p>`}
      </li>`;
    })}
    ${stepsToCome(alert).map(
      (state) => html`<li class="step todo"><p class="step-title">${words.steps[state] ?? state}</p></li>`,
    )}
  </ol>`;
}

function titleOf(
  kind: string,
  fromState: string | null,
  toState: string,
  limit: string | null,
  words: AlertMessages,
): string {
  switch (kind) {
    case 'moved':
      // Another unit departed or arrived, and the state stayed.
      if (fromState === toState) return words.stepAgain[toState] ?? words.unknownStep;
      return words.steps[toState] ?? words.unknownState;
    case 'reminded':
      return words.stepReminded(words.limits[limit ?? ''] ?? words.unknownLimit);
    case 'overdue':
      return words.stepOverdue(words.limits[limit ?? ''] ?? words.unknownLimit);
    default:
      return words.stepKinds[kind] ?? words.unknownStep;
  }
}

function stepsToCome({ state, acknowledgedAt, dispatchedAt, onSceneAt }: Alert): string[] {
  if (!isOpen(state)) return [];
  return [
    ...(acknowledgedAt === null && dispatchedAt === null ? ['acknowledged'] : []),
    ...(dispatchedAt === null ? ['dispatched'] : []),
    ...(onSceneAt === null ? ['on-scene'] : []),
    'resolved',
  ];
}
