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
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
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
