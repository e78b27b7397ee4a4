/** Web Locks, as far as the SDK asks for them. */
export interface Locks {
  request(name: string, work: () => Promise<void>): Promise<void>;
  request(
    name: string,
    how: { readonly steal?: boolean; readonly signal?: AbortSignal },
    work: () => Promise<void>,
  ): Promise<void>;
}

interface Told {
  addEventListener(type: string, listener: () => void, how?: HowTold): void;
  removeEventListener(type: string, listener: () => void, how?: HowTold): void;
}

interface HowTold {
  readonly capture?: boolean;
  readonly passive?: boolean;
}

/** A service worker as its pages see it. */
interface ServiceWorkers {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  removeEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  startMessages(): void;
  /** `sync`: Background Sync, which not every browser has. */
  getRegistration(): Promise<{ readonly sync?: { register(tag: string): Promise<void> } } | undefined>;
}

/**
 * What the SDK uses of a browser, all of it absent elsewhere. These are the only words for it: the graph that Node loads is
 * checked without the types of the DOM, so that nothing else of a browser is used there unguarded.
 */
interface Browser {
  readonly document?: Told & { readonly visibilityState: string };
  readonly window?: Told;
  readonly location?: { readonly href: string };
  readonly navigator?: {
    readonly onLine?: boolean;
    readonly locks?: Locks;
    readonly platform?: string;
    readonly userAgentData?: { readonly platform?: string };
    /** In a secure context only. */
    readonly serviceWorker?: ServiceWorkers;
    readonly storage?: {
      estimate?(): Promise<{ readonly usage?: number; readonly quota?: number }>;
      persisted?(): Promise<boolean>;
      persist?(): Promise<boolean>;
    };
  };
  readonly indexedDB?: object;
  /** There wherever `indexedDB` is. */
  readonly IDBKeyRange: { bound(lower: readonly string[], upper: readonly string[]): unknown };
}

/** Asked at each use: tests and frameworks put things here later. */
export const browser = globalThis as unknown as Browser;
