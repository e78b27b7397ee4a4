import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Where a portal of the guides lays the folder; the import map names its files by it. */
const place = '/wardkit/';

/**
 * Writes beside the files for pages what a page needs to check them: `integrity.json`, the hash of each file as an
 * `integrity` attribute takes it, and `importmap.json`, in which a browser looks up what modules import.
 */
export async function writeIntegrity(folder: string): Promise<void> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !/^(integrity|importmap)\.json$/.test(name))
    .sort();
  const hashes = Object.fromEntries(
    await Promise.all(files.map(async (name) => [name, integrityOf(await readFile(join(folder, name)))] as const)),
  );
  const modules = files.filter((name) => /\.m?js$/.test(name));
  const map = {
    imports: {
      '@wardkit/client': `${place}wardkit.js`,
      '@wardkit/elements': `${place}wardkit.js`,
      '@wardkit/elements/autoloader': `${place}wardkit-autoloader.js`,
    },
    integrity: Object.fromEntries(modules.map((name) => [place + name, hashes[name]])),
  };
  await writeFile(join(folder, 'integrity.json'), `${JSON.stringify(hashes, null, 2)}\n`);
  await writeFile(join(folder, 'importmap.json'), `${JSON.stringify(map, null, 2)}\n`);
}

/** What an `integrity` attribute says of some bytes. */
export function integrityOf(bytes: Uint8Array): string {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}
