import {
  type AlertFilters,
  type AlertSort,
  type AlertView,
  alertSorts,
  alertViews,
  plainFilters,
} from './alert-list.state.ts';

/** A code of the contract, or of a later one; anything else in an address is left. */
const code = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const division = /^(\d{6}|\d{9}|\d{12})$/;
const names = ['view', 'sort', 'priority', 'category', 'area'] as const;

/**
 * The filters that an address holds in its query, each parameter under a prefix: `?alerts.view=due&alerts.sort=priority`.
 * Codes only: what is looked for in the list never stands there.
 */
export function filtersOf(query: string, prefix: string): AlertFilters {
  const found = new URLSearchParams(query);
  const all = (name: (typeof names)[number], form: RegExp) =>
    found.getAll(`${prefix}.${name}`).filter((each) => each.length <= 40 && form.test(each));
  const [view] = all('view', code);
  const [sort] = all('sort', code);
  return {
    view: (alertViews as readonly (string | undefined)[]).includes(view) ? (view as AlertView) : plainFilters.view,
    sort: (alertSorts as readonly (string | undefined)[]).includes(sort) ? (sort as AlertSort) : plainFilters.sort,
    priorities: all('priority', code),
    categories: all('category', code),
    areas: all('area', division),
  };
}

/** A query with these filters in it; what it has of others stays. */
export function queryWith(query: string, prefix: string, filters: AlertFilters): string {
  const made = new URLSearchParams(query);
  for (const name of names) made.delete(`${prefix}.${name}`);
  if (filters.view !== plainFilters.view) made.set(`${prefix}.view`, filters.view);
  if (filters.sort !== plainFilters.sort) made.set(`${prefix}.sort`, filters.sort);
  const lists = { priority: filters.priorities, category: filters.categories, area: filters.areas };
  for (const [name, codes] of Object.entries(lists)) for (const each of codes) made.append(`${prefix}.${name}`, each);
  return made.size === 0 ? '' : `?${made}`;
}
