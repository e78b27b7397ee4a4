import { streamEvents } from '@wardkit/contract/event-stream';
import type { Locks } from '../browser.ts';
import { AbortedError } from '../errors.ts';
import { checkInput } from '../pipeline.ts';
import type { Platform } from '../platform.ts';
import type { Runtime } from '../runtime.ts';
import type { Tabs } from '../tabs.ts';
import type { EventFilter, EventItem, EventOptions, StreamQuery } from './events.types.ts';
import { createReaderQueue, type ReaderQueue } from './reader-queue.ts';
import { createStreamSource, type StreamSource } from './stream-source.ts';

/** What streams stand on. */
export interface StreamsParts {
  readonly runtime: Runtime;
  readonly platform: Pick<Platform, 'online' | 'onAwake'>;
  /** How tabs share: null where nothing is shared, or it is not known whose the stream is. */
  sharing(): Promise<{ readonly owner: string; readonly tabs: Tabs; readonly locks: Locks } | null>;
}

/** The streams of a client. */
export interface Streams {
  read(filter: EventFilter, options: EventOptions): AsyncIterableIterator<EventItem>;
  close(): void;
}

/** Makes the streams of a client: equal filters of one person are one connection, in every tab. */
export function createStreams(parts: StreamsParts): Streams {
  const sources = new Map<string, StreamSource>();
  /** Where each reader reads now, and what. */
  const places = new Map<ReaderQueue, { readonly source: StreamSource; readonly query: StreamQuery }>();
  /** Ends each reading that has begun. */
  const leaving = new Set<(error: unknown) => void>();
  let isClosed = false;

  async function place(reader: ReaderQueue, query: StreamQuery): Promise<void> {
    const source = await sourceOf(query);
    const before = places.get(reader)?.source;
    if (before === source) return;
    places.set(reader, { source, query });
    source.add(reader);
    before?.remove(reader);
  }

  /** Who is signed in now reads what they may know, and begins anew. */
  const stopHearing = parts.runtime.events.on('identity', () => {
    for (const [reader, { query }] of places) place(reader, query).catch((error: unknown) => reader.end(error));
  });

  async function sourceOf(query: StreamQuery): Promise<StreamSource> {
    const shared = await parts.sharing().catch(() => null);
    const key = `${shared?.owner ?? ''} ${JSON.stringify(query)}`;
    const known = sources.get(key);
    if (known !== undefined) return known;
    const sharing = shared === null ? null : { key, tabs: shared.tabs, locks: shared.locks };
    const source = createStreamSource({ ...parts, sharing }, query, () => {
      if (sources.get(key) === source) sources.delete(key);
    });
    sources.set(key, source);
    return source;
  }

  /** No generator: its `return` would wait for an event that may never come. */
  function read(filter: EventFilter, { signal }: EventOptions): AsyncIterableIterator<EventItem> {
    const query = queryOf(filter);
    const reader: ReaderQueue = createReaderQueue(() => places.get(reader)?.source.go());
    const aborted = () => new AbortedError({ operationId: streamEvents.id });
    let beginning: Promise<void> | null = null;
    let isOver = false;

    const leave = (error: unknown) => {
      isOver = true;
      signal?.removeEventListener('abort', onAbort);
      leaving.delete(leave);
      reader.end(error);
      places.get(reader)?.source.remove(reader);
      places.delete(reader);
    };
    const onAbort = () => leave(aborted());

    async function begin(): Promise<void> {
      checkInput(streamEvents, { query });
      if (signal?.aborted || isClosed) throw aborted();
      signal?.addEventListener('abort', onAbort, { once: true });
      leaving.add(leave);
      await place(reader, query);
      // It was left while this was under way.
      if (isOver) leave(null);
    }

    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      async next() {
        try {
          if (!isOver) {
            beginning ??= begin();
            await beginning;
          }
          const item = await reader.next();
          if (item !== null) return { done: false, value: item };
        } catch (error) {
          leave(null);
          throw error;
        }
        leave(null);
        return { done: true, value: undefined };
      },
      async return() {
        leave(null);
        return { done: true, value: undefined };
      },
    };
  }

  return {
    read,
    close() {
      isClosed = true;
      stopHearing();
      for (const leave of leaving) leave(new AbortedError({ operationId: streamEvents.id }));
    },
  };
}

/** Equal filters give equal queries, in whatever order they name things. */
function queryOf({ types = [], areas = [] }: EventFilter): StreamQuery {
  return {
    ...(types.length === 0 ? {} : { type: [...new Set(types)].sort() }),
    ...(areas.length === 0 ? {} : { area: [...new Set(areas)].sort() }),
  };
}
