import type { EventGap, EventItem } from './events.types.ts';

/**
 * Tells a gap from an event.
 * @example
 * for await (const item of ward.events({ types: ['alert.*'] })) {
 *   if (isGap(item)) show(await ward.alerts.list({}, { purpose: 'alert-handling' }));
 *   else show(item.type, item.subject);
 * }
 */
export function isGap(item: EventItem): item is EventGap {
  return item.type === 'gap';
}
