import type { Change, StoredRecord } from '../vault/record-store.ts';
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

/** The items of one person as this tab sees them: the database is the truth, this is its reflection. */
export interface Shelf {
  readonly vault: Vault;
  load(now: number): Promise<void>;
  /** Reads one item again, after another tab changed it. */
  reload(id: string): Promise<void>;
  all(): Shelved[];
  find(id: string): Shelved | null;
  add(item: StoredItem): Promise<Shelved>;
  /** Changes an item on top of whatever another tab made of it. Null: it is gone, or set aside. */
  update(id: string, change: (item: StoredItem) => StoredItem | null, also?: Change[]): Promise<StoredItem | null>;
  view(sending: ReadonlySet<string>): OutboxItem[];
}

/** Makes a shelf; `onChange` hears of each change in this tab's reflection. */
export function createShelf(vault: Vault, onChange: (id: string | null) => void): Shelf {
  const shelved = new Map<string, Shelved>();

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
    shelved.set(row.key, entry);
    return entry;
  }

  return {
    vault,
    async load(now) {
      const rows = await vault.rows('outbox');
      const there = new Set(rows.map((row) => row.key));
      for (const id of [...shelved.keys()]) if (!there.has(id)) shelved.delete(id);
      await Promise.all(rows.map(reflect));
      const old = [...shelved.values()].filter(
        ({ item }) => item?.settledAt != null && isOver(item) && item.settledAt < now - memory,
      );
      for (const { id } of old) {
        await vault.delete('outbox', id);
        shelved.delete(id);
      }
      onChange(null);
    },
    async reload(id) {
      const row = await vault.row('outbox', id);
      if (row === null) shelved.delete(id);
      else await reflect(row);
      onChange(id);
    },
    all: () => [...shelved.values()].sort((one, other) => one.sequence - other.sequence),
    find: (id) => shelved.get(id) ?? null,
    async add(item) {
      const record = await vault.seal('outbox', item.id, item);
      const sequence = await vault.change([{ do: 'append', store: 'outbox', record }]);
      // Saved before under this id: what lies there counts, not what was given now.
      const row = (await vault.row('outbox', item.id)) ?? { ...record, sequence };
      const entry = await reflect(row);
      onChange(item.id);
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
        await this.reload(id);
        return null;
      }
      const { row } = opened;
      shelved.set(id, { id, sequence: row.sequence, revision: row.revision, at: row.at, item: changed });
      onChange(id);
      return changed;
    },
    view(sending) {
      return this.all().flatMap((entry) => {
        if (entry.item === null) return viewSetAside(entry.id, entry.sequence, entry.at);
        return entry.item.state === 'discarded' ? [] : viewItem(entry.item, entry.sequence, sending.has(entry.id));
      });
    },
  };
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
