import type { Locks } from '../browser.ts';
import { isWardError } from '../errors.ts';
import type { Platform } from '../platform.ts';
import type { Runtime } from '../runtime.ts';
import type { Tabs } from '../tabs.ts';
import type { EventItem, StreamQuery, StreamStep } from './events.types.ts';
import { follow, gap } from './follow.ts';
import type { ReaderQueue } from './reader-queue.ts';
import type { StreamMessage } from './stream-message.ts';

/** What a source stands on. */
export interface SourceParts {
  readonly runtime: Runtime;
  readonly platform: Pick<Platform, 'online' | 'onAwake'>;
  /** Null: nothing is shared with other tabs. */
  readonly sharing: { readonly key: string; readonly tabs: Tabs; readonly locks: Locks } | null;
}

/** One stream of one filter, for every reader in this page; one of the tabs that want it holds the connection. */
export interface StreamSource {
  add(reader: ReaderQueue): void;
  /** The last one to go ends the connection. */
  remove(reader: ReaderQueue): void;
  readonly readers: ReadonlySet<ReaderQueue>;
  /** Called by a reader's queue that has room again. */
  go(): void;
}

/** Milliseconds between two signs of life of the tab that reads, and of silence after which another takes its place. */
const life = { sign: 10_000, silence: 45_000 };
/** Ids of events that are known to have been given: what a tab that takes over reads once more. */
const mostSeen = 2000;

/** @param onEnd called when nobody reads any more, or the stream ended for good */
export function createStreamSource(parts: SourceParts, query: StreamQuery, onEnd: () => void): StreamSource {
  const { runtime, platform, sharing } = parts;
  const { clock } = runtime;
  const readers = new Set<ReaderQueue>();
  const seen = new Set<string>();
  const controller = new AbortController();
  let place: string | null = null;
  let isReading = false;
  let heardAt = clock.now();
  let resume: (() => void) | null = null;
  const calledOff: (() => void)[] = [];

  function give(item: EventItem): void {
    for (const reader of readers) reader.push(item);
  }

  /** An event is given once, whoever read it. */
  function isNew(item: EventItem): boolean {
    if (item.type === 'gap') return true;
    const { id } = item as { id: string };
    if (seen.has(id)) return false;
    seen.add(id);
    if (seen.size > mostSeen) for (const oldest of seen) return seen.delete(oldest);
    return true;
  }

  function take({ from, to, item }: StreamStep): void {
    const isKnown = item !== null && !isNew(item);
    // A tab that took over goes on from its own place, which may lie before ours.
    if (isKnown && from !== place) return;
    if (place === null && item?.type !== 'gap') give(gap('begin'));
    else if (place !== null && from !== place) give(gap('missed'));
    place = to;
    if (item !== null && !isKnown) give(item);
  }

  /** Waits while nobody has room for more: then the server waits too. */
  async function room(): Promise<void> {
    while (readers.size > 0 && [...readers].every((reader) => reader.isFull) && !controller.signal.aborted) {
      await new Promise<void>((resolve) => {
        resume = resolve;
      });
    }
  }

  async function read(signal: AbortSignal): Promise<void> {
    isReading = true;
    const stopSigns = sharing === null ? () => {} : signOfLife();
    try {
      for await (const step of follow(runtime, platform, query, place, signal)) {
        take(step);
        if (sharing !== null) sharing.tabs.tell('stream', { key: sharing.key, say: 'step', step });
        await room();
      }
    } finally {
      isReading = false;
      stopSigns();
    }
  }

  function signOfLife(): () => void {
    let cancel = () => {};
    const sign = () => {
      if (sharing !== null) sharing.tabs.tell('stream', { key: sharing.key, say: 'alive' });
      cancel = clock.schedule(life.sign, sign);
    };
    sign();
    return () => cancel();
  }

  function hear(message: StreamMessage): void {
    if (sharing === null || message.key !== sharing.key) return;
    if (message.say === 'ask') {
      if (isReading && place !== null) sharing.tabs.tell('stream', { key: sharing.key, say: 'at', place });
      return;
    }
    heardAt = clock.now();
    if (isReading) return;
    if (message.say === 'step') take(message.step);
    else if (message.say === 'at' && place === null) {
      place = message.place;
      give(gap('begin'));
    }
  }

  /** Queues for the stream; where the tab that has it gives no sign of life, takes it from it. */
  async function share({ key, locks }: NonNullable<SourceParts['sharing']>): Promise<void> {
    const name = `wardkit-stream:${key}`;
    for (let mustSteal = false; !controller.signal.aborted; ) {
      const [turn, reading] = [new AbortController(), new AbortController()];
      const stop = () => {
        turn.abort();
        reading.abort();
      };
      controller.signal.addEventListener('abort', stop, { once: true });
      const watch = watchLeader(() => turn.abort());
      try {
        // A lock is either queued for, with a signal, or stolen.
        const how = mustSteal ? { steal: true } : { signal: turn.signal };
        await locks.request(name, how, () => {
          watch();
          return read(reading.signal);
        });
      } catch (error) {
        if (controller.signal.aborted || (isWardError(error) && error.kind !== 'aborted')) throw error;
        // A view without a right to locks reads by itself.
        if ((error as Error).name !== 'AbortError') return read(controller.signal);
        // Stolen from us, or we waited for somebody who is silent.
        mustSteal = turn.signal.aborted;
        continue;
      } finally {
        watch();
        // Whose lock was stolen reads no more: another does.
        reading.abort();
        controller.signal.removeEventListener('abort', stop);
      }
      mustSteal = false;
    }
  }

  function watchLeader(onSilence: () => void): () => void {
    heardAt = clock.now();
    let cancel = () => {};
    const look = () => {
      if (clock.now() - heardAt >= life.silence) onSilence();
      else cancel = clock.schedule(life.sign, look);
    };
    cancel = clock.schedule(life.silence, look);
    return () => cancel();
  }

  function finish(error: unknown): void {
    controller.abort();
    for (const stop of calledOff.splice(0)) stop();
    for (const reader of readers) reader.end(error);
    resume?.();
    onEnd();
  }

  function begin(): void {
    if (sharing !== null) {
      calledOff.push(sharing.tabs.on('stream', hear));
      sharing.tabs.tell('stream', { key: sharing.key, say: 'ask' });
    }
    const reading = sharing === null ? read(controller.signal) : share(sharing);
    reading.then(
      () => finish(null),
      (error: unknown) => finish(controller.signal.aborted ? null : error),
    );
  }

  return {
    readers,
    add(reader) {
      readers.add(reader);
      if (readers.size === 1 && place === null && !isReading && calledOff.length === 0) begin();
      else if (place !== null) reader.push(gap('begin'));
      resume?.();
    },
    remove(reader) {
      readers.delete(reader);
      if (readers.size === 0) finish(null);
    },
    go: () => resume?.(),
  };
}
