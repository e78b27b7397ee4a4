import { browser } from './browser.ts';
import { syncTag, wakeMessage } from './wake-message.ts';

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
 *   onCut(listener) {
 *     window.addEventListener('kiosk-offline', listener);
 *     return () => window.removeEventListener('kiosk-offline', listener);
 *   },
 *   askToBeWoken() {},
 *   onUse(listener) {
 *     window.addEventListener('pointerdown', listener);
 *     return () => window.removeEventListener('pointerdown', listener);
 *   },
 *   name: () => 'Kiosk 2',
 *   estimate: async () => null,
 *   persist: async () => true,
 * };
 */
export interface Platform {
  online(): boolean;
  /** Calls when the network may be back, or somebody looks at the page again. Returns the way to stop. */
  onAwake(listener: () => void): () => void;
  /** Calls when the network is gone: what is shown is of that moment from then on. Returns the way to stop. */
  onCut(listener: () => void): () => void;
  /** Asks to be called awake when the network is back although nobody looks at the page: Background Sync, where there is one. */
  askToBeWoken(): void;
  /** Calls when somebody touches the page, turns a wheel or presses a key. Which, is not told. Returns the way to stop. */
  onUse(listener: () => void): () => void;
  /** What an administrator sees of the device in a list, such as `Android`, where the portal gives no better name. */
  name(): string;
  estimate(): Promise<{ persistent: boolean; usage: number; quota: number } | null>;
  persist(): Promise<boolean>;
}

const kindsOfUse = ['pointerdown', 'keydown', 'wheel'] as const;

/** The browser, or Node with what it has of one. */
export const systemPlatform: Platform = {
  online: () => browser.navigator?.onLine !== false,
  onAwake(listener) {
    const { window, document } = browser;
    if (window === undefined || document === undefined) return () => {};
    const onVisible = () => {
      if (document.visibilityState === 'visible') listener();
    };
    const onMessage = (event: { readonly data: unknown }) => {
      if (event.data === wakeMessage) listener();
    };
    const serviceWorker = browser.navigator?.serviceWorker;
    window.addEventListener('online', listener);
    window.addEventListener('pageshow', listener);
    document.addEventListener('visibilitychange', onVisible);
    serviceWorker?.addEventListener('message', onMessage);
    // Messages wait for this where nobody set `onmessage`.
    serviceWorker?.startMessages();
    return () => {
      serviceWorker?.removeEventListener('message', onMessage);
      window.removeEventListener('online', listener);
      window.removeEventListener('pageshow', listener);
      document.removeEventListener('visibilitychange', onVisible);
    };
  },
  onCut(listener) {
    const { window } = browser;
    window?.addEventListener('offline', listener);
    return () => window?.removeEventListener('offline', listener);
  },
  askToBeWoken() {
    void browser.navigator?.serviceWorker
      ?.getRegistration()
      .then((registration) => registration?.sync?.register(syncTag))
      // Refused by the person or the browser: the page's own timers and events remain.
      .catch(() => {});
  },
  onUse(listener) {
    const { window } = browser;
    if (window === undefined) return () => {};
    const how = { capture: true, passive: true };
    for (const kind of kindsOfUse) window.addEventListener(kind, listener, how);
    return () => {
      for (const kind of kindsOfUse) window.removeEventListener(kind, listener, how);
    };
  },
  name() {
    const { userAgentData, platform } = browser.navigator ?? {};
    return (userAgentData?.platform || platform || 'device').slice(0, 100);
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
