import type { Clock } from '@wardkit/client';

/**
 * A clock that moves only when told to.
 * @example
 * const clock: FakeClock = createFakeClock();
 * clock.schedule(60_000, () => show('a minute later'));
 * await clock.advance(60_000);
 */
export interface FakeClock extends Clock {
  /** Moves time on, and runs what comes due on the way, in order. Gives the event loop a turn after each. */
  advance(milliseconds: number): Promise<void>;
  /** Moves on to the next timer; false where none is set. */
  next(): Promise<boolean>;
  /** Lets time pass until something has come; what the machine works at gets its turns between. Fails when it never comes. */
  until<T>(coming: Promise<T>): Promise<T>;
  /** How many timers are set. */
  readonly waiting: number;
}

/**
 * Lets everything that is ready run: promises, messages, and what a database answers at once.
 * @example
 * import { createScriptedClient } from '@wardkit/testing';
 *
 * const { ward } = createScriptedClient();
 * const call = ward.session.get();
 * await settle(); // what was ready has run
 */
export async function settle(turns = 4): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      const onMessage = () => {
        port1.close();
        resolve();
      };
      port1.addEventListener('message', onMessage, { once: true });
      port1.start();
      port2.postMessage(null);
    });
    // Encryption and hashing are done beside the event loop: what was asked for before this is done first, or nearly.
    await globalThis.crypto?.subtle?.digest('SHA-256', new Uint8Array(4096));
  }
}

/** The client's limit for a whole call, milliseconds. */
const callLimit = 30_000;

/**
 * Makes a clock that stands still.
 *
 * @param start RFC 3339
 * @example
 * import { createScriptedClient } from '@wardkit/testing';
 *
 * const clock = createFakeClock('2026-11-22T09:00:00+08:00');
 * const { ward, server } = createScriptedClient({ clock });
 * server.fault('session.get', { kind: 'unreachable' }, 2);
 * const session = await clock.until(ward.session.get()); // the third request, without waiting
 */
export function createFakeClock(start = '2026-11-22T09:00:00+08:00'): FakeClock {
  let now = Date.parse(start);
  let order = 0;
  const timers = new Map<number, { at: number; run: () => void }>();

  function due(until: number): [number, { at: number; run: () => void }] | undefined {
    return [...timers].filter(([, timer]) => timer.at <= until).sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
  }

  async function fire([id, timer]: [number, { at: number; run: () => void }]): Promise<void> {
    timers.delete(id);
    now = Math.max(now, timer.at);
    timer.run();
    await settle();
  }

  const clock: FakeClock = {
    now: () => now,
    schedule(milliseconds, run) {
      order += 1;
      const id = order;
      timers.set(id, { at: now + milliseconds, run });
      return () => {
        timers.delete(id);
      };
    },
    async advance(milliseconds) {
      const until = now + milliseconds;
      await settle();
      for (let timer = due(until); timer !== undefined; timer = due(until)) await fire(timer);
      now = until;
    },
    async next() {
      await settle();
      const timer = due(Number.POSITIVE_INFINITY);
      if (timer === undefined) return false;
      await fire(timer);
      return true;
    },
    async until<T>(coming: Promise<T>) {
      let there = false;
      const arrived = coming.finally(() => {
        there = true;
      });
      arrived.catch(() => {});
      for (let turn = 0; turn < 5_000 && !there; turn += 1) {
        await settle(10);
        const [, nearest] = due(Number.POSITIVE_INFINITY) ?? [];
        const gap = (nearest?.at ?? now) - now;
        // A call under way has a timer within its time limit: only where there is none is time skipped, and otherwise it
        // goes slowly, so that no limit passes before the machine has done what it bounds.
        if (!there) await clock.advance(gap > callLimit ? gap - callLimit : 500);
      }
      if (!there) throw new Error('It never came');
      return arrived;
    },
    get waiting() {
      return timers.size;
    },
  };
  return clock;
}
