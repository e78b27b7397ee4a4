import { html, type TemplateResult } from 'lit';
import type { Language } from '../foundation/language.ts';
import type { HazardListMessages } from './hazard-list.en.ts';
import type { HazardCaller, HazardFilters } from './hazard-list.state.ts';

/** What the list keeps: by gravity, what is overdue, and what the caller follows up. Nothing by anybody else. */
export function filtersView(
  filters: HazardFilters,
  caller: HazardCaller,
  { words }: Language<HazardListMessages>,
  choose: (change: (now: HazardFilters) => HazardFilters) => void,
): TemplateResult {
  // From how it stands when it is pressed: two quick presses are drawn together.
  const chip = (label: string, isOn: boolean, next: (now: HazardFilters) => HazardFilters) =>
    html`<button class="chip" type="button" aria-pressed=${isOn ? 'true' : 'false'} @click=${() => choose(next)}>
      ${label}
    </button>`;
  const { severities, isOverdue, isMine } = filters;
  return html`<div class="filters" role="group" aria-label=${words.filters}>
    ${chip(words.overdueOnly, isOverdue, (now) => ({ ...now, isOverdue: !now.isOverdue }))}
    ${caller.isStaff ? chip(words.mineOnly, isMine, (now) => ({ ...now, isMine: !now.isMine })) : null}
    ${[4, 3, 2, 1].map((severity) =>
      chip(words.severities[severity] ?? String(severity), severities.includes(severity), (now) => ({
        ...now,
        severities: now.severities.includes(severity)
          ? now.severities.filter((each) => each !== severity)
          : [...now.severities, severity],
      })),
    )}
  </div>`;
}
