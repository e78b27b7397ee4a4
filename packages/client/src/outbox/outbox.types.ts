import type { Problem } from '@wardkit/contract/problem';
import type { Collision } from './merge.ts';

/**
 * Where a queued item stands. `set-aside`: written by a version of the SDK that this one does not know; kept as it is.
 * @example
 * const words: Partial<Record<OutboxState, string>> = {
 *   pending: 'waits',
 *   'waiting-for-sign-in': 'sign in to send',
 *   conflict: 'changed by somebody else',
 *   rejected: 'not accepted',
 * };
 * for (const item of ward.outbox.items) show(item.label, words[item.state]);
 */
export type OutboxState =
  | 'pending'
  | 'sending'
  | 'waiting-for-sign-in'
  | 'conflict'
  | 'rejected'
  | 'set-aside'
  | 'accepted';

/**
 * One submission as a person may see it.
 * @example
 * const stuck = ward.outbox.items.filter((item: OutboxItem) => item.state === 'rejected');
 * for (const item of stuck) show(item.label, item.problem?.detail);
 */
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

/**
 * How a submission ended.
 * @example
 * const body = { rectifiedAt: '2026-11-23T16:00:00+08:00', note: '已加装自动断电装置', photographIds: [] };
 * const receipt = await ward.hazards.rectify(hazardId, body, { ifMatch: etag });
 * const settled = await receipt.settled;
 * if (settled.state === 'accepted') show(settled.data.state);
 * else if (settled.state === 'rejected') show(settled.problem.detail);
 */
export type Settlement<T> =
  | { state: 'accepted'; data: T }
  | { state: 'conflict'; current: unknown; problem: Problem | null }
  | { state: 'rejected'; problem: Problem }
  | { state: 'discarded' };

/**
 * Proof that a submission is saved. It exists only once the device has it.
 * @example
 * import { newIdentifier } from '@wardkit/client';
 *
 * const note = { at: '2026-11-20T14:27:00+08:00', text: '楼道已清空。' };
 * const receipt = await ward.alerts.addNote(alertId, newIdentifier(), note, { purpose: 'alert-handling' });
 * if (receipt.kept === 'memory') show('This device keeps it only as long as this page is open');
 * const settled = await receipt.settled;
 */
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
 * @example
 * const decision: Resolution = 'merge';
 * for (const item of ward.outbox.items) {
 *   if (item.state === 'conflict') show(await ward.outbox.resolve(item.id, decision));
 * }
 */
export type Resolution = 'mine' | 'theirs' | 'merge' | { merged: unknown; ifMatch?: string | undefined };

/**
 * The outbox as a whole.
 * @example
 * function banner({ unsent, kept, storage }: OutboxStatus): string | null {
 *   if (unsent === 0) return null;
 *   if (kept === 'memory') return `${unsent} unsent: keep this page open`;
 *   return storage?.persistent === false ? `${unsent} unsent, at risk` : `${unsent} unsent`;
 * }
 */
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

/**
 * What a queued item holds, for a person to take elsewhere. It has what they entered: treat it as they would the form.
 * @example
 * const [first] = ward.outbox.items;
 * if (first !== undefined) {
 *   const exported: ExportedItem = await ward.outbox.exportItem(first.id);
 *   const file = new Blob([JSON.stringify(exported.body)], { type: 'application/json' });
 *   show(URL.createObjectURL(file));
 * }
 */
export interface ExportedItem {
  readonly item: OutboxItem;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly photos: readonly { readonly id: string; readonly mediaType: string; readonly blob: Blob }[];
}

/**
 * What waits to be sent. Nothing unacknowledged is ever deleted but by `discard` or `resolve(…, 'theirs')`.
 * @example
 * await ward.outbox.ready;
 * const stop = ward.outbox.subscribe(() => show(ward.outbox.status.unsent));
 * const rejected = ward.outbox.items.find((item) => item.state === 'rejected');
 * if (rejected !== undefined) await ward.outbox.retry(rejected.id);
 */
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
