import type { Problem } from '@wardkit/contract/problem';
import type { Purpose } from '@wardkit/contract/purpose';
import { timestamp } from '../clock.ts';
import type { OutboxItem, OutboxState } from './outbox.types.ts';

/** The version in which items are written now. */
export const itemVersion = 2;

/** A submission as it lies in the outbox. What is sent was frozen when it was saved. */
export interface StoredItem {
  version: typeof itemVersion;
  id: string;
  operationId: string;
  method: string;
  /** With its parameters filled in, without the server's address. */
  path: string;
  parameters: Record<string, string>;
  body: unknown;
  idempotencyKey: string;
  ifMatch: string | null;
  purpose: Purpose | null;
  /** The record as the person saw it when they changed it. */
  base: unknown;
  lane: string;
  dependsOn: string[];
  label: string;
  /** `discarded` stays for a while, so that other tabs and receipts learn of it. */
  state: Exclude<OutboxState, 'sending' | 'set-aside'> | 'discarded';
  attempts: number;
  createdAt: number;
  nextAttemptAt: number | null;
  /** The server named the time of the next attempt: a person's hurry does not shorten it. */
  asked: boolean;
  /** Since when the server has failed at it at each try. */
  failingSince: number | null;
  problem: Problem | null;
  current: unknown;
  photos: { id: string; done: boolean }[];
  answer: unknown;
  settledAt: number | null;
}

/** How an item of an older version becomes one of the next: `migrations[1]` makes version 2 of version 1. Pure. */
export type Migrations = Readonly<Record<number, (item: Record<string, unknown>) => Record<string, unknown>>>;

const migrations: Migrations = {
  // Until then only checks could wait, which say no purpose and are merged with nothing.
  1: (item) => ({ ...item, version: 2, purpose: null, base: null }),
};

/**
 * Brings a stored item up to date.
 *
 * @returns null for a version that this SDK does not know: it is set aside as it is, never dropped
 */
export function migrate(
  stored: unknown,
  steps: Migrations = migrations,
  target: number = itemVersion,
): StoredItem | null {
  let item = stored as Record<string, unknown>;
  for (;;) {
    const version = item?.version;
    if (version === target) return item as unknown as StoredItem;
    const step = typeof version === 'number' ? steps[version] : undefined;
    if (step === undefined) return null;
    item = step(item);
    if (item.version === version) return null;
  }
}

/** What a person sees of an item. `sending` is what this tab is doing at the moment, and is never stored. */
export function viewItem(item: StoredItem, sequence: number, sending: boolean): OutboxItem {
  return {
    id: item.id,
    sequence,
    operationId: item.operationId,
    lane: item.lane,
    label: item.label,
    state: sending && isWaiting(item) ? 'sending' : (item.state as OutboxState),
    attempts: item.attempts,
    createdAt: timestamp(item.createdAt),
    nextAttemptAt: item.nextAttemptAt === null ? null : timestamp(item.nextAttemptAt),
    failingSince: item.failingSince === null ? null : timestamp(item.failingSince),
    problem: item.problem,
    current: item.current,
    photos: { done: item.photos.filter((photo) => photo.done).length, total: item.photos.length },
  };
}

/** What a person sees of an item that this SDK can't read. */
export function viewSetAside(id: string, sequence: number, at: number): OutboxItem {
  return {
    id,
    sequence,
    operationId: 'unknown',
    lane: `set-aside:${id}`,
    label: '',
    state: 'set-aside',
    attempts: 0,
    createdAt: timestamp(at),
    nextAttemptAt: null,
    failingSince: null,
    problem: null,
    current: null,
    photos: { done: 0, total: 0 },
  };
}

/** Whether an item is to be sent as soon as it can be. */
export function isWaiting(item: StoredItem): boolean {
  return item.state === 'pending' || item.state === 'waiting-for-sign-in';
}
