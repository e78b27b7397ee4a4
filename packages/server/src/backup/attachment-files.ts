import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { deleted } from '../modules/attachment-record.ts';
import type { AttachmentPlace } from '../storage/attachment-store.ts';
import { isUuid } from '../uuid.ts';

export interface KeptAttachment extends AttachmentPlace {
  readonly sha256: string;
}

const pageSize = 500;

/** Every attachment whose copy is kept, in the order of their keys. An upload under way is none: its device sends it again. */
export async function* keptAttachments(kysely: Kysely<Schema> | Transaction<Schema>): AsyncGenerator<KeptAttachment> {
  let last = ['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const rows = await kysely
      .selectFrom('attachments')
      .select(['station_id', 'id', 'secret_id', 'kept_sha256'])
      .where('kept_sha256', 'is not', null)
      .where('state', '<>', deleted)
      .where(sql<boolean>`(station_id, id) > (${last[0]}::uuid, ${last[1]}::uuid)`)
      .orderBy('station_id')
      .orderBy('id')
      .limit(pageSize)
      .execute();
    for (const { station_id, id, secret_id, kept_sha256 } of rows) {
      yield { stationId: station_id, attachmentId: id, secretId: secret_id, sha256: kept_sha256 ?? '' };
    }
    const end = rows.at(-1);
    if (end === undefined || rows.length < pageSize) return;
    last = [end.station_id, end.id];
  }
}

/** The name of an attachment's part in a backup. */
export function partNameOf({ stationId, attachmentId, secretId }: AttachmentPlace): string {
  return `attachments/${stationId}/${attachmentId}/${secretId}`;
}

/** The place that {@link partNameOf} names so; null for any other name, which may lead anywhere. */
export function placeOfPart(name: string): AttachmentPlace | null {
  const [kind, stationId = '', attachmentId = '', secretId = '', ...more] = name.split('/');
  if (kind !== 'attachments' || more.length > 0) return null;
  if (!isUuid(stationId) || !isUuid(attachmentId) || !/^[\w-]{1,32}$/.test(secretId)) return null;
  return { stationId, attachmentId, secretId };
}

/** Where an attachment lies by now, or null when it was deleted. */
export async function placeNow(kysely: Kysely<Schema>, place: AttachmentPlace): Promise<AttachmentPlace | null> {
  const row = await kysely
    .selectFrom('attachments')
    .select('secret_id')
    .where('station_id', '=', place.stationId)
    .where('id', '=', place.attachmentId)
    .where('state', '<>', deleted)
    .executeTakeFirst();
  return row === undefined ? null : { ...place, secretId: row.secret_id };
}
