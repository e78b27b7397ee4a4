import { longestSilence, streamEvents } from '@wardkit/contract/event-stream';
import { createParser } from 'eventsource-parser';
import { fillPath, writeQuery } from '../address.ts';
import { AbortedError, ApiError, isWardError, NetworkError } from '../errors.ts';
import { receive } from '../received.ts';
import { retryAfter } from '../retry-after.ts';
import type { Runtime } from '../runtime.ts';
import { limitTime, type TimeLimit } from '../time-limit.ts';
import type { StreamQuery } from './events.types.ts';

/** What the stream says: a message as it lies on the wire, or how long to wait before coming back. */
export type StreamFrame =
  | { readonly kind: 'message'; readonly name: string | null; readonly id: string | null; readonly data: string }
  | { readonly kind: 'retry'; readonly milliseconds: number };

/** Milliseconds without a byte after which a stream is believed to be dead: what the contract allows, and some. */
const idleLimit = (longestSilence + 5) * 1000;
/** Milliseconds for the headers of the answer. */
const openLimit = 30_000;
/** Characters of one message: no event is near it. */
const longestMessage = 1_000_000;

/**
 * One connection to the stream, from where the reader was. Nothing is read ahead of whoever asks for the next frame, but for
 * what the network has brought already. It ends where the server ends it, and throws where the connection breaks.
 *
 * @throws {ApiError} when the server refuses, `NetworkError` when it can't be reached or falls silent
 */
export async function* connect(
  runtime: Runtime,
  query: StreamQuery,
  lastId: string | null,
  signal: AbortSignal,
): AsyncGenerator<StreamFrame> {
  const limit = limitTime(runtime.clock, null, signal);
  const details = { operationId: streamEvents.id, attempts: 1 };
  try {
    const lift = limit.bound(openLimit);
    const response = await open(runtime, query, lastId, limit).finally(lift);
    const reader = response.body?.getReader();
    if (reader === undefined) throw new NetworkError(details);
    const frames: StreamFrame[] = [];
    const parser = createParser({
      maxBufferSize: longestMessage,
      onEvent: ({ event, id, data }) => frames.push({ kind: 'message', name: event ?? null, id: placeOf(id), data }),
      onError: (error) => {
        // A field that is not known says nothing; a message without an end would be waited for.
        if (error.type === 'max-buffer-size-exceeded') throw error;
      },
      onRetry: (milliseconds) => frames.push({ kind: 'retry', milliseconds }),
    });
    const decoder = new TextDecoder();
    try {
      for (;;) {
        // Only while it is waited for: a reader that takes its time is no dead stream.
        const liftIdle = limit.bound(idleLimit);
        const { done, value } = await limit.waitFor(reader.read()).finally(liftIdle);
        if (done) return;
        parser.feed(decoder.decode(value, { stream: true }));
        yield* frames.splice(0);
      }
    } finally {
      reader.cancel().catch(() => {});
    }
  } catch (error) {
    if (signal.aborted) throw new AbortedError(details);
    // A portal that fails to give a token for once has not ended the shift of whoever looks at the list.
    const isAnswer = isWardError(error) && error.kind === 'api' && error.attempts > 0;
    throw isAnswer ? error : new NetworkError({ ...details, cause: error });
  } finally {
    limit.release();
  }
}

/** Opens the stream with the token of now, and once more with a new one where it is refused. */
async function open(runtime: Runtime, query: StreamQuery, lastId: string | null, limit: TimeLimit): Promise<Response> {
  const url = `${runtime.baseUrl}${fillPath(streamEvents.path, {})}${writeQuery(query as Record<string, unknown>)}`;
  const locale = runtime.locale();
  let token = await runtime.tokens.current();
  for (let attempt = 1; ; attempt += 1) {
    const headers: Record<string, string> = { accept: 'text/event-stream, application/problem+json;q=0.9' };
    if (locale !== null) headers['accept-language'] = locale;
    if (lastId !== null) headers['last-event-id'] = lastId;
    if (token !== null) headers.authorization = `Bearer ${token}`;
    const sentAt = runtime.clock.now();
    runtime.events.emit('request', { operationId: streamEvents.id, method: streamEvents.method, attempt });
    const { signal } = limit;
    const response = await limit.waitFor(
      runtime.transport({ method: streamEvents.method, url, headers, body: null, signal }),
    );
    const requestId = response.headers.get('request-id');
    const duration = runtime.clock.now() - sentAt;
    const { status } = response;
    runtime.events.emit('response', { operationId: streamEvents.id, status, attempt, duration, requestId });
    if (status === 200 && /^text\/event-stream\b/i.test(response.headers.get('content-type') ?? '')) return response;
    if (status === 401 && token !== null && attempt === 1) {
      const refused = token;
      token = await runtime.tokens.refresh(refused);
      if (token !== null) {
        await response.body?.cancel();
        continue;
      }
    }
    const received = await limit.waitFor(receive(streamEvents, response));
    // A hotel's page also answers 200.
    if (received.kind !== 'problem') throw new NetworkError({ operationId: streamEvents.id, attempts: attempt });
    const pause = retryAfter(response.headers.get('retry-after'), runtime.clock.now());
    throw new ApiError(status, received.problem, pause === null ? null : pause / 1000, {
      operationId: streamEvents.id,
      requestId,
      attempts: attempt,
      retryable: received.problem.retryable === true,
    });
  }
}

/** An id that no header can carry is no place to go on from: the reader would never be let in again. */
function placeOf(id: string | undefined): string | null {
  return id !== undefined && /^[\x21-\x7e]{1,2000}$/.test(id) ? id : null;
}
