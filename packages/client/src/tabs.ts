import { isStreamMessage, type StreamMessage } from './events/stream-message.ts';

/** What tabs of one origin tell each other. Ids and keys only: what they stand for is in the database, sealed. */
interface TabMessages {
  identity: null;
  draft: { owner: string; key: string };
  outbox: { owner: string; ids: readonly string[] };
  /** `used`: somebody is there; `lock`: it was locked or opened; `wiped`: everything of this person was deleted. */
  device: { owner: string; what: 'used' | 'lock' | 'wiped' };
  stream: StreamMessage;
}

const isText = (value: unknown) => typeof value === 'string';

/** Whether a message is one of ours: any script of this origin may speak on the channel, and another version of this SDK does. */
const checks: { readonly [Name in keyof TabMessages]: (message: Record<string, unknown>) => boolean } = {
  identity: () => true,
  draft: ({ owner, key }) => isText(owner) && isText(key),
  outbox: ({ owner, ids }) => isText(owner) && Array.isArray(ids) && ids.every(isText),
  device: ({ owner, what }) => isText(owner) && (what === 'used' || what === 'lock' || what === 'wiped'),
  stream: isStreamMessage,
};

/** Talks to the other tabs, and to other clients on this page. */
export interface Tabs {
  tell<Name extends keyof TabMessages>(name: Name, message: TabMessages[Name]): void;
  on<Name extends keyof TabMessages>(name: Name, listener: (message: TabMessages[Name]) => void): () => void;
  close(): void;
}

/** Opens the channel; where there is none, or nothing is shared, nobody is told. */
export function openTabs(shared: boolean): Tabs {
  const channel = shared && typeof BroadcastChannel !== 'undefined' ? new BroadcastChannel('wardkit') : null;
  let isClosed = false;
  const listeners = new Set<(event: { name: string; message: unknown }) => void>();
  if (channel !== null) {
    channel.onmessage = (event: MessageEvent) => {
      const { name, message } = (event.data ?? {}) as { name?: unknown; message?: unknown };
      if (typeof name !== 'string' || !Object.hasOwn(checks, name)) return;
      if (!checks[name as keyof TabMessages]((message ?? {}) as Record<string, unknown>)) return;
      for (const listener of listeners) listener({ name, message });
    };
    // In Node an open channel would keep the process alive.
    (channel as { unref?: () => void }).unref?.();
  }
  return {
    tell(name, message) {
      if (!isClosed) channel?.postMessage({ name, message });
    },
    on(name, listener) {
      const hear = (event: { name: string; message: unknown }) => {
        if (event.name === name) listener(event.message as never);
      };
      listeners.add(hear);
      return () => {
        listeners.delete(hear);
      };
    },
    close() {
      isClosed = true;
      listeners.clear();
      channel?.close();
    },
  };
}
