import type { ServerConfig } from '../config.ts';
import { type Database, openEmbedded, openPostgres } from '../database/open.ts';
import { KeyRing, readKeyRing } from '../privacy/key-ring.ts';
import { AttachmentStore } from '../storage/attachment-store.ts';
import { lockFolder, makeFolder } from '../storage/folder-lock.ts';
import { fileStoreOf, inPlainWords } from '../storage/open-file-store.ts';

export interface CommandParts {
  readonly database: Database;
  readonly keys: KeyRing;
  readonly attachments: AttachmentStore;
}

/**
 * Opens what a command works with, and closes it again. With PostgreSQL servers may run meanwhile; of an embedded database
 * the command is the only one.
 *
 * @throws {StartFailure} when a server holds the folder, or the database or the bucket of attachments can't be reached
 */
export async function openForCommand<T>(
  config: ServerConfig,
  now: Date,
  work: (parts: CommandParts) => Promise<T>,
): Promise<T> {
  const opened: (() => unknown)[] = [];
  try {
    if (config.databaseUrl === null) {
      const lock = await lockFolder(config.dataFolder, now);
      opened.push(() => lock.release());
    } else await makeFolder(config.dataFolder);
    const keys = new KeyRing(await readKeyRing(config.dataFolder, config.keyRing));
    const database =
      config.databaseUrl === null ? await openEmbedded(config.dataFolder) : await openPostgres(config.databaseUrl);
    opened.push(() => database.close());
    return await work({
      database,
      keys,
      attachments: new AttachmentStore(fileStoreOf(config.attachments), keys),
    });
  } catch (cause) {
    throw inPlainWords(cause);
  } finally {
    for (const close of opened.reverse()) await close();
  }
}
