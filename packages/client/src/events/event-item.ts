import type { EventItem } from './events.types.ts';

/** Whether a value can be given to a reader: a gap, or an event that has a name by which it is known again. */
export function isEventItem(value: unknown): value is EventItem {
  if (typeof value !== 'object' || value === null) return false;
  const { type, id } = value as { type?: unknown; id?: unknown };
  return typeof type === 'string' && (type === 'gap' || (typeof id === 'string' && id !== ''));
}
