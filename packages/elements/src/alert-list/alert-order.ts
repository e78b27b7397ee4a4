import { type AlertHead, isOpen, priorityOrder } from '../alerts/alert.state.ts';
import { type AlertFilters, type AlertSort, nearDeadline } from './alert-list.state.ts';

/** Whether an alert belongs in the list by what its events tell of it. @param now milliseconds since 1970 */
export function fits(head: AlertHead, repeatId: string | null, filters: AlertFilters, now: number): boolean {
  const { priorities, categories, areas } = filters;
  if (priorities.length > 0 && !priorities.includes(head.priority)) return false;
  if (categories.length > 0 && !categories.includes(head.category)) return false;
  if (areas.length > 0 && !areas.some((area) => liesIn(head.divisionCode, area))) return false;
  switch (filters.view) {
    case 'all':
      return true;
    case 'open':
      return isOpen(head.state);
    case 'closed':
      return !isOpen(head.state);
    case 'received':
      return head.state === 'received';
    case 'repeats':
      return isOpen(head.state) && repeatId !== null;
    // The end of its nearest deadline has passed: the server has escalated it then.
    case 'escalated':
      return isOpen(head.state) && head.nextDueAt !== null && Date.parse(head.nextDueAt) <= now;
    case 'due':
      return isOpen(head.state) && head.nextDueAt !== null && Date.parse(head.nextDueAt) < now + nearDeadline;
  }
}

/** A division code of six digits ends in zeros where it names a city or a province. */
function liesIn(code: string, area: string): boolean {
  const stem = area.length === 6 ? area.replace(/(00){1,2}$/, '') : area;
  return code.startsWith(stem);
}

type Compare = (one: AlertHead, other: AlertHead) => number;

const newest: Compare = (one, other) =>
  Date.parse(other.receivedAt) - Date.parse(one.receivedAt) || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0);
const urgency = ({ priority }: AlertHead) => priorityOrder.indexOf(priority);
const end = ({ nextDueAt }: AlertHead) => (nextDueAt === null ? Number.POSITIVE_INFINITY : Date.parse(nextDueAt));
const nearest: Compare = (one, other) => (end(one) === end(other) ? newest(one, other) : end(one) - end(other));

/** How two alerts stand to each other in a sort: below 0 where the first comes first. Equal ones have the newest first. */
export const compareBy: Readonly<Record<AlertSort, Compare>> = {
  newest,
  due: nearest,
  priority: (one, other) => urgency(one) - urgency(other) || nearest(one, other),
};

/**
 * Which alert of a group stands for all of it: one that is open before one that is not, then the most urgent, then the
 * newest. A later call of less weight from the same place must not take the row of one that waits for somebody.
 */
export const compareStanding: Compare = (one, other) =>
  Number(isOpen(other.state)) - Number(isOpen(one.state)) || urgency(one) - urgency(other) || newest(one, other);
