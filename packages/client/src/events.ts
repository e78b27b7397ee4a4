import type { EventFilter, EventItem, EventOptions } from './events/events.types.ts';
import { createStreams, type Streams } from './events/streams.ts';
import type { ClientHandle } from './handle.ts';
import { systemPlatform } from './platform.ts';
import { runtimeOf } from './runtime-of.ts';

export type { EventFilter, EventGap, EventItem, EventOptions } from './events/events.types.ts';
export { isGap } from './events/is-gap.ts';

const streamsOf = new WeakMap<ClientHandle, Streams>();

/**
 * What changes, as it changes, with the small core alone: equal filters of one handle are one connection. `ward.events`
 * shares it with the other tabs too.
 *
 * It goes on by itself from where it was, through whatever breaks, and gives each event once and in order. A gap comes first,
 * and wherever something may have been missed: then list again what is shown.
 *
 * @throws {ApiError} from the loop when the caller may not read (`forbidden`), or is signed in no more (`unauthenticated`)
 * @example
 * import { listAlerts } from '@wardkit/client/alerts';
 * import { isGap, readEvents } from '@wardkit/client/events';
 *
 * for await (const item of readEvents(handle, { types: ['alert.*'] })) {
 *   if (isGap(item)) show(await listAlerts(handle, {}, { purpose: 'alert-handling' }));
 *   else show(item.type, item.subject);
 * }
 */
export function readEvents(
  handle: ClientHandle,
  filter: EventFilter = {},
  options: EventOptions = {},
): AsyncIterableIterator<EventItem> {
  const streams =
    streamsOf.get(handle) ??
    createStreams({ runtime: runtimeOf(handle), platform: systemPlatform, sharing: async () => null });
  streamsOf.set(handle, streams);
  return streams.read(filter, options);
}
