import type { AnyWardError, EventItem, WardClient } from '@wardkit/client';
import { isClientError } from './client-failure.ts';
import type { Clock } from './clock.ts';

const SECOND = 1000;
/** Time in which nothing was heard of the clock: the device slept, and so did the stream. */
const nap = 90 * SECOND;

/** An event of the log, as the SDK gives it. */
export type StreamEvent = Exclude<EventItem, { type: 'gap' }>;

/** What a widget that follows the stream hears. */
export interface StreamListener {
  event(event: StreamEvent): void;
  /** Something was missed: all that is shown is to be read anew. */
  gap(): void;
  /** The stream stands, from now on or again. */
  joined(): void;
  /** The stream broke; it is tried again by itself. */
  broke(): void;
  /** The device has no network any more, or again. */
  network(isOnline: boolean): void;
  /** The device slept since then; milliseconds since 1970. */
  slept(since: number): void;
  /** The stream is at its end: a sign-in or a right is. */
  ended(error: AnyWardError): void;
  /** Somebody is signed in, or nobody; and whether somebody was known before, who may be somebody else. */
  identity(isKnown: boolean, wasKnown: boolean): void;
  /** A second has passed, for what counts down. */
  ticked(): void;
}

/** A stream that is followed. */
export interface FollowedStream {
  /** Listens again where the stream had come to its end. */
  resume(): void;
}

/**
 * Follows the events of the caller's station until `signal` ends it, and tells what becomes of the connection.
 * @param types as `client.events` takes them
 * @example followStream(client, signal, host.clock, ['response-unit.*'], listener)
 */
export function followStream(
  client: WardClient,
  signal: AbortSignal,
  clock: Clock,
  types: readonly string[],
  listener: StreamListener,
): FollowedStream {
  let isListening = false;
  const resume = async () => {
    if (isListening) return;
    isListening = true;
    try {
      for await (const item of client.events({ types: [...types] }, { signal })) {
        if (item.type === 'gap') listener.gap();
        else listener.event(item as StreamEvent);
      }
    } catch (error) {
      isListening = false;
      if (!signal.aborted && isClientError(error)) listener.ended(error);
    }
  };
  followConnection(client, signal, listener);
  tick(clock, signal, clock.now(), listener);
  void resume();
  return { resume: () => void resume() };
}

/** Whether the connection stands, as far as this tab has it: another tab that has it tells only its events. */
function followConnection(client: WardClient, signal: AbortSignal, listener: StreamListener): void {
  let wasOnline = client.outbox.status.online;
  const stops = [
    client.on('retry', ({ operationId }) => {
      if (operationId === 'events.stream') listener.broke();
    }),
    client.on('response', ({ operationId, status }) => {
      if (operationId === 'events.stream' && status === 200) listener.joined();
    }),
    client.on('identity', ({ known, wasKnown }) => listener.identity(known, wasKnown)),
    client.outbox.subscribe(() => {
      const { online } = client.outbox.status;
      if (online === wasOnline) return;
      wasOnline = online;
      listener.network(online);
    }),
  ];
  for (const stop of stops) signal.addEventListener('abort', stop, { once: true });
}

function tick(clock: Clock, signal: AbortSignal, before: number, listener: StreamListener): void {
  clock.after(
    SECOND,
    () => {
      const now = clock.now();
      if (now - before > nap) listener.slept(before);
      listener.ticked();
      tick(clock, signal, now, listener);
    },
    signal,
  );
}
