import type { AttachmentAnnouncement } from '@wardkit/contract/attachments';
import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { type Context, type EarlyContext, handlers } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { type AttachmentPlace, type AttachmentStore, LostFile } from '../storage/attachment-store.ts';
import { findAlert } from './alert-record.ts';
import { deleteAttachment } from './attachment-deletion.ts';
import { type Examined, examineInTurn, sha256Of } from './attachment-examination.ts';
import {
  type AttachmentRow,
  beyondMediating,
  change,
  changeOf,
  concernedBy,
  divisionOf,
  isOwn,
  pathOf,
  placeOf,
  readsAlerts,
  readsMediations,
  selectAttachment,
  toAttachment,
} from './attachment-record.ts';
import { findMediation } from './mediation-record.ts';
import { findPremises } from './places.ts';
import { takeRecordId } from './records.ts';

type Bytes = Uint8Array<ArrayBuffer>;

function answerWith(row: AttachmentRow) {
  return { status: 200, body: toAttachment(row), version: row.version };
}

/** What was done with a piece before the transaction: it was kept, or the upload examined whose last one it is. */
type Early = { readonly kind: 'kept'; readonly place: AttachmentPlace } | Examined;

/** Whether a piece is the next one of an upload. */
function continues(row: AttachmentRow, offset: number, length: number): boolean {
  return row.state === 'receiving' && offset === row.received_bytes && offset + length <= row.size;
}

async function finish(
  context: Pick<Context, 'transaction' | 'server' | 'afterCommit'>,
  row: AttachmentRow,
  examined: Examined,
): Promise<{ row: AttachmentRow; refusal?: RequestProblem }> {
  context.afterCommit(() => context.server.attachments.dropPieces(placeOf(row)));
  switch (examined.kind) {
    case 'picture': {
      const { picture } = examined;
      const complete = await change(context, row, {
        state: 'complete',
        received_bytes: row.size,
        media_type: picture.mediaType,
        kept_media_type: picture.mediaType,
        kept_size: picture.bytes.length,
        kept_sha256: sha256Of(picture.bytes),
        width: picture.width,
        height: picture.height,
      });
      return { row: complete };
    }
    case 'picture-unreadable': {
      const refused = await change(context, row, { state: 'refused', received_bytes: row.size });
      return { row: refused, refusal: new RequestProblem('picture-unreadable') };
    }
    // The announced bytes may still come: the upload begins anew. Pieces can be lost by a backup older than the database.
    case 'checksum-mismatch':
    case 'pieces-lost': {
      const restarted = await change(context, row, { received_bytes: 0 });
      const code = examined.kind === 'pieces-lost' ? 'upload-offset-mismatch' : examined.kind;
      return { row: restarted, refusal: new RequestProblem(code, { current: toAttachment(restarted) }) };
    }
  }
}

/** Days after which an upload that never became whole is removed. */
const unfinishedDays = 7;
/** Uploads that one account may have under way. */
const mostUnfinished = 200;

/** Removes uploads that were begun long ago and never became whole; runs as the owner of the tables. */
export async function dropUnfinished(kysely: Kysely<Schema>, store: AttachmentStore, now: Date): Promise<number> {
  const oldest = new Date(now.getTime() - unfinishedDays * 24 * 3_600_000);
  const rows = await kysely
    .deleteFrom('attachments')
    .where('state', '=', 'receiving')
    .where('created_at', '<', oldest)
    .returning(['station_id', 'id'])
    .execute();
  for (const { station_id, id } of rows) await store.drop({ stationId: station_id, attachmentId: id });
  return rows.length;
}

/** @throws {RequestProblem} `not-found` */
async function ownerFor(
  context: Pick<Context, 'transaction' | 'reach' | 'concerns'>,
  { premisesId, alertId, mediationId }: AttachmentAnnouncement,
): Promise<AttachmentOwner> {
  const reach = beyondMediating(context.reach);
  if (premisesId !== undefined) {
    const premises = await findPremises(context.transaction, reach, premisesId);
    return {
      ...nowhere,
      stationId: premises.station_id,
      premisesId: premises.id,
      division: premises.community_code,
    };
  }
  if (alertId !== undefined) {
    if (!readsAlerts(reach)) throw new RequestProblem('not-found');
    const alert = await findAlert({ ...context, reach }, alertId);
    return { ...nowhere, stationId: alert.station_id, alertId: alert.id, division: alert.division_code };
  }
  if (!readsMediations(reach)) throw new RequestProblem('not-found');
  // The operation names the station: here a mediator is narrowed to what is assigned.
  const narrowed = { ...context.reach, assigned: context.reach.mediating };
  const mediation = await findMediation({ ...context, reach: narrowed }, mediationId ?? '');
  return {
    ...nowhere,
    stationId: mediation.station_id,
    mediationId: mediation.id,
    division: mediation.division_code,
  };
}

const nowhere = { premisesId: null, alertId: null, mediationId: null } as const;

/** What an upload will belong to, and where that is. */
interface AttachmentOwner {
  readonly stationId: string;
  readonly premisesId: string | null;
  readonly alertId: string | null;
  readonly mediationId: string | null;
  readonly division: string;
}

/** The kept picture, or null. Where a change of keys moved it since its row was read, the row is read once more. */
async function readCopy(
  { reach, server, signal, look }: Pick<EarlyContext, 'reach' | 'server' | 'signal' | 'look'>,
  id: string,
): Promise<Bytes | null> {
  const store = server.attachments;
  const find = () => look((transaction) => selectAttachment({ transaction, reach }, id).executeTakeFirst());
  const row = await find();
  if (row?.state !== 'complete') return null;
  try {
    return await store.readCopy(placeOf(row), signal);
  } catch (cause) {
    if (!(cause instanceof LostFile)) throw cause;
    const again = await find();
    // It was deleted meanwhile: then it is not found.
    if (again === undefined) return null;
    if (again.secret_id === row.secret_id) throw cause;
    return store.readCopy(placeOf(again), signal);
  }
}

export const attachmentsHandlers = handlers<
  'attachments.create' | 'attachments.append' | 'attachments.get' | 'attachments.getContent' | 'attachments.delete'
>({
  'attachments.delete': deleteAttachment,

  'attachments.create': {
    async prepare(context) {
      const owner = await ownerFor(context, context.body);
      await takeRecordId(context.transaction, context.parameters.attachmentId, owner.stationId);
    },
    async handle(context) {
      const { transaction, reach, body, parameters, server, now, concerns, emit } = context;
      const owner = await ownerFor(context, body);
      const [createdBy] = reach.accounts;
      if (createdBy === undefined) throw new RequestProblem('forbidden');
      const unfinished = await transaction
        .selectFrom('attachments')
        .select('id')
        .where('station_id', '=', owner.stationId)
        .where('created_by', '=', createdBy)
        .where('state', '=', 'receiving')
        .limit(mostUnfinished)
        .execute();
      if (unfinished.length === mostUnfinished) throw new RequestProblem('rate-limited');
      concerns(
        owner.stationId,
        parameters.attachmentId,
        ...[owner.premisesId, owner.alertId, owner.mediationId].filter((id) => id !== null),
      );
      const row = await transaction
        .insertInto('attachments')
        .values({
          station_id: owner.stationId,
          id: parameters.attachmentId,
          premises_id: owner.premisesId,
          alert_id: owner.alertId,
          mediation_id: owner.mediationId,
          size: body.size,
          sha256: body.sha256,
          media_type: body.mediaType,
          state: 'receiving',
          created_at: now,
          created_by: createdBy,
          secret_id: server.keys.activeId,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await emit('attachment.announced', row.station_id, pathOf(row), changeOf(row), owner.division);
      return { ...answerWith(row), status: 201, headers: { location: pathOf(row) } };
    },
  },

  'attachments.append': {
    // A piece is kept, and a picture decoded, before the transaction: a store that is slow, or a large picture, would hold the
    // connection, which PGlite has one of.
    async early(context): Promise<Early | null> {
      const { reach, parameters, headers, body, server, look } = context;
      const find = () =>
        look((transaction) => selectAttachment({ transaction, reach }, parameters.attachmentId).executeTakeFirst());
      const row = await find();
      const offset = headers['upload-offset'];
      if (row === undefined || !isOwn(row, reach) || !continues(row, offset, body.length)) return null;
      if (offset + body.length < row.size) {
        await server.attachments.putRange(placeOf(row), offset, body);
        return { kind: 'kept', place: placeOf(row) };
      }
      const findAgain = async () => {
        const again = await find();
        return again !== undefined && continues(again, offset, body.length) ? again : null;
      };
      try {
        return await examineInTurn(context, row, { offset, bytes: body }, findAgain);
      } catch (cause) {
        // Who deletes an upload removes its files, be they in use: then it is not found, and nothing failed.
        if (cause instanceof RequestProblem || (await find()) !== undefined) throw cause;
        await server.attachments.drop(placeOf(row));
        return null;
      }
    },
    async handle(context) {
      const { body, headers, parameters, reach, server, concerns } = context;
      const early = context.early as Early | null;
      const row = await selectAttachment(context, parameters.attachmentId).forUpdate().executeTakeFirst();
      if (row === undefined) {
        // It was deleted since then: what was written meanwhile goes too.
        if (early !== null && 'place' in early) await server.attachments.drop(early.place);
        throw new RequestProblem('not-found');
      }
      if (!isOwn(row, reach)) throw new RequestProblem('forbidden');
      concerns(row.station_id, row.id);
      if (row.state === 'refused') throw new RequestProblem('picture-unreadable');
      const offset = headers['upload-offset'];
      const end = offset + body.length;
      // A piece that is sent again is harmless: the answer says where the upload stands.
      if (end <= row.received_bytes) return answerWith(row);
      if (offset !== row.received_bytes) {
        throw new RequestProblem('upload-offset-mismatch', { current: toAttachment(row) });
      }
      if (end > row.size) {
        throw new RequestProblem('invalid-input', {
          errors: [{ pointer: '#/headers/upload-offset', code: 'beyond-size', message: String(row.size) }],
        });
      }
      // The upload moved between the look and now: another call sends it too, and this one is to look again.
      if (early === null) throw new RequestProblem('request-in-progress');
      if (early.kind === 'kept') return answerWith(await change(context, row, { received_bytes: end }));
      const finished = await finish(context, row, early);
      if (early.kind === 'picture') {
        const place = await divisionOf(context, finished.row);
        await context.emit('attachment.completed', row.station_id, pathOf(row), changeOf(finished.row), place);
      }
      return {
        ...answerWith(finished.row),
        ...(finished.refusal === undefined ? {} : { refusal: finished.refusal }),
      };
    },
  },

  'attachments.get': {
    async handle(context) {
      const row = await selectAttachment(context, context.parameters.attachmentId).executeTakeFirst();
      if (row === undefined) throw new RequestProblem('not-found');
      return answerWith(row);
    },
  },

  'attachments.getContent': {
    // Before the transaction, as above.
    early: (context) => readCopy(context, context.parameters.attachmentId),
    async handle(context) {
      const row = await selectAttachment(context, context.parameters.attachmentId).executeTakeFirst();
      const body = context.early as Bytes | null;
      if (row?.state !== 'complete' || body === null) throw new RequestProblem('not-found');
      context.concerns(row.station_id, ...concernedBy(row));
      return {
        status: 200,
        body,
        version: row.version,
        headers: {
          'content-type': row.kept_media_type ?? 'application/octet-stream',
          'content-disposition': 'inline',
        },
      };
    },
  },
});
