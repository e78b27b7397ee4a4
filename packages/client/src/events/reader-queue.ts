import type { EventItem } from './events.types.ts';
import { gap } from './follow.ts';

/** Items that wait for a reader before the stream is read on for it. */
const enough = 256;
/** Items that wait at most: what is more is let go, and the reader told that it missed something. */
const most = 1024;

/** What waits for one reader. */
export interface ReaderQueue {
  push(item: EventItem): void;
  /** Ends the reading, with an error or without; what waits is still given. */
  end(error: unknown): void;
  /** The next item; null at the end. One `next` at a time. */
  next(): Promise<EventItem | null>;
  readonly isFull: boolean;
  /** Whether it was told where it begins. */
  readonly hasBegun: boolean;
}

/** @param onRoom called when something was taken from a full queue */
export function createReaderQueue(onRoom: () => void): ReaderQueue {
  let items: EventItem[] = [];
  let waiting: { resolve: (item: EventItem | null) => void; reject: (error: unknown) => void } | null = null;
  let ended: { readonly error: unknown } | null = null;
  let hasBegun = false;

  return {
    get isFull() {
      return items.length >= enough;
    },
    get hasBegun() {
      return hasBegun;
    },
    push(item) {
      if (ended !== null) return;
      hasBegun = true;
      if (waiting !== null) {
        const { resolve } = waiting;
        waiting = null;
        resolve(item);
      } else if (items.length < most) items.push(item);
      else items = [gap('too-slow'), item];
    },
    end(error) {
      ended ??= { error };
      if (waiting === null) return;
      if (error === null) waiting.resolve(null);
      else waiting.reject(error);
      waiting = null;
    },
    next() {
      const wasFull = items.length >= enough;
      const item = items.shift();
      if (item !== undefined) {
        if (wasFull && items.length < enough) onRoom();
        return Promise.resolve(item);
      }
      if (ended !== null) return ended.error === null ? Promise.resolve(null) : Promise.reject(ended.error);
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
      });
    },
  };
}
