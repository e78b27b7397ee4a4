import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { AttachmentFile, AttachmentStore } from '../storage/attachment-store.ts';
import { uuidTime } from '../uuid.ts';
import { readMark } from './store-mark.ts';

/** Days after which a file that belongs to nothing goes. A restore writes files long before their rows are committed. */
const spareDays = 7;
/** Files whose rows are asked for at once. */
const batchSize = 500;

const withForeignMark =
  'the attachments are not swept: the store belongs to another database, as its file .database says. Is this one a copy, give it a folder, bucket or prefix of its own with WARDKIT_ATTACHMENTS. Has it taken the place of the other for good, stop the other, remove .database and start this one again';
const withoutMark =
  'the attachments are not swept: the store does not say which database it belongs to. Start a server anew, which writes its file .database';

/**
 * Removes files that nothing in the database stands for any more, which a process left that ended in between: those of an
 * attachment or export without a row, pieces of an upload that is over, drafts. An id is never given twice and an upload that
 * is over never begins again, so that no file which is found so can come to be wanted. It looks at stations that the database
 * knows, and at nothing else in the store. Runs as the owner of the tables.
 *
 * A copy of a database, or an older one, does not know what came after it. So nothing is removed from a store that bears another
 * database's mark, nor what is newer than the newest row.
 *
 * @param warn told why nothing is removed
 * @returns how many were found, counting all files of one attachment as one
 */
export async function removeOrphans(
  kysely: Kysely<Schema>,
  store: AttachmentStore,
  now: Date,
  warn: (message: string) => void,
): Promise<number> {
  const mark = await readMark(kysely, store);
  if (mark !== 'own') {
    warn(mark === 'none' ? withoutMark : withForeignMark);
    return 0;
  }
  const oldest = new Date(now.getTime() - spareDays * 24 * 3_600_000);
  const stations = await kysely.selectFrom('stations').select('id').execute();
  let count = 0;
  for (const { id: stationId } of stations) {
    const newest = await newestRowOf(kysely, stationId);
    if (newest === null) continue;
    let batch: AttachmentFile[] = [];
    for await (const file of store.filesOf(stationId)) {
      if (file.changedAt >= oldest || isNewer(file, newest)) continue;
      batch.push(file);
      if (batch.length < batchSize) continue;
      count += await removeAmong(kysely, store, stationId, batch);
      batch = [];
    }
    count += await removeAmong(kysely, store, stationId, batch);
  }
  return count;
}

function isNewer({ changedAt, attachmentId }: AttachmentFile, moment: Date): boolean {
  return changedAt > moment || uuidTime(attachmentId) > moment.getTime();
}

/** When the newest attachment or export of a station was put on record, by the server's clock; null where there is none. */
async function newestRowOf(kysely: Kysely<Schema>, stationId: string): Promise<Date | null> {
  const newestOf = (table: 'attachments' | 'exports') =>
    kysely
      .selectFrom(table)
      .select(({ fn }) => fn.max('created_at').as('newest'))
      .where('station_id', '=', stationId)
      .executeTakeFirst();
  const found = [await newestOf('attachments'), await newestOf('exports')].flatMap((row) => row?.newest ?? []);
  return found.length === 0 ? null : new Date(Math.max(...found.map((moment) => moment.getTime())));
}

async function removeAmong(
  kysely: Kysely<Schema>,
  store: AttachmentStore,
  stationId: string,
  files: readonly AttachmentFile[],
): Promise<number> {
  if (files.length === 0) return 0;
  const byOwner = Map.groupBy(files, ({ attachmentId }) => attachmentId);
  const states = await statesOf(kysely, stationId, [...byOwner.keys()]);
  let count = 0;
  for (const [attachmentId, own] of byOwner) {
    const state = states.get(attachmentId);
    const isOver = state === 'complete' || state === 'refused';
    const drafts = own.filter(({ kind }) => kind === 'draft');
    if (state === undefined) await store.drop({ stationId, attachmentId });
    else if (isOver && own.some(({ kind }) => kind === 'piece')) await store.dropPieces({ stationId, attachmentId });
    else if (drafts.length === 0) continue;
    for (const draft of drafts) await store.remove(draft);
    count += 1;
  }
  return count;
}

/** The states of the attachments among the ids, and `export` for an export. */
async function statesOf(
  kysely: Kysely<Schema>,
  stationId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const attachments = await kysely
    .selectFrom('attachments')
    .select(['id', 'state'])
    .where('station_id', '=', stationId)
    .where('id', 'in', ids)
    .execute();
  const exports = await kysely
    .selectFrom('exports')
    .select('id')
    .where('station_id', '=', stationId)
    .where('id', 'in', ids)
    .execute();
  return new Map([
    ...attachments.map(({ id, state }) => [id, state] as const),
    ...exports.map(({ id }) => [id, 'export'] as const),
  ]);
}
