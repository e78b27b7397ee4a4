import type { operations } from '@wardkit/contract/operations';
import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Context, Handler } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import type { AttachmentStore } from '../storage/attachment-store.ts';
import {
  type AttachmentRow,
  change,
  changeOf,
  concernedBy,
  deleted,
  divisionOf,
  isOwn,
  ownerOf,
  pathOf,
  placeOf,
  selectAttachment,
  toAttachment,
} from './attachment-record.ts';
import { isNamed } from './photographs.ts';

/**
 * Deletes an attachment that no record names. The row goes when its files are gone: they are removed after the commit, and
 * by {@link removeDeleted} where the process ended in between.
 */
export const deleteAttachment: Handler<(typeof operations)['attachments.delete']> = {
  async handle(context) {
    const { parameters, reach, ifMatch, server, concerns, afterCommit, emit } = context;
    // Whoever names a photograph in a record holds its row: of the two one waits for the other.
    const row = await selectAttachment(context, parameters.attachmentId).forUpdate().executeTakeFirst();
    if (row === undefined) throw new RequestProblem('not-found');
    if (!isOwn(row, reach)) throw new RequestProblem('forbidden');
    concerns(row.station_id, ...concernedBy(row));
    if (row.version !== ifMatch) throw new RequestProblem('version-stale', { current: toAttachment(row) });
    await requireUnnamed(context, row);
    const gone = await change(context, row, { state: deleted });
    await emit('attachment.deleted', row.station_id, pathOf(row), changeOf(gone), await divisionOf(context, row));
    afterCommit(() => server.attachments.drop(placeOf(row)));
    return { status: 204, body: undefined };
  },
};

/** @throws {RequestProblem} `state-conflict` when a record names the picture */
async function requireUnnamed({ transaction, language }: Context, row: AttachmentRow): Promise<void> {
  if (!(await isNamed(transaction, ownerOf(row), row.id))) return;
  const detail =
    language === 'en'
      ? 'A record names this picture, which is part of the evidence. It stays as long as the record does.'
      : '有记录引用了这张照片，属于证据材料，须与记录一并保存。';
  throw new RequestProblem('state-conflict', { detail });
}

/** Removes what was deleted and still has its files; runs as the owner of the tables. */
export async function removeDeleted(kysely: Kysely<Schema>, store: AttachmentStore): Promise<number> {
  const rows = await kysely.selectFrom('attachments').selectAll().where('state', '=', deleted).execute();
  for (const row of rows) {
    await store.drop(placeOf(row));
    await kysely
      .deleteFrom('attachments')
      .where('station_id', '=', row.station_id)
      .where('id', '=', row.id)
      .where('state', '=', deleted)
      .execute();
  }
  return rows.length;
}
