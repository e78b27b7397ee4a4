import type { ServerConfig } from './config.ts';
import { type Database, openEmbedded, openPostgres } from './database/open.ts';
import { lockFolder, makeFolder } from './storage/folder-lock.ts';

/**
 * Opens the database alone, as it is, and closes it again.
 *
 * @throws {StartFailure} when a server holds the folder, or the database can't be reached
 */
export async function openDatabase<T>(
  config: ServerConfig,
  now: Date,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const opened: (() => unknown)[] = [];
  try {
    if (config.databaseUrl === null) {
      const lock = await lockFolder(config.dataFolder, now);
      opened.push(() => lock.release());
    } else await makeFolder(config.dataFolder);
    const database =
      config.databaseUrl === null ? await openEmbedded(config.dataFolder) : await openPostgres(config.databaseUrl);
    opened.push(() => database.close());
    return await work(database);
  } finally {
    for (const close of opened.reverse()) await close();
  }
}
