import { createHash } from 'node:crypto';
import type { Attachment } from '@wardkit/contract/attachments';
import { type Selectable, sql } from 'kysely';
import { withinReach } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import { type Context, handlers } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import type { AttachmentPlace } from '../storage/attachment-store.ts';
import { keepPicture } from '../storage/picture.ts';
import { findPremises } from './places.ts';
import { takeRecordId } from './records.ts';

type AttachmentRow = Selectable<Schema['attachments']>;

function toAttachment(row: AttachmentRow): Attachment {
  const { kept_media_type: mediaType, kept_size: size, kept_sha256: sha256, width, height } = row;
  const isKept = mediaType !== null && size !== null && sha256 !== null && width !== null && height !== null;
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    premisesId: row.premises_id,
    state: row.state,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    receivedBytes: row.received_bytes,
    copy: isKept ? { mediaType, size, sha256, width, height } : null,
    createdAt: row.created_at.toISOString(),
  };
}

function placeOf(row: AttachmentRow): AttachmentPlace {
  return { stationId: row.station_id, attachmentId: row.id, secretId: row.secret_id };
}

function selectAttachment({ transaction, reach }: Pick<Context, 'transaction' | 'reach'>, id: string) {
  return transaction
    .selectFrom('attachments')
    .selectAll()
    .where('id', '=', id)
    .where(withinReach(reach, 'attachments'));
}

type Change = Partial<
  Pick<
    AttachmentRow,
    | 'state'
    | 'received_bytes'
    | 'refused_because'
    | 'media_type'
    | 'kept_size'
    | 'kept_sha256'
    | 'kept_media_type'
    | 'width'
    | 'height'
  >
>;

async function change(context: Pick<Context, 'transaction'>, row: AttachmentRow, to: Change): Promise<AttachmentRow> {
  return context.transaction
    .updateTable('attachments')
    .set({ ...to, version: sql<number>`version + 1` })
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function answerWith(row: AttachmentRow) {
  return { status: 200, body: toAttachment(row), version: row.version };
}

async function finish(
  context: Pick<Context, 'transaction' | 'server' | 'afterCommit'>,
  row: AttachmentRow,
): Promise<{ row: AttachmentRow; refusal?: RequestProblem }> {
  const { attachments } = context.server;
  const place = placeOf(row);
  const refuse = async (code: 'checksum-mismatch' | 'picture-unreadable') => {
    context.afterCommit(() => attachments.dropPieces(place));
    return {
      row: await change(context, row, { state: 'refused', refused_because: code, received_bytes: row.size }),
      refusal: new RequestProblem(code),
    };
  };
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await attachments.joinPieces(place, row.size);
  } catch {
    // Pieces were lost, say by a backup older than the database: the upload begins anew instead of failing for ever.
    const restarted = await change(context, row, { received_bytes: 0 });
    return {
      row: restarted,
      refusal: new RequestProblem('upload-offset-mismatch', { current: toAttachment(restarted) }),
    };
  }
  if (sha256Of(bytes) !== row.sha256) return refuse('checksum-mismatch');
  const picture = await keepPicture(bytes);
  if (picture === null) return refuse('picture-unreadable');
  await attachments.putCopy(place, picture.bytes);
  context.afterCommit(() => attachments.dropPieces(place));
  return {
    row: await change(context, row, {
      state: 'complete',
      received_bytes: row.size,
      media_type: picture.mediaType,
      kept_media_type: picture.mediaType,
      kept_size: picture.bytes.length,
      kept_sha256: sha256Of(picture.bytes),
      width: picture.width,
      height: picture.height,
    }),
  };
}

export const attachmentsHandlers = handlers<
  'attachments.create' | 'attachments.append' | 'attachments.get' | 'attachments.getContent'
>({
  'attachments.create': {
    async prepare({ transaction, reach, body, parameters }) {
      const premises = await findPremises(transaction, reach, body.premisesId);
      await takeRecordId(transaction, parameters.attachmentId, premises.station_id);
    },
    async handle({ transaction, reach, body, parameters, server, now, concerns }) {
      const premises = await findPremises(transaction, reach, body.premisesId);
      const [createdBy] = reach.accounts;
      if (createdBy === undefined) throw new RequestProblem('forbidden');
      concerns(premises.station_id, parameters.attachmentId, premises.id);
      const row = await transaction
        .insertInto('attachments')
        .values({
          station_id: premises.station_id,
          id: parameters.attachmentId,
          premises_id: premises.id,
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
      return { ...answerWith(row), status: 201, headers: { location: `/v1/attachments/${row.id}` } };
    },
  },

  'attachments.append': {
    async handle(context) {
      const { body, headers, parameters, server, concerns } = context;
      const row = await selectAttachment(context, parameters.attachmentId).forUpdate().executeTakeFirst();
      if (row === undefined) throw new RequestProblem('not-found');
      concerns(row.station_id, row.id);
      if (row.state === 'refused') {
        const code = row.refused_because === 'checksum-mismatch' ? 'checksum-mismatch' : 'picture-unreadable';
        throw new RequestProblem(code);
      }
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
      await server.attachments.putPiece(placeOf(row), offset, body);
      if (end < row.size) return answerWith(await change(context, row, { received_bytes: end }));
      const finished = await finish(context, row);
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
    async handle(context) {
      const row = await selectAttachment(context, context.parameters.attachmentId).executeTakeFirst();
      if (row === undefined || row.state !== 'complete') throw new RequestProblem('not-found');
      return {
        status: 200,
        body: await context.server.attachments.readCopy(placeOf(row)),
        version: row.version,
        headers: {
          'content-type': row.kept_media_type ?? 'application/octet-stream',
          'content-disposition': 'inline',
        },
      };
    },
  },
});
