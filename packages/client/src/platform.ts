import { browser } from './browser.ts';

/**
 * What the SDK asks of the place where it runs; a page answers by its own events, a program by saying nothing.
 * @example
 * // A kiosk whose network its own shell watches.
 * const platform: Platform = {
 *   online: () => navigator.onLine,
 *   onAwake(listener) {
 *     window.addEventListener('kiosk-online', listener);
 *     return () => window.removeEventListener('kiosk-online', listener);
 *   },
 *   estimate: async () => null,
 *   persist: async () => true,
 * };
 */
export interface Platform {
  online(): boolean;
  /** Calls when the network may be back, or somebody looks at the page again. Returns the way to stop. */
  onAwake(listener: () => void): () => void;
  estimate(): Promise<{ persistent: boolean; usage: number; quota: number } | null>;
  persist(): Promise<boolean>;
}

/** The browser, or Node with what it has of one. */
export const systemPlatform: Platform = {
  online: () => browser.navigator?.onLine !== false,
  onAwake(listener) {
    const { window, document } = browser;
    if (window === undefined || document === undefined) return () => {};
    const onVisible = () => {
      if (document.visibilityState === 'visible') listener();
    };
    window.addEventListener('online', listener);
    window.addEventListener('pageshow', listener);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      window.removeEventListener('online', listener);
      window.removeEventListener('pageshow', listener);
      document.removeEventListener('visibilitychange', onVisible);
    };
  },
  async estimate() {
    const storage = browser.navigator?.storage;
    if (storage?.estimate === undefined) return null;
    const [{ usage = 0, quota = 0 }, persistent] = await Promise.all([
      storage.estimate(),
      storage.persisted?.() ?? false,
    ]);
    return { persistent, usage, quota };
  },
  async persist() {
    return (await browser.navigator?.storage?.persist?.()) ?? false;
  },
};
