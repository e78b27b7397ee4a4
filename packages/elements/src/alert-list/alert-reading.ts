import type { WardClient } from '@wardkit/client';
import type { Alert } from '@wardkit/contract/alert';
import { endedStates, openStates } from '../alerts/alert.state.ts';
import { purpose } from '../alerts/purpose.ts';
import { type AlertFilters, nearDeadline } from './alert-list.state.ts';

/** Rows of the first page, which is to be there soon, and of those after. */
const pageSizes = { first: 100, later: 200 } as const;
/** The most that is read for a sort that the server does not have; the newest are. */
export const mostSorted = 1000;
/** Single alerts that are read one by one; more are read as a stretch of the list. */
const mostSingle = 5;

/** A stretch of the list as the server has it now. */
export interface Stretch {
  readonly alerts: readonly Alert[];
  readonly next: string | null;
  /** When this was seen, where there is no network (RFC 3339). */
  readonly staleSince: string | null;
}

interface Bounds {
  readonly limit?: number;
  readonly cursor?: string;
  readonly receivedAfter?: string;
  readonly receivedBefore?: string;
}

/** Reads a page of the alerts that filters keep, the newest first. @param now milliseconds since 1970 */
export async function readPage(
  client: WardClient,
  filters: AlertFilters,
  now: number,
  bounds: Bounds,
  signal: AbortSignal,
): Promise<Stretch> {
  const isFirst = Object.keys(bounds).length === 0 && filters.sort === 'newest';
  const query = { ...queryOf(filters, now), limit: isFirst ? pageSizes.first : pageSizes.later, ...bounds };
  const { data, stale } = await client.alerts.list(query, { purpose, signal }).withResponse();
  return { alerts: data.items, next: data.next, staleSince: stale?.since ?? null };
}

/** All that filters keep, as far as can be sorted here. */
export async function readAll(
  client: WardClient,
  filters: AlertFilters,
  now: number,
  signal: AbortSignal,
): Promise<Stretch> {
  let page = await readPage(client, filters, now, {}, signal);
  let { alerts } = page;
  while (page.next !== null && alerts.length < mostSorted) {
    page = await readPage(client, filters, now, { cursor: page.next }, signal);
    alerts = [...alerts, ...page.alerts];
  }
  return { ...page, alerts };
}

/** Alerts by their ids, whether they fit a filter or not: a few one by one, many as the stretch of the list they lie in. */
export async function readAlerts(
  client: WardClient,
  wanted: readonly { readonly id: string; readonly receivedAt: string }[],
  signal: AbortSignal,
): Promise<{ alerts: Alert[]; gone: string[] }> {
  if (wanted.length > mostSingle) {
    const times = wanted.map(({ receivedAt }) => Date.parse(receivedAt));
    const query = {
      receivedAfter: new Date(Math.min(...times)).toISOString(),
      // Before is before: a millisecond more holds the last one too.
      receivedBefore: new Date(Math.max(...times) + 1).toISOString(),
      limit: pageSizes.later,
    };
    const { items } = await client.alerts.list(query, { purpose, signal });
    return { alerts: items, gone: [] };
  }
  const answers = await Promise.all(wanted.map(({ id }) => client.alerts.get(id, { purpose, signal }).safe()));
  const alerts = answers.flatMap((each) => (each.ok ? [each.data] : []));
  const isGone = (at: number) => {
    const answer = answers[at];
    return answer?.ok === false && answer.error.kind === 'api' && answer.error.status === 404;
  };
  return { alerts, gone: wanted.flatMap(({ id }, at) => (isGone(at) ? [id] : [])) };
}

function queryOf({ view, priorities, categories, areas }: AlertFilters, now: number) {
  const states =
    view === 'all' ? [] : view === 'closed' ? endedStates : view === 'received' ? ['received'] : openStates;
  return {
    ...(states.length === 0 ? {} : { state: [...states] }),
    ...(priorities.length === 0 ? {} : { priority: [...priorities] }),
    ...(categories.length === 0 ? {} : { category: [...categories] }),
    ...(areas.length === 0 ? {} : { area: [...areas] }),
    ...(view === 'escalated' ? { escalated: 'true' as const } : {}),
    ...(view === 'due' ? { dueBefore: new Date(now + nearDeadline).toISOString() } : {}),
  };
}
