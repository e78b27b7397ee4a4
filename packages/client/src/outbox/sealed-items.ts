import type { Vault } from '../vault/vault.ts';
import type { OutboxItem } from './outbox.types.ts';
import { createShelf, type Shelved } from './shelf.ts';

/** What waits in a vault, read beside the outbox that shows it. */
export interface SealedItems {
  /** As a person may see them while the device is locked: that something waits and since when, and not what. */
  readonly views: readonly OutboxItem[];
  /** How many are not yet accepted. */
  readonly unsent: number;
  readonly shelved: readonly Shelved[];
}

/** Reads the items of a vault without showing or sending them. */
export async function readSealedItems(vault: Vault, now: number): Promise<SealedItems> {
  const shelf = createShelf(vault, () => {});
  await shelf.load(now);
  const views = shelf.view(new Set()).map((item): OutboxItem => {
    const state = item.state === 'accepted' ? item.state : 'waiting-for-sign-in';
    return { ...item, state, label: '', lane: `sealed:${item.id}`, problem: null, current: null };
  });
  return { views, unsent: views.filter(({ state }) => state !== 'accepted').length, shelved: shelf.all() };
}
