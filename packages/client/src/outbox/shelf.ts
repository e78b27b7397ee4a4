import { type Change, RevisionConflict, type StoredRecord } from '../vault/record-store.ts';
import type { Vault } from '../vault/vault.ts';
import { migrate, type StoredItem, viewItem, viewSetAside } from './item.ts';
import type { OutboxItem } from './outbox.types.ts';
import { isQueueable } from './queueable.ts';

/** A queued item as it was last read, with its place in the order. `item` null: set aside. */
export interface Shelved {
  id: string;
  sequence: number;
  revision: number;
  at: number;
  item: StoredItem | null;
}

/** Days that what was accepted or discarded is remembered for receipts; milliseconds. */
const memory = 7 * 24 * 3_600_000;
/** How many of these are remembered at most: the newest. */
const mostRemembered = 1000;

/** A change of one of several items. */
interface ItemChange {
  readonly id: string;
  /** Gives null to leave the item as it is. */
  change(item: StoredItem): StoredItem | null;
  /** What changes with it. */
  readonly also: readonly Change[];
}

/** The items of one person as this tab sees them: the database is the truth, this is its reflection. */
export interface Shelf {
  readonly vault: Vault;
  load(now: number): Promise<void>;
  /** Reads one item again, after another tab changed it. */
  reload(ids: readonly string[]): Promise<void>;
  /** In the order of saving. */
  all(): readonly Shelved[];
  find(id: string): Shelved | null;
  add(item: StoredItem): Promise<Shelved>;
  /** Changes an item on top of whatever another tab made of it. Null: it is gone, or set aside. */
  update(
    id: string,
    change: (item: StoredItem) => StoredItem | null,
    also?: readonly Change[],
  ): Promise<StoredItem | null>;
  /** Changes items together, as {@link update} does each. */
  updateAll(changes: readonly ItemChange[]): Promise<void>;
  view(sending: ReadonlySet<string>): OutboxItem[];
}

/** Makes a shelf; `onChange` hears of each change in this tab's reflection: of which items, null for all of them. */
export function createShelf(vault: Vault, onChange: (ids: readonly string[] | null) => void): Shelf {
  const shelved = new Map<string, Shelved>();
  const views = new WeakMap<Shelved, { sending: boolean; items: readonly OutboxItem[] }>();
  let inOrder: readonly Shelved[] | null = null;

  function put(entry: Shelved): void {
    shelved.set(entry.id, entry);
    inOrder = null;
  }

  function remove(id: string): void {
    shelved.delete(id);
    inOrder = null;
  }

  async function reflect(row: StoredRecord): Promise<Shelved> {
    const known = shelved.get(row.key);
    if (known !== undefined && known.revision === row.revision) return known;
    let item: StoredItem | null = null;
    try {
      item = readItem((await vault.open<unknown>('outbox', row)).value);
    } catch {
      // A row that can't be opened is shown as set aside: it stays where it is.
    }
    const entry = { id: row.key, sequence: row.sequence, revision: row.revision, at: row.at, item };
    put(entry);
    return entry;
  }

  return {
    vault,
    async load(now) {
      const rows = await vault.rows('outbox');
      const there = new Set(rows.map((row) => row.key));
      for (const id of [...shelved.keys()]) if (!there.has(id)) remove(id);
      await Promise.all(rows.map(reflect));
      const over = [...shelved.values()]
        .flatMap(({ id, item }) => (item?.settledAt != null && isOver(item) ? [{ id, at: item.settledAt }] : []))
        .sort((one, other) => other.at - one.at);
      const old = over.filter(({ at }, place) => at < now - memory || place >= mostRemembered);
      await vault.change(old.map(({ id }) => ({ do: 'delete', store: 'outbox', owner: vault.owner, key: id })));
      for (const { id } of old) remove(id);
      onChange(null);
    },
    async reload(ids) {
      for (const id of ids) {
        const row = await vault.row('outbox', id);
        if (row === null) remove(id);
        else await reflect(row);
      }
      onChange(ids);
    },
    all() {
      inOrder ??= [...shelved.values()].sort((one, other) => one.sequence - other.sequence);
      return inOrder;
    },
    find: (id) => shelved.get(id) ?? null,
    async add(item) {
      const record = await vault.seal('outbox', item.id, item);
      const sequence = await vault.change([{ do: 'append', store: 'outbox', record }]);
      // Saved before under this id: what lies there counts, not what was given now.
      const row = (await vault.row('outbox', item.id)) ?? { ...record, sequence };
      const entry = await reflect(row);
      onChange([item.id]);
      return entry;
    },
    async update(id, change, also = []) {
      let changed: StoredItem | null = null;
      const changeStored = (stored: unknown) => {
        const item = readItem(stored);
        changed = item === null ? null : change(item);
        return changed;
      };
      const opened = await vault.update<unknown>('outbox', id, changeStored, also);
      if (opened === null || changed === null) {
        await this.reload([id]);
        return null;
      }
      const { row } = opened;
      put({ id, sequence: row.sequence, revision: row.revision, at: row.at, item: changed });
      onChange([id]);
      return changed;
    },
    async updateAll(changes) {
      const made = await Promise.all(changes.map(sealed));
      const changed = made.filter((each) => each !== null);
      try {
        await vault.change(changed.flatMap(({ change, also }) => [change, ...also]));
      } catch (error) {
        if (!(error instanceof RevisionConflict)) throw error;
        // Another tab changed one of them: each on top of whatever it is now.
        for (const { id, change, also } of changes) await this.update(id, change, also);
        return;
      }
      for (const { entry } of changed) put(entry);
      onChange(changed.map(({ entry }) => entry.id));
    },
    view(sending) {
      return this.all().flatMap((entry) => {
        const isSending = sending.has(entry.id);
        const known = views.get(entry);
        if (known?.sending === isSending) return known.items;
        const items = viewOf(entry, isSending);
        views.set(entry, { sending: isSending, items });
        return items;
      });
    },
  };

  /** A change of what this tab knows of an item; null where there is none. */
  async function sealed({ id, change, also }: ItemChange) {
    const known = shelved.get(id);
    const item = known?.item == null ? null : change(known.item);
    if (known === undefined || item === null) return null;
    const { revision, sequence } = known;
    const record = { ...(await vault.seal('outbox', id, item)), revision: revision + 1, sequence };
    const entry: Shelved = { id, sequence, revision: record.revision, at: record.at, item };
    return { entry, change: { do: 'replace', store: 'outbox', record, revision } satisfies Change, also };
  }
}

function viewOf({ id, sequence, at, item }: Shelved, isSending: boolean): readonly OutboxItem[] {
  if (item === null) return [viewSetAside(id, sequence, at)];
  return item.state === 'discarded' ? [] : [viewItem(item, sequence, isSending)];
}

/** An item of another version, or of an operation that this SDK has no record of, is set aside. */
function readItem(stored: unknown): StoredItem | null {
  const item = migrate(stored);
  return item !== null && isQueueable(item.operationId) ? item : null;
}

/** Whether the last word on an item is said. */
export function isOver(item: StoredItem): boolean {
  return item.state === 'accepted' || item.state === 'discarded';
}
