/** The views of the tracker. */
export const trackerViews = ['board', 'table', 'calendar', 'due'] as const;
/** One of {@link trackerViews}. */
export type TrackerView = (typeof trackerViews)[number];

/** What narrows the table: codes and ids, and never what somebody typed. */
export interface MediationFilters {
  readonly state: readonly string[];
  readonly kind: readonly string[];
  readonly disputeType: readonly string[];
  readonly mediatorId: string | null;
}

/** What an address can hold of the tracker. */
export interface TrackerAddress {
  readonly view: TrackerView;
  readonly filters: MediationFilters;
}

export const noFilters: MediationFilters = { state: [], kind: [], disputeType: [], mediatorId: null };

/** A code of the contract, or of a later one; anything else in an address is left. */
const code = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const lists = { state: 'state', kind: 'kind', disputeType: 'type' } as const;

/** View and filters that an address holds in its query, under a prefix: `?cases.view=table&cases.state=in-session`. */
export function addressOf(query: string, prefix: string): TrackerAddress {
  const found = new URLSearchParams(query);
  const all = (name: string, form: RegExp) =>
    found.getAll(`${prefix}.${name}`).filter((each) => each.length <= 40 && form.test(each));
  const view = all('view', code)[0] as TrackerView | undefined;
  return {
    view: view !== undefined && trackerViews.includes(view) ? view : 'board',
    filters: {
      state: all(lists.state, code),
      kind: all(lists.kind, code),
      disputeType: all(lists.disputeType, code),
      mediatorId: all('mediator', identifier)[0] ?? null,
    },
  };
}

/** A query with these in it; what it has of others stays. */
export function queryWith(query: string, prefix: string, { view, filters }: TrackerAddress): string {
  const made = new URLSearchParams(query);
  for (const name of ['view', 'mediator', ...Object.values(lists)]) made.delete(`${prefix}.${name}`);
  if (view !== 'board') made.set(`${prefix}.view`, view);
  for (const [key, name] of Object.entries(lists)) {
    for (const each of filters[key as keyof typeof lists]) made.append(`${prefix}.${name}`, each);
  }
  if (filters.mediatorId !== null) made.set(`${prefix}.mediator`, filters.mediatorId);
  return made.size === 0 ? '' : `?${made}`;
}
