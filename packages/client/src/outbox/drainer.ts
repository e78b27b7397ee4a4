import { backoff } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import { type AnyWardError, isWardError, StorageError } from '../errors.ts';
import { forgetPhotos } from '../photographs.ts';
import { choose } from './choose.ts';
import { isWaiting, type StoredItem } from './item.ts';
import type { Shelf, Shelved } from './shelf.ts';
import { ownProblem, type Verdict, verdictOf } from './verdict.ts';

/** Waits between tries of one item: often enough for somebody who walks out of a cellar. Milliseconds. */
const waits = { base: 2_000, cap: 60_000 };
/** The same where the server itself fails at an item again and again: it is not dropped, and not hammered at. */
const waitsOfFailing = { base: 2_000, cap: 900_000 };
const shortestWait = 250;
/** The longest that a server can make an item wait, milliseconds. */
const longestAsked = 3_600_000;
/** Lanes sent at the same time. */
const width = 4;

export interface DrainerParts {
  clock: Clock;
  random(): number;
  online(): boolean;
  /** Uploads one photograph. */
  upload(item: StoredItem, photoId: string): Promise<void>;
  /** Sends the item's call; rejects with an error of the SDK. */
  send(item: StoredItem): Promise<unknown>;
  /** Marks what this tab is sending, for the screen. */
  mark(id: string, sending: boolean): void;
}

/**
 * Sends what can be sent, lane beside lane, until nothing more can be.
 *
 * @returns when the next item's time comes, milliseconds since 1970, or null
 */
export async function drainShelf(shelf: Shelf, parts: DrainerParts, hurry: boolean): Promise<number | null> {
  const tried = new Set<string>();
  let trusted = false;
  for (;;) {
    const now = parts.clock.now();
    const choice = choose(shelf.all(), now, hurry);
    for (const { id } of choice.orphaned) await reject(shelf, id, now);
    // In one pass each item has one chance, or a hurried pass would spin.
    const ready = choice.ready.filter(({ id }) => !tried.has(id));
    if (ready.length === 0 || !parts.online()) return soonest(shelf, now);
    // The first alone shows whether there is a network and a sign-in; only then the lanes go side by side.
    const batch = trusted ? ready : ready.slice(0, 1);
    for (const { id } of batch) tried.add(id);
    const stopped = await sendAll(shelf, parts, batch);
    if (stopped) return soonest(shelf, parts.clock.now());
    trusted = true;
  }
}

/** Jitter may give no wait at all: what is due already, and had its chance in this pass, comes in the next. */
function soonest(shelf: Shelf, now: number): number | null {
  const { ready, next } = choose(shelf.all(), now, false);
  const due = ready.some(({ item }) => item?.nextAttemptAt != null);
  return due ? Math.min(now + shortestWait, next ?? Number.POSITIVE_INFINITY) : next;
}

async function sendAll(shelf: Shelf, parts: DrainerParts, batch: readonly Shelved[]): Promise<boolean> {
  const queue = [...batch];
  let stopped = false;
  async function work(): Promise<void> {
    for (let entry = queue.shift(); entry !== undefined && !stopped; entry = queue.shift()) {
      if (entry.item !== null && (await sendOne(shelf, parts, entry.id, entry.item))) stopped = true;
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, batch.length) }, work));
  return stopped;
}

/** Sends one item with its photographs. True: the others need not be tried now. */
async function sendOne(shelf: Shelf, parts: DrainerParts, id: string, frozen: StoredItem): Promise<boolean> {
  parts.mark(id, true);
  try {
    const verdict = await attempt(shelf, parts, id, frozen);
    parts.mark(id, false);
    await record(shelf, parts, id, verdict);
    return verdict.state === 'waiting-for-sign-in' || (verdict.state === 'pending' && verdict.stop);
  } finally {
    parts.mark(id, false);
  }
}

async function attempt(shelf: Shelf, parts: DrainerParts, id: string, frozen: StoredItem): Promise<Verdict> {
  try {
    for (const photo of frozen.photos) {
      if (photo.done) continue;
      try {
        await parts.upload(frozen, photo.id);
      } catch (error) {
        if (!isWardError(error)) throw error;
        return namingPhoto(verdictOf(error, frozen.attempts + 1), photo.id);
      }
      await shelf.update(id, (item) => ({
        ...item,
        photos: item.photos.map((one) => (one.id === photo.id ? { ...one, done: true } : one)),
      }));
    }
    return { state: 'accepted', data: await parts.send(frozen) };
  } catch (error) {
    if (!isWardError(error)) throw error;
    return verdictOf(error, frozen.attempts + 1);
  }
}

/** The person must know which photograph was refused, in order to take it again. */
function namingPhoto(verdict: Verdict, photographId: string): Verdict {
  // An upload has no copy of anybody's to compare with: a conflict there is a refusal.
  if (verdict.state !== 'rejected' && verdict.state !== 'conflict') return verdict;
  const { problem } = verdict;
  const error = { pointer: '', code: problem.code, message: problem.title, photographId };
  return { state: 'rejected', problem: { ...problem, errors: [error] } };
}

/** Writes down what an answer means. An acceptance outranks everything: the server has it. */
async function record(shelf: Shelf, parts: DrainerParts, id: string, verdict: Verdict): Promise<void> {
  const now = parts.clock.now();
  const photos = shelf.find(id)?.item?.photos.map((photo) => photo.id) ?? [];
  const also = verdict.state === 'accepted' ? forgetPhotos(shelf.vault, photos) : [];
  await shelf.update(
    id,
    (item) => {
      const attempts = item.attempts + 1;
      if (verdict.state === 'accepted') return accepted(item, attempts, verdict.data, now);
      // A person who discarded it, or gave it a new body, while it was under way has decided otherwise.
      if (!isWaiting(item)) return null;
      if (verdict.state === 'pending') {
        const asked = verdict.asked !== null;
        const rule = verdict.problem !== null && attempts > 8 ? waitsOfFailing : waits;
        const pause = verdict.asked ?? backoff(rule, attempts, parts.random());
        const nextAttemptAt = now + Math.min(pause, longestAsked);
        const failingSince = (verdict.problem?.status ?? 0) >= 500 ? (item.failingSince ?? now) : null;
        return { ...item, attempts, state: 'pending', problem: verdict.problem, nextAttemptAt, asked, failingSince };
      }
      const plain = {
        ...item,
        attempts,
        state: verdict.state,
        problem: verdict.problem,
        nextAttemptAt: null,
        asked: false,
      };
      return verdict.state === 'conflict' ? { ...plain, current: verdict.current } : plain;
    },
    also,
  );
}

function accepted(item: StoredItem, attempts: number, data: unknown, now: number): StoredItem {
  const photos = item.photos.map((photo) => ({ ...photo, done: true }));
  const settled = {
    state: 'accepted',
    body: null,
    answer: data,
    settledAt: now,
    nextAttemptAt: null,
    failingSince: null,
  } as const;
  return { ...item, ...settled, attempts, photos, problem: null, current: null };
}

async function reject(shelf: Shelf, id: string, now: number): Promise<void> {
  const error: AnyWardError = new StorageError('not-found', 'What this submission builds on was discarded.');
  await shelf.update(id, (item) => ({ ...item, state: 'rejected', problem: ownProblem(error), settledAt: now }));
}
