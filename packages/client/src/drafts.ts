import { type Clock, timestamp } from './clock.ts';
import type { Drafts } from './drafts.types.ts';
import type { StorageError } from './errors.ts';
import { forgetPhotos, keepPhoto, readPhoto } from './photographs.ts';
import { requirePicture } from './require-picture.ts';
import type { Tabs } from './tabs.ts';
import type { Vault } from './vault/vault.ts';

/** How drafts get at the things of whoever is signed in. */
export interface DraftParts {
  vaultOfNow(): Promise<Vault | null>;
  /** The same also while the device is locked: then to add to, and not to look into. */
  vaultToSeal(): Promise<{ vault: Vault; isLocked: boolean } | null>;
  /** Why there is no vault. */
  whyClosed(): StorageError;
}

/** Makes the drafts of whoever is signed in. */
export function createDrafts({ vaultOfNow, vaultToSeal, whyClosed }: DraftParts, tabs: Tabs, clock: Clock): Drafts {
  const watchers = new Map<string, Set<() => void>>();
  /** Drafts that this page has read or written. */
  const seen = new Set<string>();

  async function vault(): Promise<Vault> {
    const open = await vaultOfNow();
    if (open === null) throw whyClosed();
    return open;
  }

  async function toSeal(): Promise<{ vault: Vault; isLocked: boolean }> {
    const there = await vaultToSeal();
    if (there === null) throw whyClosed();
    return there;
  }

  function call(key: string): void {
    for (const listener of watchers.get(key) ?? []) listener();
  }

  function changed(owner: string, key: string): void {
    call(key);
    tabs.tell('draft', { owner, key });
  }

  tabs.on('draft', ({ owner, key }) => {
    if (!watchers.has(key)) return;
    void vaultOfNow()
      .catch(() => null)
      .then((open) => {
        if (open?.owner === owner) call(key);
      });
  });

  return {
    async get<T>(key: string) {
      const open = await vault();
      seen.add(`${open.owner}/${key}`);
      return (await open.get<T>('drafts', key))?.value ?? null;
    },
    async put(key, value) {
      const { vault: open, isLocked } = await toSeal();
      const name = `${open.owner}/${key}`;
      // Behind a lock nobody can look what lies there: only the page that had it open goes on with it.
      if (isLocked && !seen.has(name) && (await open.row('drafts', key)) !== null) throw whyClosed();
      seen.add(name);
      await open.change([{ do: 'put', store: 'drafts', record: await open.seal('drafts', key, value) }]);
      changed(open.owner, key);
    },
    async delete(key) {
      const open = await vault();
      await open.delete('drafts', key);
      changed(open.owner, key);
    },
    async list(prefix) {
      const rows = await (await vault()).rows('drafts', prefix);
      return rows.map((row) => ({ key: row.key, savedAt: timestamp(row.at) }));
    },
    watch(key, listener) {
      const set = watchers.get(key) ?? new Set();
      watchers.set(key, set);
      set.add(listener);
      return () => {
        set.delete(listener);
        if (set.size === 0) watchers.delete(key);
      };
    },
    async putPhoto(blob, place) {
      requirePicture(blob);
      return keepPhoto((await toSeal()).vault, blob, place, clock);
    },
    async getPhoto(id) {
      return readPhoto(await vault(), id);
    },
    async deletePhoto(id) {
      const open = await vault();
      await open.change(forgetPhotos(open, [id]));
    },
  };
}
