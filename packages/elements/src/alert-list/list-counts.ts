import { isOpen } from '../alerts/alert.state.ts';
import type { AlertListController } from './alert-list.controller.ts';
import { nearDeadline } from './alert-list.state.ts';
import type { AlertStore } from './alert-store.ts';

/** More rows than this are not counted one by one with each drawing. */
const mostCounted = 1000;

/** Where alerts were seen, to choose from. */
export function areasOf(store: AlertStore): string[] {
  const codes = new Set<string>();
  for (const id of store.ids.slice(0, mostCounted)) codes.add(store.head(id)?.divisionCode ?? '');
  return [...codes].filter((code) => code !== '').sort();
}

/** How many there are of each view, where all that are open are here. @param now milliseconds since 1970 */
export function countsOf(
  { filters, state, store }: AlertListController,
  now: number,
): Readonly<Record<string, number>> {
  const isAll =
    filters.view === 'open' &&
    [...filters.priorities, ...filters.categories, ...filters.areas].length === 0 &&
    (state.kind === 'empty' || (state.kind === 'ready' && state.next === null));
  if (!isAll || store.ids.length > mostCounted) return {};
  const counts = { open: 0, received: 0, due: 0, escalated: 0, repeats: 0 };
  for (const id of store.ids) {
    const head = store.head(id);
    if (head === null || !isOpen(head.state)) continue;
    counts.open += store.loadedInGroup(id);
    if (head.state === 'received') counts.received += 1;
    const dueAt = head.nextDueAt === null ? Number.POSITIVE_INFINITY : Date.parse(head.nextDueAt);
    if (dueAt < now + nearDeadline) counts.due += 1;
    if (dueAt <= now) counts.escalated += 1;
    if (store.alert(id)?.repeatId != null) counts.repeats += 1;
  }
  return counts;
}
