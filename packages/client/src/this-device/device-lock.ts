import type { Clock } from '../clock.ts';
import type { DeviceFacts } from './device-facts.ts';
import type { DeviceLimits } from './this-device.types.ts';

/** Into how many parts the time without use is cut. It is counted by timers and not by the clock, which somebody may set. */
const parts = 10;
/** How far a clock may go back by itself, as when it is put right by a network, milliseconds. */
const tolerance = 60_000;

/** Locks one person's things after a time without use. */
export interface DeviceLock {
  readonly isLocked: boolean;
  /** Takes over what the station said; with the first limits it begins to count. */
  setLimits(limits: DeviceLimits): void;
  /** Somebody touched this page. */
  use(): void;
  /** Somebody touched another page of this device a moment ago. */
  useElsewhere(): void;
  /** Looks at the clock and at what other tabs did: after a start, and when a page was away and its timers with it. */
  judge(): Promise<void>;
  lock(): Promise<void>;
  /** The server has said that it is this person. */
  open(): Promise<void>;
  stop(): void;
}

/**
 * Makes the lock of one person.
 *
 * The clock never opens it. Within a page the time without use is counted by timers, which a changed clock does not move. Where
 * they could not count (the page was closed, or the device asleep) the clock is asked, and one that shows less than it has shown
 * before is not believed: then it locks.
 *
 * @param onUsed told of use once in a while, for the other tabs
 */
export function createDeviceLock(
  facts: DeviceFacts,
  clock: Clock,
  onChange: (isLocked: boolean) => void,
  onUsed: () => void,
): DeviceLock {
  let limits: DeviceLimits | null = null;
  let isLocked = false;
  let idleParts = 0;
  let wasUsed = false;
  let usedAt = 0;
  let seen = 0;
  let cancel: (() => void) | null = null;
  let round = 0;

  const limit = () => (limits?.lockAfterMinutes ?? 0) * 60_000;

  function become(next: boolean): void {
    if (next) stop();
    else count();
    if (isLocked === next) return;
    isLocked = next;
    onChange(next);
  }

  function stop(): void {
    round += 1;
    cancel?.();
    cancel = null;
  }

  function count(): void {
    if (cancel !== null || limits === null) return;
    idleParts = 0;
    next();
  }

  function next(): void {
    const own = round;
    const goOn = () => {
      if (own === round) next();
    };
    // Where use can't be written down the next start may lock too early, never too late.
    cancel = clock.schedule(limit() / parts, () => void endOfPart().then(goOn, goOn), true);
  }

  async function endOfPart(): Promise<void> {
    seen = Math.max(seen, clock.now());
    if (wasUsed) return writeUse();
    idleParts += 1;
    if (idleParts >= parts) await lock.lock();
  }

  async function writeUse(): Promise<void> {
    wasUsed = false;
    idleParts = 0;
    // Whoever touches an open page is there now, whatever the clock showed before.
    seen = usedAt;
    onUsed();
    await facts.setLastUse({ usedAt, seen });
  }

  const lock: DeviceLock = {
    get isLocked() {
      return isLocked;
    },
    setLimits(said) {
      const isOther = limits !== null && limits.lockAfterMinutes !== said.lockAfterMinutes;
      limits = said;
      if (isOther) stop();
      if (!isLocked) count();
    },
    use() {
      if (isLocked) return;
      wasUsed = true;
      usedAt = clock.now();
    },
    useElsewhere() {
      idleParts = 0;
      usedAt = clock.now();
      seen = usedAt;
    },
    async judge() {
      if (await facts.isLocked()) return become(true);
      if (limits === null) return become(false);
      const last = await facts.lastUse();
      const now = clock.now();
      // Limits that have just come: from now on.
      if (last === null) return lock.open();
      const isClockBack = now < Math.max(seen, last.seen) - tolerance;
      if (isClockBack || now - Math.max(usedAt, last.usedAt) >= limit()) return lock.lock();
      become(false);
    },
    async lock() {
      // Told first: a device that can't write it down is locked all the same.
      become(true);
      await facts.setLocked(true);
    },
    async open() {
      await facts.setLocked(false);
      usedAt = clock.now();
      await writeUse();
      become(false);
    },
    stop,
  };
  return lock;
}
