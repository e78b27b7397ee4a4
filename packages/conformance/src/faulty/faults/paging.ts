import { changeJson, changeQuery, codeOf, type Fault, jsonOf, type ListOf, pathOf, queryOf, spoilt } from '../fault.ts';

/** Walks over a list that end wrongly, or lose their place. */
export const pagingFaults: readonly Fault[] = [
  spoilt('pages without an end', ['WK-PAG-01'], (reply, { operation }) => {
    if (operation?.id !== 'subscriptions.list' || jsonOf(reply)?.next !== null) return;
    changeJson(reply, ({ next: _, ...body }) => body);
  }),
  {
    name: 'takes a cursor with another filter for one with its own',
    breaks: ['WK-PAG-02'],
    start() {
      const filters = new Map<string, string>();
      return async (asked, pass) => {
        if (asked.operation?.id !== 'places.listPremises') return pass();
        const limit = queryOf(asked).get('limit');
        const own = filters.get(queryOf(asked).get('cursor') ?? '');
        const filterOf = (query: URLSearchParams) => {
          query.delete('cursor');
          query.delete('limit');
          return query.toString();
        };
        const filter = own ?? filterOf(queryOf(asked));
        if (own !== undefined) {
          const cursor = queryOf(asked).get('cursor') ?? '';
          asked.path = `${pathOf(asked)}?${own}${own === '' ? '' : '&'}${new URLSearchParams({ cursor })}`;
          if (limit !== null) changeQuery(asked, (query) => query.set('limit', limit));
        }
        const reply = await pass();
        const next = jsonOf<ListOf<unknown>>(reply)?.next;
        if (typeof next === 'string') filters.set(next, filter);
        return reply;
      };
    },
  },
  {
    name: 'begins anew where it cannot read a cursor',
    breaks: ['WK-PAG-02'],
    start: () => async (asked, pass) => {
      const reply = await pass();
      if (asked.operation?.id !== 'places.listDivisions' || codeOf(reply) !== 'cursor-invalid') return reply;
      changeQuery(asked, (query) => query.delete('cursor'));
      return pass();
    },
  },
  {
    name: 'tells the last row of a page again when one was inserted meanwhile',
    breaks: ['WK-PAG-03'],
    start: () => pagingByPlace('subscriptions.create', (items, before) => [before.at(-1), ...items.slice(1)]),
  },
  {
    name: 'leaves the first row of a page out when one was deleted meanwhile',
    breaks: ['WK-PAG-03'],
    start: () => pagingByPlace('subscriptions.delete', (items) => items.slice(1)),
  },
  {
    name: 'gives one row more than the limit',
    breaks: ['WK-PAG-04'],
    start: () => (asked, pass) => {
      const limit = Number(queryOf(asked).get('limit'));
      if (asked.operation?.id === 'places.listDivisions' && Number.isInteger(limit) && limit > 0 && limit < 200) {
        changeQuery(asked, (query) => query.set('limit', String(limit + 1)));
      }
      return pass();
    },
  },
  {
    name: 'takes a limit of 0 for none',
    breaks: ['WK-PAG-04'],
    start: () => (asked, pass) => {
      if (asked.operation?.id === 'hazards.list' && queryOf(asked).get('limit') === '0') {
        changeQuery(asked, (query) => query.delete('limit'));
      }
      return pass();
    },
  },
];

/**
 * Pages as by the place of a row and not by its key, from the third page of a walk on. A walk of two pages is not long
 * enough for what others write meanwhile to be sure to come between.
 */
function pagingByPlace(
  write: string,
  shift: (items: readonly unknown[], before: readonly unknown[]) => unknown[],
): ReturnType<Fault['start']> {
  const pages = new Map<string, { depth: number; items: readonly unknown[]; writes: number }>();
  let writes = 0;
  return async (asked, pass) => {
    const reply = await pass();
    if (asked.operation?.id === write && reply.status < 300) writes += 1;
    if (asked.operation?.id !== 'subscriptions.list' || reply.status !== 200) return reply;
    const before = pages.get(queryOf(asked).get('cursor') ?? '');
    const depth = (before?.depth ?? 0) + 1;
    changeJson<ListOf<unknown>>(reply, (page) => {
      const sinceFirst = before?.writes ?? writes;
      if (page.next !== null) pages.set(page.next, { depth, items: page.items, writes: sinceFirst });
      if (before === undefined || depth < 3 || sinceFirst === writes || page.items.length < 2) return;
      page.items = shift(page.items, before.items);
    });
    return reply;
  };
}
