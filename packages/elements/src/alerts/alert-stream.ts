import type { AnyWardError, EventItem, WardClient } from '@wardkit/client';
import { isClientError } from '../foundation/client-failure.ts';
import type { Clock } from '../foundation/clock.ts';
import type { AlertHead } from './alert.state.ts';

const SECOND = 1000;
/** Time in which nothing was heard of the clock: the device slept, and so did the stream. */
const nap = 90 * SECOND;

/** What whoever follows the alerts of a station hears. */
export interface AlertStreamListener {
  /** An alert is as it says now; `isNote` where only its timeline went on. */
  heard(event: { readonly id: string; readonly kind: string; readonly head: AlertHead }): void;
  /** A group of repeated alerts changed. */
  repeatChanged(repeatId: string): void;
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
  /** A second has passed, for what counts down. */
  ticked(): void;
}

/** Follows the alerts of the caller's station until `signal` ends it. */
export function followAlerts(
  client: WardClient,
  signal: AbortSignal,
  clock: Clock,
  listener: AlertStreamListener,
): void {
  followConnection(client, signal, listener);
  tick(clock, signal, clock.now(), listener);
  void listen(client, signal, listener);
}

/** Whether the connection stands, as far as this tab has it: another tab that has it tells only its events. */
function followConnection(client: WardClient, signal: AbortSignal, listener: AlertStreamListener): void {
  let wasOnline = client.outbox.status.online;
  const stops = [
    client.on('retry', ({ operationId }) => {
      if (operationId === 'events.stream') listener.broke();
    }),
    client.on('response', ({ operationId, status }) => {
      if (operationId === 'events.stream' && status === 200) listener.joined();
    }),
    client.outbox.subscribe(() => {
      const { online } = client.outbox.status;
      if (online === wasOnline) return;
      wasOnline = online;
      listener.network(online);
    }),
  ];
  for (const stop of stops) signal.addEventListener('abort', stop, { once: true });
}

/** Each second while it matters: a clock that jumped is a device that slept. */
function tick(clock: Clock, signal: AbortSignal, before: number, listener: AlertStreamListener): void {
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

async function listen(client: WardClient, signal: AbortSignal, listener: AlertStreamListener): Promise<void> {
  try {
    for await (const item of client.events({ types: ['alert.*', 'alert-repeat.*'] }, { signal })) {
      if (item.type === 'gap') listener.gap();
      else hear(item as Exclude<EventItem, { type: 'gap' }>, listener);
    }
  } catch (error) {
    if (!signal.aborted && isClientError(error)) listener.ended(error as AnyWardError);
  }
}

function hear(
  event: { readonly id: string; readonly type: string; readonly data: unknown },
  listener: AlertStreamListener,
): void {
  const name = event.type.replace(/^.*?(?=alert)/, '');
  const { data } = event;
  if (name.startsWith('alert-repeat.')) listener.repeatChanged((data as { id?: string } | null)?.id ?? '');
  else if (isHead(data)) listener.heard({ id: event.id, kind: name.slice('alert.'.length), head: data });
}

/** An event of a later server may lack what puts an alert in its place: then the next reading has it. */
function isHead(data: unknown): data is AlertHead {
  if (typeof data !== 'object' || data === null) return false;
  const { id, version, state, receivedAt } = data as Partial<AlertHead>;
  return [id, state, receivedAt].every((each) => typeof each === 'string') && typeof version === 'number';
}
