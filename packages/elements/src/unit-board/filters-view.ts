import { html, type TemplateResult } from 'lit';
import type { Language } from '../foundation/language.ts';
import type { UnitBoardMessages } from './unit-board.en.ts';
import type { UnitFilters } from './unit-board.state.ts';
import { type UnitGroup, unitGroups } from './unit-groups.ts';

/** How many there are of each group, which are shown, and of which kind. */
export function filtersView(
  filters: UnitFilters,
  counts: Readonly<Record<UnitGroup, number>>,
  kinds: readonly string[],
  { words, format }: Language<UnitBoardMessages>,
  choose: (change: (now: UnitFilters) => UnitFilters) => void,
): TemplateResult {
  const shown = unitGroups.filter((group) => group !== 'unknown' || counts.unknown > 0);
  return html`<div class="filters" role="group" aria-label=${words.filters}>
    ${shown.map(
      (group) => html`<button
        class="chip"
        type="button"
        data-group=${group}
        aria-pressed=${filters.group === group ? 'true' : 'false'}
        @click=${() => choose((now) => ({ ...now, group: now.group === group ? null : group }))}
      >
        ${words.groups[group]} <span class="count">${format.number(counts[group])}</span>
      </button>`,
    )}
    ${
      kinds.length < 2
        ? null
        : html`<select
            class="pick ${filters.kind === null ? '' : 'chosen'}"
            aria-label=${words.kind}
            data-pick="kind"
            @change=${(event: Event) => {
              const { value } = event.target as HTMLSelectElement;
              choose((now) => ({ ...now, kind: value === '' ? null : value }));
            }}
          >
            <option value="" ?selected=${filters.kind === null}>${words.allKinds}</option>
            ${kinds.map(
              (kind) => html`<option value=${kind} ?selected=${filters.kind === kind}>
                ${words.kinds[kind] ?? words.unknownKind}
              </option>`,
            )}
          </select>`
    }
  </div>`;
}
