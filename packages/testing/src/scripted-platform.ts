import type { Platform } from '@wardkit/client';

/**
 * A browser whose network and storage a test holds in hand.
 * @example
 * const platform: ScriptedPlatform = createScriptedPlatform();
 * platform.setOnline(false);
 */
export interface ScriptedPlatform extends Platform {
  setOnline(online: boolean): void;
  /** As when somebody looks at the page again. */
  awake(): void;
  /** As when somebody touches the page. */
  use(): void;
}

/**
 * Makes a platform that is online.
 * @example
 * import { createClient } from '@wardkit/client';
 *
 * const platform = createScriptedPlatform();
 * const client = createClient({ baseUrl, getToken, platform });
 * platform.setOnline(false); // as in a stairwell
 */
export function createScriptedPlatform(): ScriptedPlatform {
  const listeners = new Set<() => void>();
  const cutListeners = new Set<() => void>();
  const users = new Set<() => void>();
  let online = true;
  let persistent = false;
  const awake = () => {
    for (const listener of listeners) listener();
  };
  return {
    online: () => online,
    onAwake(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    onCut(listener) {
      cutListeners.add(listener);
      return () => {
        cutListeners.delete(listener);
      };
    },
    askToBeWoken() {},
    onUse(listener) {
      users.add(listener);
      return () => {
        users.delete(listener);
      };
    },
    name: () => 'scripted',
    estimate: async () => ({ persistent, usage: 1_200_000, quota: 300_000_000 }),
    async persist() {
      persistent = true;
      return true;
    },
    setOnline(now) {
      online = now;
      if (now) awake();
      else for (const listener of cutListeners) listener();
    },
    awake,
    use() {
      for (const user of users) user();
    },
  };
}
