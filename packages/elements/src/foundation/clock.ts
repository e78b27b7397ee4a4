/** Time as a widget sees it, so that a test can move it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once after `milliseconds`, unless `signal` is aborted before. */
  after(milliseconds: number, callback: () => void, signal?: AbortSignal): void;
}

/** The device's own clock. */
export const deviceClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, callback, signal) {
    if (signal?.aborted) return;
    const stop = () => clearTimeout(timer);
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      callback();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  },
};
