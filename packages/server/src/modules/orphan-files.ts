import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { AttachmentFile, AttachmentStore } from '../storage/attachment-store.ts';

/** Days after which a file that belongs to nothing goes. A restore writes files long before their rows are committed. */
const spareDays = 7;
/** Files whose rows are asked for at once. */
const batchSize = 500;

/**
 * Removes files that nothing in the database stands for any more, which a process left that ended in between: those of an
 * attachment or export without a row, pieces of an upload that is over, drafts. An id is never given twice and an upload that
 * is over never begins again, so that no file which is found so can come to be wanted. It looks at stations that the database
 * knows, and at nothing else in the store. Runs as the owner of the tables.
 *
 * @returns how many were found, counting all files of one attachment as one
 */
export async function removeOrphans(kysely: Kysely<Schema>, store: AttachmentStore, now: Date): Promise<number> {
  const oldest = new Date(now.getTime() - spareDays * 24 * 3_600_000);
  const stations = await kysely.selectFrom('stations').select('id').execute();
  let count = 0;
  for (const { id: stationId } of stations) {
    let batch: AttachmentFile[] = [];
    for await (const file of store.filesOf(stationId)) {
      if (file.changedAt >= oldest) continue;
      batch.push(file);
      if (batch.length < batchSize) continue;
      count += await removeAmong(kysely, store, stationId, batch);
      batch = [];
    }
    count += await removeAmong(kysely, store, stationId, batch);
  }
  return count;
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
