import * as z from 'zod/mini';
import { WardEvent } from './events.ts';
import { DivisionCode, openEnum } from './field.ts';
import { operation, read } from './operation.ts';
import { repeatable } from './repeatable.ts';

/** The longest time without a byte on a stream that is alive, in seconds. */
export const longestSilence = 20;

/** The name of a type of event without its base, or all types of a resource: `alert.dispatched`, `alert.*`. */
export const EventTypeFilter = z.string().check(z.maxLength(80), z.regex(/^[a-z]+(-[a-z]+)*\.(\*|[a-z]+(-[a-z]+)*)$/));
export type EventTypeFilter = z.output<typeof EventTypeFilter>;

/**
 * What a stream says of itself, as the `event` field of Server-Sent Events. An event of the log has no `event` field
 * there, so that it reaches a plain listener; its `data` is a {@link WardEvent}.
 */
export const streamNotices = {
  /** Where the stream stands, in the `id` field: what a reader sends as Last-Event-ID when it comes back. */
  position: z.looseObject({}),
  /** The stream could not go on from the Last-Event-ID and begins at its `id`: the reader lists again what it shows. */
  reset: z.looseObject({ reason: openEnum(['older-than-log', 'unknown-position']) }),
  /** The server ends the stream; the reader comes back with its last id after so many milliseconds. */
  end: z.looseObject({
    reason: openEnum(['server-stopping', 'token-expired', 'rights-changed', 'reader-too-slow']),
    reconnectAfterMilliseconds: z.int().check(z.minimum(0)),
  }),
} as const;

/** The name of a notice of {@link streamNotices}. */
export type StreamNotice = keyof typeof streamNotices;

export const streamEvents = operation({
  ...read,
  id: 'events.stream',
  method: 'GET',
  path: '/v1/events',
  summary: 'What changes, as it changes',
  scope: 'events:read',
  callers: {
    auxiliary: 'same-station',
    mediator: 'same-station',
    officer: 'same-station',
    'duty-officer': 'same-station',
    'audit-reviewer': 'same-station',
    supervisor: 'same-station',
    administrator: 'same-station',
  },
  query: z.object({
    /** May be repeated: an event of any of them comes. */
    type: repeatable(EventTypeFilter),
    /** May be repeated: an event that lies in any of them comes. */
    area: repeatable(DivisionCode),
  }),
  headers: z.object({ 'last-event-id': z.optional(z.string().check(z.maxLength(2000))) }),
  answers: { 200: { stream: true, mediaType: 'text/event-stream', event: WardEvent } },
  problems: [],
  offline: {},
  requirements: [
    'WK-EVT-04',
    'WK-EVT-05',
    'WK-EVT-06',
    'WK-EVT-07',
    'WK-EVT-08',
    'WK-EVT-09',
    'WK-EVT-10',
    'WK-EVT-11',
    'WK-EVT-12',
    'WK-EVT-13',
    'WK-EVT-14',
    'WK-EVT-15',
    'WK-EVT-16',
    'WK-EVT-17',
    'WK-EVT-18',
  ],
});

/** The operations of events by their ids. */
export const eventsOperations = {
  'events.stream': streamEvents,
} as const;
