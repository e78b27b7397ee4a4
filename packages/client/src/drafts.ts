import { type Clock, timestamp } from './clock.ts';
import type { Drafts } from './drafts.types.ts';
import { StorageError } from './errors.ts';
import { forgetPhotos, keepPhoto, readPhoto } from './photographs.ts';
import { requirePicture } from './require-picture.ts';
import type { Tabs } from './tabs.ts';
import type { Vault } from './vault/vault.ts';

/** Makes the drafts of whoever is signed in. */
export function createDrafts(vaultOfNow: () => Promise<Vault | null>, tabs: Tabs, clock: Clock): Drafts {
  const watchers = new Map<string, Set<() => void>>();

  async function vault(): Promise<Vault> {
    const open = await vaultOfNow();
    if (open === null) {
      throw new StorageError(
        'no-identity',
        'It is not known who is signed in. Sign in, or connect once, and try again.',
      );
    }
    return open;
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
      return (await (await vault()).get<T>('drafts', key))?.value ?? null;
    },
    async put(key, value) {
      const open = await vault();
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
    async putPhoto(blob, about) {
      requirePicture(blob);
      return keepPhoto(await vault(), blob, about.premisesId, clock);
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
