import type { Problem } from '@wardkit/contract/problem';
import type { Collision } from './merge.ts';

/** Where a queued item stands. `set-aside`: written by a version of the SDK that this one does not know; kept as it is. */
export type OutboxState =
  | 'pending'
  | 'sending'
  | 'waiting-for-sign-in'
  | 'conflict'
  | 'rejected'
  | 'set-aside'
  | 'accepted';

/** One submission as a person may see it. */
export interface OutboxItem {
  readonly id: string;
  /** Place in the order of saving. */
  readonly sequence: number;
  readonly operationId: string;
  /** Items of one lane are sent in order; a stopped lane stops no other. */
  readonly lane: string;
  /** What the person calls it, given when it was saved. */
  readonly label: string;
  readonly state: OutboxState;
  readonly attempts: number;
  /** RFC 3339. */
  readonly createdAt: string;
  /** When it is tried again, RFC 3339; null when it waits for nothing but its turn, or for a person. */
  readonly nextAttemptAt: string | null;
  /** Since when the server has failed at it (5xx) at each try, RFC 3339; null while it does not. Tell it after some tries. */
  readonly failingSince: string | null;
  /** The last problem that the server answered. */
  readonly problem: Problem | null;
  /** In `conflict`: the record as the server has it. */
  readonly current: unknown;
  readonly photos: { readonly done: number; readonly total: number };
}

/** How a submission ended. */
export type Settlement<T> =
  | { state: 'accepted'; data: T }
  | { state: 'conflict'; current: unknown }
  | { state: 'rejected'; problem: Problem }
  | { state: 'discarded' };

/** Proof that a submission is saved. It exists only once the device has it. */
export interface Receipt<T = unknown> {
  readonly id: string;
  /** RFC 3339. */
  readonly savedAt: string;
  /** `memory`: this device can't keep it past a reload; say so to the person. */
  readonly kept: 'device' | 'memory';
  /**
   * The next decision about it: accepted, or why not. A conflict or a rejection is not the end: ask
   * `ward.outbox.receipt(id)` again after it was resolved or sent again. Waits across reloads and sign-ins.
   */
  readonly settled: Promise<Settlement<T>>;
}

/**
 * How a person, or a program that asked one, decides a conflict. `ifMatch` is the ETag of the record as it was read again, for an
 * item whose refusal did not bring the record with it.
 */
export type Resolution = 'mine' | 'theirs' | 'merge' | { merged: unknown; ifMatch?: string | undefined };

/** The outbox as a whole. */
export interface OutboxStatus {
  readonly counts: Readonly<Record<OutboxState, number>>;
  /** Everything that is not yet accepted. */
  readonly unsent: number;
  readonly kept: 'device' | 'memory';
  /** Why it is kept in memory only; null when it is on the device. */
  readonly reason: 'no-encryption' | 'no-database' | 'refused' | null;
  /** What the browser says of its storage: `persistent` false means that it may clear it. Bytes. */
  readonly storage: { readonly persistent: boolean; readonly usage: number; readonly quota: number } | null;
  readonly online: boolean;
  /** RFC 3339; the last time that the server accepted something from this tab or another. */
  readonly lastSentAt: string | null;
}

/** What a queued item holds, for a person to take elsewhere. It has what they entered: treat it as they would the form. */
export interface ExportedItem {
  readonly item: OutboxItem;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly photos: readonly { readonly id: string; readonly mediaType: string; readonly blob: Blob }[];
}

/** What waits to be sent. Nothing unacknowledged is ever deleted but by `discard` or `resolve(…, 'theirs')`. */
export interface Outbox {
  /** The items of the person who is signed in, oldest first. A new array after each change. */
  readonly items: readonly OutboxItem[];
  readonly status: OutboxStatus;
  /** Resolves when items and status have been read from the device. */
  readonly ready: Promise<void>;
  /** Calls the listener after each change, also of another tab. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
  /** The receipt of an item, also after a reload; null where there is no such item of this person. */
  receipt<T = unknown>(id: string): Promise<Receipt<T> | null>;
  /** Sends an item again that was rejected, or that waits for its time. */
  retry(id: string): Promise<void>;
  /** Gives up an item and its photographs, for good: ask the person first. */
  discard(id: string): Promise<void>;
  /**
   * Decides a conflict: ours anew on top of theirs, theirs, or a merged body. `merge` puts both changes together by the record as
   * it was (`base`); where both changed the same thing, the item stays in conflict and the collisions are given, for a person to
   * decide. A rejected item is sent anew by `mine` or a merged body; one in another state has nothing to decide.
   *
   * @returns what collided; empty where it is decided
   * @throws {ContractError} where ours would only be refused again, and the item stays: its record has to be read again for the ETag
   *   that `{ merged, ifMatch }` takes, or its id is taken; or where a merged body is not what the operation takes
   */
  resolve(id: string, resolution: Resolution): Promise<readonly Collision[]>;
  exportItem(id: string): Promise<ExportedItem>;
  /** Sends what can be sent now, without waiting for back-off. Resolves when nothing more can be. */
  drain(): Promise<void>;
  /** Asks the browser not to clear this origin's storage; tells whether it agreed. Call it from a click. */
  persist(): Promise<boolean>;
}
