import { backoff } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import { type AnyWardError, isWardError, StorageError } from '../errors.ts';
import { forgetPhotos } from '../photographs.ts';
import { choose } from './choose.ts';
import { isWaiting, type StoredItem } from './item.ts';
import type { Sent } from './send.ts';
import type { Shelf, Shelved } from './shelf.ts';
import { type Chosen, jobsOf } from './together.ts';
import { ownProblem, type Verdict, verdictOf } from './verdict.ts';

/** Waits between tries of one item: often enough for somebody who walks out of a cellar. Milliseconds. */
const waits = { base: 2_000, cap: 60_000 };
/** The same where the server itself fails at an item again and again: it is not dropped, and not hammered at. */
const waitsOfFailing = { base: 2_000, cap: 900_000 };
const shortestWait = 250;
/** The longest that a server can make an item wait, milliseconds. */
const longestAsked = 3_600_000;
/** Calls at the same time. */
const width = 4;

export interface DrainerParts {
  clock: Clock;
  random(): number;
  online(): boolean;
  /** Uploads one photograph. */
  upload(item: StoredItem, photoId: string): Promise<void>;
  /** Sends the item's call; rejects with an error of the SDK. */
  send(item: StoredItem): Promise<unknown>;
  /** Sends items of one kind in one call; rejects with an error of the SDK. */
  sendTogether(items: readonly StoredItem[]): Promise<readonly Sent[]>;
  /** Marks what this tab is sending, for the screen. */
  mark(ids: readonly string[], sending: boolean): void;
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
  const jobs = jobsOf(batch);
  let at = 0;
  let stopped = false;
  async function work(): Promise<void> {
    while (at < jobs.length && !stopped) {
      const job = jobs[at] as Chosen[];
      at += 1;
      if (await sendJob(shelf, parts, job)) stopped = true;
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, jobs.length) }, work));
  return stopped;
}

/** Sends what goes in one call. True: the others need not be tried now. */
async function sendJob(shelf: Shelf, parts: DrainerParts, job: readonly Chosen[]): Promise<boolean> {
  const ids = job.map(({ id }) => id);
  parts.mark(ids, true);
  try {
    const verdicts = job.length === 1 ? null : await attemptTogether(parts, job);
    if (verdicts === null) {
      for (const one of job) {
        const verdict = await attempt(shelf, parts, one.id, one.item);
        parts.mark([one.id], false);
        await writeDown(shelf, parts, [one.id], [verdict]);
        // What was not begun waits as it did.
        if (isStop(verdict)) return true;
      }
      return false;
    }
    parts.mark(ids, false);
    await writeDown(shelf, parts, ids, verdicts);
    return verdicts.some(isStop);
  } finally {
    parts.mark(ids, false);
  }
}

function isStop(verdict: Verdict): boolean {
  return verdict.state === 'waiting-for-sign-in' || (verdict.state === 'pending' && verdict.stop);
}

/**
 * One call for several items.
 *
 * @returns what became of each; null where the call was refused as a whole: then one of them may be the cause, and each is tried
 *   alone
 */
async function attemptTogether(parts: DrainerParts, job: readonly Chosen[]): Promise<Verdict[] | null> {
  try {
    const sent = await parts.sendTogether(job.map(({ item }) => item));
    return job.map((_, at) => verdictOfSent(sent[at] ?? null));
  } catch (error) {
    if (!isWardError(error)) throw error;
    const verdict = verdictOf(error, 1);
    return verdict.state === 'pending' || verdict.state === 'waiting-for-sign-in' ? job.map(() => verdict) : null;
  }
}

function verdictOfSent(sent: Sent): Verdict {
  if (sent === null) return { state: 'pending', asked: null, problem: null, stop: false };
  return 'error' in sent ? verdictOf(sent.error, 1) : { state: 'accepted', data: sent.data };
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

/** An answer nested so deeply that it can't be sealed must not stop the queue: what it means is written down without it. */
async function writeDown(shelf: Shelf, parts: DrainerParts, ids: readonly string[], verdicts: readonly Verdict[]) {
  await record(shelf, parts, ids, verdicts).catch((cause: unknown) => {
    if (!['RangeError', 'InternalError'].includes((cause as Error).name)) throw cause;
    return record(shelf, parts, ids, verdicts.map(withoutContent));
  });
}

function withoutContent(verdict: Verdict): Verdict {
  if (verdict.state === 'accepted') return { ...verdict, data: null };
  if (verdict.problem === null) return verdict;
  const { type, code, title, status, detail, requestId, retryable } = verdict.problem;
  const problem = { type, code, title, status, detail, requestId, retryable };
  return verdict.state === 'conflict' ? { ...verdict, current: null, problem } : { ...verdict, problem };
}

/** The person must know which photograph was refused, in order to take it again. */
function namingPhoto(verdict: Verdict, photographId: string): Verdict {
  // An upload has no copy of anybody's to compare with: a conflict there is a refusal.
  if (verdict.state !== 'rejected' && verdict.state !== 'conflict') return verdict;
  const { problem } = verdict;
  const error = { pointer: '', code: problem.code, message: problem.title, photographId };
  return { state: 'rejected', problem: { ...problem, errors: [error] } };
}

/** Writes down what the answers mean, all at once. */
async function record(
  shelf: Shelf,
  parts: DrainerParts,
  ids: readonly string[],
  verdicts: readonly Verdict[],
): Promise<void> {
  const now = parts.clock.now();
  await shelf.updateAll(
    ids.map((id, at) => {
      const verdict = verdicts[at] as Verdict;
      const photos = shelf.find(id)?.item?.photos.map((photo) => photo.id) ?? [];
      return {
        id,
        change: (item: StoredItem) => recorded(item, verdict, now, parts.random()),
        also: verdict.state === 'accepted' ? forgetPhotos(shelf.vault, photos) : [],
      };
    }),
  );
}

/** An item after an answer; null where it stays as it is. An acceptance outranks everything: the server has it. */
function recorded(item: StoredItem, verdict: Verdict, now: number, chance: number): StoredItem | null {
  const attempts = item.attempts + 1;
  if (verdict.state === 'accepted') return accepted(item, attempts, verdict.data, now);
  // A person who discarded it, or gave it a new body, while it was under way has decided otherwise.
  if (!isWaiting(item)) return null;
  if (verdict.state === 'pending') {
    const asked = verdict.asked !== null;
    const rule = verdict.problem !== null && attempts > 8 ? waitsOfFailing : waits;
    const pause = verdict.asked ?? backoff(rule, attempts, chance);
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
