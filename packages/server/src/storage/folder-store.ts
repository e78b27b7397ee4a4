import { randomBytes } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { requireFileName, requirePrefix } from './file-name.ts';
import type { FileStore, ListedFile } from './file-store.ts';
import { syncFolder } from './sync-folder.ts';

/** What a file is called until it is whole. */
export const draftEnding = '.draft';

/** Files in a folder, which several processes may share. */
export class FolderStore implements FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async write(name: string, bytes: Buffer): Promise<void> {
    const path = this.#pathOf(name);
    const folder = dirname(path);
    const made = await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = `${path}.${randomBytes(4).toString('hex')}${draftEnding}`;
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      // The bytes are on the disk before the row says so.
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    // And so is the name, with those of folders that were made for it.
    await syncFolder(folder);
    for (let above = folder; made !== undefined && above.length >= made.length; above = dirname(above)) {
      await syncFolder(dirname(above));
    }
  }

  async read(name: string, signal?: AbortSignal): Promise<Buffer | null> {
    try {
      return await readFile(this.#pathOf(name), signal === undefined ? {} : { signal });
    } catch (cause) {
      if (isMissing(cause)) return null;
      throw cause;
    }
  }

  async *list(prefix: string): AsyncGenerator<ListedFile> {
    requirePrefix(prefix);
    yield* this.#list(prefix);
  }

  /** Without a look at the prefix: a file system may have folders of its own here, such as `.snapshot`. */
  async *#list(prefix: string): AsyncGenerator<ListedFile> {
    for (const { parent, entry } of await this.#entriesOf(prefix)) {
      const name = parent + entry.name;
      if (entry.isDirectory()) yield* this.#list(`${name}/`);
      else {
        const found = await stat(join(this.#folder, name)).catch(() => null);
        if (found !== null) yield { name, changedAt: found.mtime };
      }
    }
  }

  async remove(name: string): Promise<void> {
    await rm(this.#pathOf(name), { force: true });
  }

  async removeAll(prefix: string): Promise<void> {
    requirePrefix(prefix);
    for (const { parent, entry } of await this.#entriesOf(prefix)) {
      await rm(join(this.#folder, parent, entry.name), { recursive: true, force: true });
    }
  }

  async probe(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const path = join(this.#folder, `.ready-${process.pid}-${randomBytes(4).toString('hex')}`);
    try {
      await writeFile(path, 'ready', { mode: 0o600 });
    } finally {
      await rm(path, { force: true });
    }
  }

  #pathOf(name: string): string {
    requireFileName(name);
    return join(this.#folder, name);
  }

  async #entriesOf(prefix: string): Promise<{ parent: string; entry: Dirent }[]> {
    const end = prefix.lastIndexOf('/') + 1;
    const [parent, start] = [prefix.slice(0, end), prefix.slice(end)];
    try {
      const entries = await readdir(join(this.#folder, parent), { withFileTypes: true });
      return entries.filter(({ name }) => name.startsWith(start)).map((entry) => ({ parent, entry }));
    } catch (cause) {
      if (isMissing(cause)) return [];
      throw cause;
    }
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
