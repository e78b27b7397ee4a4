import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';

const require = createRequire(import.meta.url);
const { version } = JSON.parse(
  await readFile(join(require.resolve('@electric-sql/pglite'), '../../package.json'), 'utf8'),
) as { version: string };

/**
 * Where a database that PGlite has just made is kept between tests: making one takes seconds, and all are alike.
 */
const cache = fileURLToPath(new URL('../../../../.cache/', import.meta.url));
const kept = join(cache, `blank-database-${version}`);

/** An embedded database in memory needs little of it: the usual 128 MB are zeroed at each start. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=8MB'];

async function blankDatabase(): Promise<string> {
  if (await stat(kept).catch(() => null)) return kept;
  await mkdir(cache, { recursive: true });
  const making = await mkdtemp(`${kept}-`);
  const database = await PGlite.create(join(making, 'database'));
  await writeFile(join(making, 'database.tar'), Buffer.from(await (await database.dumpDataDir('none')).arrayBuffer()));
  await database.close();
  // Another process may have made it meanwhile: one of the two is kept whole.
  await rename(making, kept).catch(() => rm(making, { recursive: true, force: true }));
  return kept;
}

/** A data folder for a server, as its first start would leave it before the first migration. */
export async function newDataFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `wardkit-${name}-`));
  await cp(join(await blankDatabase(), 'database'), join(folder, 'database'), { recursive: true });
  return folder;
}

/** An empty embedded database in memory. */
export async function blankEmbedded(): Promise<PGlite> {
  return embeddedFrom(new Blob([await readFile(join(await blankDatabase(), 'database.tar'))]));
}

/** An embedded database in memory that begins as what was dumped of another. */
export function embeddedFrom(dump: Blob | File): Promise<PGlite> {
  return PGlite.create({ loadDataDir: dump, startParams });
}
