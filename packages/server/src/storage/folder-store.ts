import { randomBytes } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore, ListedFile } from './file-store.ts';

/** What a file is called until it is whole. */
export const draftEnding = '.draft';

/** Files in a folder, which several processes may share. */
export class FolderStore implements FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async write(name: string, bytes: Buffer): Promise<void> {
    const path = join(this.#folder, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
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
  }

  async read(name: string, signal?: AbortSignal): Promise<Buffer | null> {
    try {
      return await readFile(join(this.#folder, name), signal === undefined ? {} : { signal });
    } catch (cause) {
      if (isMissing(cause)) return null;
      throw cause;
    }
  }

  async *list(prefix: string): AsyncGenerator<ListedFile> {
    for (const { parent, entry } of await this.#entriesOf(prefix)) {
      const name = parent + entry.name;
      if (entry.isDirectory()) yield* this.list(`${name}/`);
      else {
        const found = await stat(join(this.#folder, name)).catch(() => null);
        if (found !== null) yield { name, changedAt: found.mtime };
      }
    }
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.#folder, name), { force: true });
  }

  async removeAll(prefix: string): Promise<void> {
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
