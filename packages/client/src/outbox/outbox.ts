import type { AnswerOf, OperationRecord } from '@wardkit/contract/operation';
import { fillPath } from '../address.ts';
import { cleanText } from '../clean-text.ts';
import { type Clock, timestamp } from '../clock.ts';
import { isWardError, StorageError } from '../errors.ts';
import { newIdentifier } from '../identifier.ts';
import { forgetPhotos, photoFacts, readPhoto } from '../photographs.ts';
import { checkInput } from '../pipeline.ts';
import type { Tabs } from '../tabs.ts';
import type { MemoryReason } from '../vault/record-store.ts';
import type { Vault } from '../vault/vault.ts';
import type { EventHub } from '../ward-events.ts';
import { type DrainerParts, drainShelf } from './drainer.ts';
import { isWaiting, itemVersion, type StoredItem } from './item.ts';
import { laneOf } from './lane.ts';
import type { Collision } from './merge.ts';
import { threeWayMerge } from './merge.ts';
import type { Outbox, OutboxItem, OutboxState, OutboxStatus, Receipt, Settlement } from './outbox.types.ts';
import type { OutboxGate, Saving } from './outbox-gate.ts';
import { loadQueueable } from './queueable.ts';
import { rebase } from './rebase.ts';
import type { Sent } from './send.ts';
import { createShelf, isOver, type Shelf } from './shelf.ts';
import { createSingleDrainer } from './single-drainer.ts';

/** What the outbox stands on. */
export interface OutboxParts extends Pick<DrainerParts, 'random' | 'online'> {
  clock: Clock;
  tabs: Tabs;
  events: EventHub;
  kept: 'device' | 'memory';
  reason: MemoryReason | null;
  vaultOfNow(): Promise<Vault | null>;
  /** The same, after the server was asked who is signed in where that opens a lock. */
  confirmedVault(): Promise<Vault | null>;
  /** The same also while the device is locked: then to add to, and not to look into. */
  vaultToSeal(): Promise<{ vault: Vault; isLocked: boolean } | null>;
  /** What waits behind a lock, without what it says; empty where nothing is locked. */
  sealedItems(): Promise<readonly OutboxItem[]>;
  /** Why there is no vault. */
  whyClosed(): StorageError;
  upload(vault: Vault, photoId: string): Promise<void>;
  send(vault: Vault, item: StoredItem): Promise<unknown>;
  sendTogether(vault: Vault, items: readonly StoredItem[]): Promise<readonly Sent[]>;
  storage(): Promise<OutboxStatus['storage']>;
  persist(): Promise<boolean>;
}

/** The outbox, and what makes it work for the person who is signed in now. */
export interface OutboxEngine extends Outbox, OutboxGate {
  /** Shows the things of whoever is signed in now, and sends them. */
  follow(): Promise<void>;
  /** Sends soon, in the background. `hurry`: without waiting for back-off. */
  wake(hurry: boolean): void;
  /** Tells those who follow the outbox what holds now, whether there is a network among it. */
  show(): void;
  close(): void;
}

/** A draining that waits for its turn. */
interface Turn {
  hurry: boolean;
  done: Promise<void>;
}

/** How often it is tried whether somebody has signed in without telling us, milliseconds. */
const signInInterval = 60_000;

const states = ['pending', 'sending', 'waiting-for-sign-in', 'conflict', 'rejected', 'set-aside', 'accepted'] as const;

/** Makes the outbox. */
export function createOutbox(parts: OutboxParts): OutboxEngine {
  const { clock, tabs, events } = parts;
  const alone = createSingleDrainer();
  const listeners = new Set<() => void>();
  const sending = new Set<string>();
  const shelves = new WeakMap<Vault, Promise<Shelf>>();
  const receipts = new Map<string, Set<() => void>>();
  let shelf: Shelf | null = null;
  /** What a person sees, made when somebody looks; null after a change. */
  let seen: Seen | null = null;
  /** What a person may know of what waits behind a lock. */
  let sealed: readonly OutboxItem[] = [];
  let storage: OutboxStatus['storage'] = null;
  let queued: Turn | null = null;
  let cancelTimer: (() => void) | null = null;
  let closed = false;

  const stopHearing = tabs.on('outbox', ({ owner, ids }) => {
    if (shelf?.vault.owner !== owner) return;
    void shelf.reload(ids).catch(() => {});
  });

  function show(): void {
    seen = null;
    for (const listener of listeners) listener();
  }

  function look(): Seen {
    seen ??= seenOf(shelf, shelf?.view(sending) ?? sealed);
    return seen;
  }

  /** Items changed in this tab or by another; null: all were read. */
  function onShelfChange(from: Shelf, ids: readonly string[] | null): void {
    if (from !== shelf) return;
    for (const id of ids ?? []) {
      const item = from.find(id)?.item;
      if (item != null) events.emit('outbox', { id, operationId: item.operationId, state: item.state });
    }
    for (const id of ids ?? [...receipts.keys()]) for (const settle of receipts.get(id) ?? []) settle();
    show();
  }

  async function openShelf(vault: Vault): Promise<Shelf> {
    const fresh: Shelf = createShelf(vault, (ids) => onShelfChange(fresh, ids));
    await fresh.load(clock.now());
    return fresh;
  }

  /** One shelf a vault: everything that this page does with a person's items goes through the same reflection. */
  async function shelfOf(vault: Vault): Promise<Shelf> {
    const opening = shelves.get(vault) ?? openShelf(vault);
    shelves.set(vault, opening);
    opening.catch(() => shelves.delete(vault));
    const open = await opening;
    if (shelf === open) return open;
    if (shelf !== null) await open.load(clock.now());
    shelf = open;
    // At once: whoever asks meanwhile must not be told that nothing waits.
    onShelfChange(open, null);
    void lookAtStorage();
    return open;
  }

  /** A browser may take its time to say what room there is: nothing waits for it but what asks for it. */
  async function lookAtStorage(): Promise<void> {
    storage = await parts.storage().catch(() => null);
    show();
  }

  async function current(): Promise<Shelf> {
    const vault = await parts.confirmedVault();
    if (vault === null) throw parts.whyClosed();
    return shelfOf(vault);
  }

  /** Shows what may be shown of whoever is signed in now; false: nothing of it may be sent. */
  async function turnToPerson(): Promise<boolean> {
    const vault = await parts.vaultOfNow();
    if (vault !== null) {
      await shelfOf(vault);
      return true;
    }
    shelf = null;
    sealed = await parts.sealedItems();
    show();
    return false;
  }

  /** Behind a lock something is added to a shelf that nobody is shown. */
  async function shelfToSave(): Promise<Shelf> {
    const there = await parts.vaultToSeal();
    if (there === null) throw parts.whyClosed();
    return there.isLocked ? openShelf(there.vault) : shelfOf(there.vault);
  }

  function told(...ids: readonly string[]): void {
    if (shelf !== null) tabs.tell('outbox', { owner: shelf.vault.owner, ids });
  }

  async function change(id: string, make: (item: StoredItem) => StoredItem | null): Promise<void> {
    const open = await current();
    if (open.find(id) === null) await open.reload([id]);
    if (open.find(id) === null) throw new StorageError('not-found', 'There is no such submission on this device.');
    await open.update(id, make);
    told(id);
  }

  /** Sends what waits, after whoever is sending now. Who asks while it waits for its turn waits for the same. */
  async function pass(hurry: boolean): Promise<void> {
    const vault = await parts.vaultOfNow();
    if (vault === null || closed) return;
    const open = await shelfOf(vault);
    if (!open.all().some(({ item }) => item !== null && isWaiting(item))) return;
    if (!parts.online()) {
      plan(clock.now() + signInInterval);
      return;
    }
    if (queued !== null) {
      queued.hurry ||= hurry;
      return queued.done;
    }
    const turn: Turn = { hurry, done: Promise.resolve() };
    const end = () => {
      if (queued === turn) queued = null;
    };
    queued = turn;
    turn.done = alone(() => {
      // Who asks from now on may have saved something that this turn does not see.
      end();
      return drainNow(turn.hurry);
    }).finally(() => {
      end();
      return lookAtStorage();
    });
    return turn.done;
  }

  async function drainNow(hurry: boolean): Promise<void> {
    const vault = await parts.vaultOfNow();
    if (vault === null || closed) return;
    const open = await shelfOf(vault);
    // What another tab did while we queued counts.
    await open.load(clock.now());
    const drainer: DrainerParts = {
      clock,
      random: parts.random,
      online: () => !closed && parts.online() && shelf === open,
      upload: (_item, photoId) => parts.upload(vault, photoId),
      send: (item) => parts.send(vault, item),
      sendTogether: (items) => parts.sendTogether(vault, items),
      mark(ids, on) {
        for (const id of ids) {
          if (on) sending.add(id);
          else sending.delete(id);
        }
        told(...ids);
        // Its end is shown together with what came of it.
        if (on) show();
      },
    };
    const next = await drainShelf(open, drainer, hurry);
    const waits = open.all().some(({ item }) => item?.state === 'waiting-for-sign-in');
    if (next !== null || waits) plan(next ?? clock.now() + signInInterval);
  }

  function plan(at: number): void {
    cancelTimer?.();
    if (closed) return;
    cancelTimer = clock.schedule(Math.max(50, at - clock.now()), () => engine.wake(false));
  }

  function settlement(item: StoredItem | null): Settlement<never> | null {
    if (item === null) return null;
    if (item.state === 'accepted') return { state: 'accepted', data: item.answer as never };
    if (item.state === 'discarded') return { state: 'discarded' };
    if (item.state === 'conflict') return { state: 'conflict', current: item.current, problem: item.problem };
    if (item.state === 'rejected' && item.problem !== null) return { state: 'rejected', problem: item.problem };
    return null;
  }

  function receiptOf<T>(owner: string, item: StoredItem): Receipt<T> {
    const settled = new Promise<Settlement<T>>((resolve) => {
      const waiting = receipts.get(item.id) ?? new Set();
      receipts.set(item.id, waiting);
      const settle = () => {
        if (shelf?.vault.owner !== owner) return;
        const found = settlement(shelf.find(item.id)?.item ?? null);
        if (found === null) return;
        waiting.delete(settle);
        if (waiting.size === 0) receipts.delete(item.id);
        resolve(found);
      };
      waiting.add(settle);
      settle();
    });
    return { id: item.id, savedAt: timestamp(item.createdAt), kept: parts.kept, settled };
  }

  const engine: OutboxEngine = {
    get items() {
      return look().items;
    },
    get status() {
      return statusOf(look(), parts, storage);
    },
    get ready() {
      return turnToPerson().then(
        () => {},
        () => {},
      );
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async save<O extends OperationRecord>(record: O, saving: Saving<O>): Promise<Receipt<AnswerOf<O>>> {
      const { parameters } = saving;
      const made = record.concurrency === 'if-none-match' ? Object.values(parameters).at(-1) : undefined;
      const id = made ?? newIdentifier(clock.now());
      const body = cleanText(saving.body);
      checkInput(record, { parameters, body }, saving.ifMatch);
      try {
        const open = await shelfToSave();
        for (const photo of saving.photos) {
          if ((await photoFacts(open.vault, photo)) === null) {
            throw new StorageError('not-found', 'A photograph of this submission is not on this device.');
          }
        }
        const item = freeze(record, { ...saving, body }, id, clock.now());
        let { item: there } = await open.add(item);
        if (there !== null && isOpenToCorrection(there)) {
          // Somebody corrected it and hands it in again: a new request, with a new key.
          const dropped = there.photos.map((photo) => photo.id).filter((photo) => !saving.photos.includes(photo));
          there = await open.update(id, () => item, forgetPhotos(open.vault, dropped));
        }
        if (open === shelf) told(id);
        else await turnToPerson();
        engine.wake(false);
        return receiptOf(open.vault.owner, there ?? item);
      } catch (error) {
        if (isWardError(error) && error.kind === 'storage' && error.code === 'quota') {
          events.emit('storage', { kept: parts.kept, reason: 'quota' });
        }
        throw error;
      }
    },
    async receipt<T>(id: string) {
      const open = await current();
      if (open.find(id) === null) await open.reload([id]);
      const item = open.find(id)?.item ?? null;
      return item === null ? null : receiptOf<T>(open.vault.owner, item);
    },
    async retry(id) {
      await change(id, (item) => {
        if (item.state !== 'rejected' && item.state !== 'pending' && item.state !== 'waiting-for-sign-in') return null;
        // Under its old key the server would replay the refusal; a refusal also means that nothing was done.
        const idempotencyKey = item.state === 'rejected' ? newIdentifier(clock.now()) : item.idempotencyKey;
        return { ...item, state: 'pending', idempotencyKey, nextAttemptAt: null, asked: false, settledAt: null };
      });
      engine.wake(true);
    },
    async discard(id) {
      const open = await current();
      if (open.find(id)?.item === null) {
        await open.vault.delete('outbox', id);
        await open.reload([id]);
        told(id);
        return;
      }
      const photos = open.find(id)?.item?.photos.map((photo) => photo.id) ?? [];
      await change(id, (item) =>
        isOver(item) ? null : { ...item, state: 'discarded', body: null, current: null, settledAt: clock.now() },
      );
      if (open.find(id)?.item?.state === 'discarded') await open.vault.change(forgetPhotos(open.vault, photos));
    },
    async resolve(id, resolution) {
      if (resolution === 'theirs') {
        await engine.discard(id);
        return [];
      }
      const open = await current();
      if (open.find(id) === null) await open.reload([id]);
      const operationId = open.find(id)?.item?.operationId;
      const record = operationId === undefined ? null : await loadQueueable(operationId);
      let collisions: readonly Collision[] = [];
      await change(id, (item) => {
        if (record === null || (item.state !== 'conflict' && item.state !== 'rejected')) return null;
        const { merged, collisions: found } =
          resolution === 'merge'
            ? threeWayMerge(item.base, item.body, item.current)
            : { merged: resolution === 'mine' ? item.body : cleanText(resolution.merged), collisions: [] };
        collisions = found;
        // Somebody has to decide first: the item stays as it is.
        if (found.length > 0) return null;
        const ifMatch = typeof resolution === 'object' ? resolution.ifMatch : undefined;
        const next = rebase(item, record, merged, newIdentifier(clock.now()), ifMatch);
        checkInput(record, { parameters: next.parameters, body: next.body }, next.ifMatch ?? undefined);
        return next;
      });
      if (collisions.length === 0) engine.wake(true);
      return collisions;
    },
    async exportItem(id) {
      const open = await current();
      if (open.find(id) === null) await open.reload([id]);
      const entry = open.find(id);
      const view = open.view(sending).find((one) => one.id === id);
      if (entry === null || view === undefined) {
        throw new StorageError('not-found', 'There is no such submission on this device.');
      }
      const photos = [];
      for (const { id: photoId } of entry.item?.photos ?? []) {
        const blob = await readPhoto(open.vault, photoId);
        if (blob !== null) photos.push({ id: photoId, mediaType: blob.type, blob });
      }
      // What this SDK can't read is given as it lies there: somebody else may.
      const unread = entry.item === null ? await open.vault.get('outbox', id).catch(() => null) : null;
      const { method = '', path = '', body = unread?.value ?? null } = entry.item ?? {};
      return { item: view, method, path, body, photos };
    },
    drain: () => pass(true),
    persist: async () => {
      const agreed = await parts.persist();
      await lookAtStorage();
      return agreed;
    },
    async follow() {
      if (await turnToPerson()) engine.wake(true);
    },
    show,
    wake(hurry) {
      if (!closed) pass(hurry).catch((error: unknown) => report(error));
    },
    close() {
      closed = true;
      cancelTimer?.();
      stopHearing();
      listeners.clear();
    },
  };

  function report(error: unknown): void {
    if (isWardError(error) && error.kind === 'storage' && error.code === 'quota') {
      events.emit('storage', { kept: parts.kept, reason: 'quota' });
    } else if (!closed) {
      events.emit('storage', { kept: parts.kept, reason: 'unreadable' });
    }
    // The items are still on the device: look again in a while.
    plan(clock.now() + 30_000);
  }
  return engine;
}

/** Whether the last word is not said, or was no: what is handed in under the same id then counts. */
function isOpenToCorrection({ state }: StoredItem): boolean {
  return state === 'discarded' || state === 'rejected' || state === 'conflict';
}

function freeze<O extends OperationRecord>(record: O, saving: Saving<O>, id: string, now: number): StoredItem {
  const parameters = { ...saving.parameters };
  const fields = { ...parameters, ...(saving.body as object | undefined) };
  return {
    version: itemVersion,
    id,
    operationId: record.id,
    method: record.method,
    path: fillPath(record.path, parameters),
    parameters,
    body: saving.body,
    idempotencyKey: newIdentifier(now),
    ifMatch: saving.ifMatch ?? null,
    purpose: saving.purpose ?? null,
    base: saving.base ?? null,
    lane: laneOf(record.offline.queue?.lane ?? `${record.id}:${id}`, fields),
    dependsOn: [...(saving.dependsOn ?? [])],
    label: saving.label,
    state: 'pending',
    attempts: 0,
    createdAt: now,
    nextAttemptAt: null,
    asked: false,
    failingSince: null,
    problem: null,
    current: null,
    photos: saving.photos.map((photo) => ({ id: photo, done: false })),
    answer: null,
    settledAt: null,
  };
}

/** The items as a person may see them, counted. */
interface Seen {
  readonly items: readonly OutboxItem[];
  readonly counts: OutboxStatus['counts'];
  readonly lastSentAt: string | null;
}

function seenOf(shelf: Shelf | null, items: readonly OutboxItem[]): Seen {
  const counts = Object.fromEntries(states.map((state) => [state, 0])) as Record<OutboxState, number>;
  for (const item of items) counts[item.state] += 1;
  let sentAt = 0;
  for (const { item } of shelf?.all() ?? []) {
    if (item?.state === 'accepted') sentAt = Math.max(sentAt, item.settledAt ?? 0);
  }
  return { items, counts, lastSentAt: sentAt === 0 ? null : timestamp(sentAt) };
}

function statusOf(
  { items, counts, lastSentAt }: Seen,
  parts: OutboxParts,
  storage: OutboxStatus['storage'],
): OutboxStatus {
  const unsent = items.length - counts.accepted;
  return { counts, unsent, kept: parts.kept, reason: parts.reason, storage, online: parts.online(), lastSentAt };
}
