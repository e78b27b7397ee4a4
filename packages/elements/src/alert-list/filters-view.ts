import { html, type TemplateResult } from 'lit';
import type { Language } from '../foundation/language.ts';
import type { AlertListMessages } from './alert-list.en.ts';
import { type AlertFilters, type AlertSort, alertSorts, alertViews } from './alert-list.state.ts';

/** What the filters are drawn with. */
export interface FiltersContext {
  readonly filters: AlertFilters;
  readonly language: Language<AlertListMessages>;
  /** Divisions that alerts were seen in, to choose from. */
  readonly areas: readonly string[];
  readonly nameOfArea: (code: string) => string;
  /** How many there are of a view, where all that are open are here. */
  readonly counts: Readonly<Record<string, number>>;
  readonly choose: (change: (now: AlertFilters) => AlertFilters) => void;
}

/** What the list keeps and its order: codes to choose from. */
export function filtersView({ filters, language, areas, nameOfArea, counts, choose }: FiltersContext): TemplateResult {
  const { words, format } = language;
  const count = (view: string) => (counts[view] === undefined ? null : ` ${format.number(counts[view])}`);
  const pick = (
    key: 'priorities' | 'categories' | 'areas',
    label: string,
    any: string,
    options: readonly (readonly [code: string, name: string])[],
    nameOf: (code: string) => string = (code) => code,
  ) => {
    const chosen = filters[key][0] ?? '';
    // A code from an address that is no option here stays chosen, and can be seen.
    const all =
      chosen === '' || options.some(([code]) => code === chosen)
        ? options
        : [...options, [chosen, nameOf(chosen)] as const];
    return html`<select
      class="pick ${chosen === '' ? '' : 'chosen'}"
      aria-label=${label}
      data-pick=${key}
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        choose((now) => ({ ...now, [key]: value === '' ? [] : [value] }));
      }}
    >
      <option value="" .selected=${chosen === ''}>${any}</option>
      ${all.map(([code, name]) => html`<option value=${code} .selected=${code === chosen}>${name}</option>`)}
    </select>`;
  };
  return html`<div class="filters" role="group" aria-label=${words.filters}>
    ${alertViews.map(
      (view) =>
        html`<button
          class="chip"
          type="button"
          data-view=${view}
          aria-pressed=${view === filters.view ? 'true' : 'false'}
          @click=${() => choose((now) => ({ ...now, view }))}
        >
          ${words.views[view]}${count(view)}
        </button>`,
    )}
    ${pick('priorities', words.priority, words.anyPriority, Object.entries(words.priorities))}
    ${pick('categories', words.category, words.anyCategory, Object.entries(words.categories))}
    ${
      areas.length < 2 && filters.areas.length === 0
        ? null
        : pick(
            'areas',
            words.area,
            words.anyArea,
            areas.map((code) => [code, nameOfArea(code)] as const),
            nameOfArea,
          )
    }
    <select
      class="pick"
      aria-label=${words.sort}
      data-pick="sort"
      @change=${(event: Event) => {
        const sort = (event.target as HTMLSelectElement).value as AlertSort;
        choose((now) => ({ ...now, sort }));
      }}
    >
      ${alertSorts.map(
        (sort) => html`<option value=${sort} .selected=${sort === filters.sort}>${words.sorts[sort]}</option>`,
      )}
    </select>
  </div>`;
}
