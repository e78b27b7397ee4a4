import { eventsOperations, type StreamNotice, streamEvents, streamNotices } from '@wardkit/contract/event-stream';
import { WardEvent } from '@wardkit/contract/events';
import { backoff } from '../backoff.ts';
import { departures } from '../contract-check.ts';
import { AbortedError, type AnyWardError, ContractError, isWardError } from '../errors.ts';
import type { Platform } from '../platform.ts';
import type { Runtime } from '../runtime.ts';
import { connect, type StreamFrame } from './connection.ts';
import { isEventItem } from './event-item.ts';
import type { EventGap, StreamQuery, StreamStep } from './events.types.ts';

/** How long to wait before the next connection: longer from failure to failure, and never all at once. Milliseconds. */
const rule = { base: 1000, cap: 30_000 };

/** The longest that a server can keep a reader away, and the shortest in which it can bring one back, milliseconds. */
const asked = { most: 3_600_000, least: 100 };

/** What is kept in mind of a stream from connection to connection. */
interface Place {
  lastId: string | null;
  /** What the server says to wait where it says nothing else. */
  retry: number;
}

/**
 * The stream from a place on, through whatever breaks: each step is given once and in order. It ends by the signal, or
 * where coming back would help nobody: the caller may not read, or the filter is wrong.
 *
 * @param lastId null begins at the end of the log, with a gap, since what is shown was not read yet
 * @throws {ApiError} when the server refuses for good, `ContractError` where an event departs from it and that is asked for
 */
export async function* follow(
  runtime: Runtime,
  platform: Pick<Platform, 'online' | 'onAwake'>,
  query: StreamQuery,
  lastId: string | null,
  signal: AbortSignal,
): AsyncGenerator<StreamStep> {
  const place: Place = { lastId, retry: rule.base };
  for (let failures = 0; ; ) {
    let pause = place.retry * runtime.random();
    try {
      for await (const frame of connect(runtime, query, place.lastId, signal)) {
        failures = 0;
        const said = readFrame(runtime, place, frame);
        if (said === null) continue;
        if ('reconnectAfter' in said) {
          pause = said.reconnectAfter;
          break;
        }
        const step = { from: place.lastId, ...said };
        place.lastId = said.to;
        yield step;
      }
    } catch (error) {
      if (signal.aborted) throw new AbortedError({ operationId: streamEvents.id });
      if (!isWardError(error) || !isPassing(error)) throw error;
      failures += 1;
      pause = error.kind === 'api' && error.retryAfter !== null ? error.retryAfter * 1000 : 0;
      pause = Math.max(pause, backoff({ ...rule, base: place.retry }, failures, runtime.random()));
    }
    const delay = within(pause);
    runtime.events.emit('retry', { operationId: streamEvents.id, attempt: failures, delay, reason: 'stream' });
    await rest(runtime, platform, delay, signal);
  }
}

function within(milliseconds: number): number {
  return Math.min(Math.max(milliseconds, asked.least), asked.most);
}

/** Whether coming back may help: no network, a server that is busy or gone for a while. */
function isPassing(error: AnyWardError): boolean {
  if (error.kind === 'network') return true;
  return error.kind === 'api' && (error.status >= 500 || error.status === 429 || error.status === 408);
}

/** Waits; the network or a person who looks at the page again ends the wait. */
function rest(
  { clock }: Runtime,
  platform: Pick<Platform, 'onAwake'>,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      cancel();
      stopListening();
      signal.removeEventListener('abort', go);
      resolve();
    };
    const cancel = clock.schedule(milliseconds, go);
    const stopListening = platform.onAwake(go);
    signal.addEventListener('abort', go, { once: true });
    if (signal.aborted) go();
  });
}

function readFrame(
  runtime: Runtime,
  place: Place,
  frame: StreamFrame,
): { reconnectAfter: number } | Omit<StreamStep, 'from'> | null {
  if (frame.kind === 'retry') {
    place.retry = within(frame.milliseconds);
    return null;
  }
  const { name, id, data } = frame;
  const value = parse(data);
  if (name === null) {
    // Without a place to go on from, the same event would come again.
    if (id === null || value === undefined) return null;
    checkEvent(runtime, value);
    // What can't be given is missed, and whoever reads should know.
    return { to: id, item: isEventItem(value) ? value : gap('missed') };
  }
  if (!Object.hasOwn(streamNotices, name)) return id === null ? null : { to: id, item: null };
  const notice = name as StreamNotice;
  if (notice === 'end') {
    const { reconnectAfterMilliseconds: after } = (value ?? {}) as { reconnectAfterMilliseconds?: unknown };
    return { reconnectAfter: typeof after === 'number' ? after : place.retry };
  }
  if (id === null) return null;
  if (notice === 'reset') {
    const { reason } = (value ?? {}) as { reason?: string };
    return { to: id, item: gap(reason === 'older-than-log' ? 'older-than-log' : 'unknown-position') };
  }
  return { to: id, item: place.lastId === null ? gap('begin') : null };
}

/** A place where something may have been missed. */
export function gap(reason: EventGap['reason']): EventGap {
  return { type: 'gap', reason };
}

function checkEvent(runtime: Runtime, event: unknown): void {
  const issues = departures(WardEvent, event);
  if (issues === null) return;
  const { id: operationId } = eventsOperations['events.stream'];
  runtime.events.emit('contract-mismatch', { operationId, status: 200, requestId: null, issues });
  if (runtime.defaults.validation === 'strict') throw new ContractError('answer', issues, { operationId });
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
