import type { EventGap, EventItem } from './events.types.ts';

/**
 * Tells a gap from an event.
 * @example
 * for await (const item of ward.events({ types: ['alert.*'] })) {
 *   if (isGap(item)) await showAlerts();
 *   else await showAlert(item.data);
 * }
 */
export function isGap(item: EventItem): item is EventGap {
  return item.type === 'gap';
}
