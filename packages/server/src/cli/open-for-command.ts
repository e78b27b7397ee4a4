import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerConfig } from '../config.ts';
import { pendingMigrations, ranMigrations } from '../database/migrate.ts';
import type { Database } from '../database/open.ts';
import { openDatabase } from '../open-database.ts';
import { KeyRing, readKeyRing } from '../privacy/key-ring.ts';
import { requireNeededKeys } from '../privacy/needed-keys.ts';
import { claimForRing } from '../privacy/ring-claim.ts';
import { StartFailure } from '../start-failure.ts';
import { AttachmentStore } from '../storage/attachment-store.ts';
import { fileStoreOf, inPlainWords } from '../storage/open-file-store.ts';

export interface CommandParts {
  readonly database: Database;
  readonly keys: KeyRing;
  readonly attachments: AttachmentStore;
}

/**
 * What a command finds: records under the newest schema; records under any, which a backup is made of before an upgrade;
 * or nothing, where a backup is to be restored.
 */
export type Expected = 'newest' | 'any' | 'nothing';

/**
 * Opens what a command works with, and closes it again. With PostgreSQL servers may run meanwhile; of an embedded database
 * the command is the only one. It makes neither a key ring nor an empty database: whoever names a wrong folder would get
 * answers about nothing, or records closed with a key that no server has.
 *
 * @throws {StartFailure} when a server holds the folder, the database or the bucket of attachments can't be reached, the
 *   database is not what is expected, or the key ring is not the one that it was written with
 */
export async function openForCommand<T>(
  config: ServerConfig,
  now: Date,
  expected: Expected,
  work: (parts: CommandParts) => Promise<T>,
): Promise<T> {
  if (expected !== 'nothing') await requireEmbedded(config);
  const keys = new KeyRing(await readKeyRing(config));
  const answered = openDatabase(config, now, async (database) => {
    if (expected !== 'nothing') await requireSchema(database, expected);
    // A backup tells of missing keys in its own words, and before a restore nothing needs any.
    if (expected === 'newest') {
      await requireNeededKeys(database, keys, config);
      await claimForRing(database.kysely, keys, config);
    }
    return work({
      database,
      keys,
      attachments: new AttachmentStore(fileStoreOf(config.attachments), keys),
    });
  });
  return answered.catch((cause: unknown) => Promise.reject(inPlainWords(cause)));
}

async function requireEmbedded({ databaseUrl, dataFolder }: ServerConfig): Promise<void> {
  if (databaseUrl !== null || (await stat(join(dataFolder, 'database')).catch(() => null))) return;
  throw new StartFailure(
    `There is no database in ${dataFolder}. Name its folder with WARDKIT_DATA, or PostgreSQL with DATABASE_URL.`,
  );
}

async function requireSchema(database: Database, expected: Exclude<Expected, 'nothing'>): Promise<void> {
  if ((await ranMigrations(database)).length === 0) {
    throw new StartFailure(
      'The database holds nothing of Wardkit yet. Name another one, or bring it to the newest schema first (wardkit-server migrate).',
    );
  }
  const pending = expected === 'newest' ? await pendingMigrations(database) : [];
  if (pending.length === 0) return;
  throw new StartFailure(
    `The database lacks ${pending.length === 1 ? 'the migration' : 'the migrations'} ${pending.join(', ')} of this version. Back it up, run "wardkit-server migrate", and then this command again.`,
  );
}
