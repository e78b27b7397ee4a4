import { readSealedItems } from '../outbox/sealed-items.ts';
import { isOver } from '../outbox/shelf.ts';
import { forgetPhotos } from '../photographs.ts';
import type { Change, StoredRecord } from '../vault/record-store.ts';
import type { Vault } from '../vault/vault.ts';
import type { DeviceFacts } from './device-facts.ts';
import type { DeviceLimits } from './this-device.types.ts';

/** How often it is looked for what has expired, milliseconds of the server. */
const interval = 3_600_000;
const minute = 60_000;
const day = 24 * 60 * minute;

/** Whether it is time to look. */
export function isSweepDue(sweptAt: number | undefined, serverNow: number): boolean {
  return sweptAt === undefined || Math.abs(serverNow - sweptAt) >= interval;
}

/**
 * Deletes kept reads and drafts that are older than the station allows; what was submitted stays, sealed. Age is counted by the
 * server's clock alone, from when a row was first seen under it: a device's clock that somebody set a day on deletes nothing.
 *
 * @param serverNow milliseconds since 1970, as the server has just said
 */
export async function expire(vault: Vault, facts: DeviceFacts, limits: DeviceLimits, serverNow: number): Promise<void> {
  const before = (await facts.firstSeen())?.rows ?? new Map<string, number>();
  const rows = new Map<string, number>();
  const life = { reads: limits.keepReadsMinutes * minute, drafts: limits.keepUnsentDays * day };
  const nameOf = (store: string, { key, at }: StoredRecord) => `${store}/${key}/${at}`;

  async function old(
    store: 'reads' | 'drafts' | 'photos',
    allowed: number,
  ): Promise<{ all: number; old: StoredRecord[] }> {
    const there = await vault.rows(store);
    const expired = there.filter((row) => {
      const name = nameOf(store, row);
      // A server whose clock went back has seen it no later than now.
      const since = Math.min(before.get(name) ?? serverNow, serverNow);
      rows.set(name, since);
      return serverNow - since >= allowed;
    });
    return { all: there.length, old: expired };
  }

  const reads = await old('reads', life.reads);
  const drafts = await old('drafts', life.drafts);
  const photos = await old('photos', life.drafts);
  const forget = (store: 'reads' | 'drafts', { key, at }: StoredRecord): Change => {
    // What somebody goes on with in this very moment is no longer old.
    return { do: 'delete', store, owner: vault.owner, key, at };
  };
  const changes = [...reads.old.map((row) => forget('reads', row)), ...drafts.old.map((row) => forget('drafts', row))];
  // A draft names its photographs where we can't see it: as long as there is a draft, all of them stay.
  if (photos.old.length > 0 && drafts.all === drafts.old.length) {
    const { shelved } = await readSealedItems(vault, serverNow);
    const isReadable = shelved.every(({ item }) => item !== null);
    const named = new Set(
      shelved.flatMap(({ item }) => (item === null || isOver(item) ? [] : item.photos.map(({ id }) => id))),
    );
    const ownerless = photos.old.map(({ key }) => key).filter((id) => isReadable && !named.has(id));
    changes.push(...forgetPhotos(vault, ownerless));
  }
  if (changes.length > 0) await vault.change(changes);
  await facts.setFirstSeen({ sweptAt: serverNow, rows });
}
