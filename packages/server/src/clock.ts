/** Where the server takes the time from; tests give one that stands still. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** What waits for a time to pass; tests give one that they move on themselves. Times are in milliseconds. */
export interface Timers {
  /** Does something once. Returns what calls it off. */
  after(milliseconds: number, work: () => void): () => void;
  /** Does something again and again. Returns what ends it. */
  every(milliseconds: number, work: () => void): () => void;
}

/** Timers that keep no process alive. */
export const systemTimers: Timers = {
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds).unref();
    return () => clearTimeout(timer);
  },
  every(milliseconds, work) {
    const timer = setInterval(work, milliseconds).unref();
    return () => clearInterval(timer);
  },
};
