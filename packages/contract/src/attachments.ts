import * as z from 'zod/mini';
import { closedEnum, openEnum, Sha256, Timestamp, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { staffAndOwnLandlord } from './role.ts';

/** The largest attachment, in bytes as sent. */
export const largestAttachment = 15_000_000;
/** The largest piece of an upload, in bytes. */
export const largestChunk = 1_048_576;
/** The types of pictures that a server takes. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;

/**
 * What a device announces before it sends the bytes, and to what it will belong: to premises, to a mediation or to an
 * alert, exactly one of them. `size` is in bytes.
 */
export const AttachmentAnnouncement = z
  .object({
    premisesId: z.optional(Uuid),
    mediationId: z.optional(Uuid),
    alertId: z.optional(Uuid),
    mediaType: closedEnum(pictureTypes, 'a server keeps what it can write anew without metadata, and nothing else'),
    size: z.int().check(z.minimum(1), z.maximum(largestAttachment)),
    sha256: Sha256,
  })
  .check(
    z.refine(
      ({ premisesId, mediationId, alertId }) =>
        [premisesId, mediationId, alertId].filter((each) => each !== undefined).length === 1,
      { path: ['premisesId'], error: 'exactly one of premisesId, mediationId and alertId' },
    ),
  );
export type AttachmentAnnouncement = z.output<typeof AttachmentAnnouncement>;

/** An attachment. `copy` is what the server keeps: the same picture without location and other metadata. */
export const Attachment = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  /** What it belongs to: the others are null or absent. */
  premisesId: z.nullable(Uuid),
  mediationId: z.optional(z.nullable(Uuid)),
  alertId: z.optional(z.nullable(Uuid)),
  state: openEnum(['receiving', 'complete', 'refused']),
  mediaType: openEnum(pictureTypes),
  size: z.int(),
  sha256: Sha256,
  receivedBytes: z.int(),
  copy: z.nullable(
    z.looseObject({ mediaType: z.string(), size: z.int(), sha256: Sha256, width: z.int(), height: z.int() }),
  ),
  createdAt: Timestamp,
});
export type Attachment = z.output<typeof Attachment>;

const chunk = { binary: true, mediaTypes: ['application/offset+octet-stream'] } as const;
const picture = { binary: true, mediaTypes: pictureTypes } as const;
/**
 * A landlord sends photographs of the own premises: for a hazard that was put right, and for an objection. A mediator sends and
 * reads pictures of the mediations that are assigned to them, and no others.
 */
const senders = {
  landlord: 'own',
  auxiliary: 'same-station',
  mediator: 'same-station',
  officer: 'same-station',
  'duty-officer': 'same-station',
  supervisor: 'same-station',
} as const;
const readers = { ...staffAndOwnLandlord, mediator: 'same-station' } as const;
const AttachmentId = z.object({ attachmentId: Uuid });

export const createAttachment = operation({
  ...write,
  id: 'attachments.create',
  method: 'PUT',
  path: '/v1/attachments/{attachmentId}',
  summary: 'Announce an upload',
  scope: 'attachments:write',
  callers: senders,
  parameters: AttachmentId,
  body: AttachmentAnnouncement,
  answers: { 201: Attachment },
  problems: [],
  concurrency: 'if-none-match',
  emits: ['attachment.announced'],
  offline: { queue: { lane: 'attachment:{attachmentId}' } },
  requirements: ['WK-ATT-01', 'WK-ATT-05', 'WK-ATT-06', 'WK-ATT-15'],
});

export const appendAttachment = operation({
  ...write,
  id: 'attachments.append',
  method: 'PATCH',
  path: '/v1/attachments/{attachmentId}/content',
  summary: 'Send the bytes from an offset on',
  scope: 'attachments:write',
  callers: senders,
  parameters: AttachmentId,
  headers: z.object({ 'upload-offset': z.coerce.number().check(z.int(), z.minimum(0)) }),
  body: chunk,
  answers: { 200: Attachment },
  problems: ['upload-offset-mismatch', 'checksum-mismatch', 'picture-unreadable'],
  // The offset is the precondition and makes a repeated piece harmless: it answers where the upload stands.
  concurrency: 'none',
  emits: ['attachment.completed'],
  offline: { queue: { lane: 'attachment:{attachmentId}', after: ['attachments.create'] } },
  requirements: [
    'WK-ATT-01',
    'WK-ATT-02',
    'WK-ATT-03',
    'WK-ATT-04',
    'WK-ATT-07',
    'WK-ATT-08',
    'WK-ATT-09',
    'WK-ATT-10',
    'WK-ATT-11',
  ],
});

export const getAttachment = operation({
  ...read,
  id: 'attachments.get',
  method: 'GET',
  path: '/v1/attachments/{attachmentId}',
  summary: 'An attachment and how much of it has arrived',
  scope: 'attachments:read',
  callers: readers,
  parameters: AttachmentId,
  answers: { 200: Attachment },
  problems: [],
  offline: {},
  requirements: ['WK-ATT-01', 'WK-ATT-16'],
});

export const getAttachmentContent = operation({
  ...read,
  id: 'attachments.getContent',
  method: 'GET',
  path: '/v1/attachments/{attachmentId}/content',
  summary: 'The kept copy of a picture',
  scope: 'attachments:read',
  callers: readers,
  parameters: AttachmentId,
  answers: { 200: picture },
  problems: [],
  offline: {},
  requirements: ['WK-ATT-03', 'WK-ATT-12', 'WK-ATT-16'],
});

export const deleteAttachment = operation({
  ...write,
  id: 'attachments.delete',
  method: 'DELETE',
  path: '/v1/attachments/{attachmentId}',
  summary: 'Delete an attachment that no record names',
  scope: 'attachments:write',
  callers: senders,
  parameters: AttachmentId,
  answers: { 204: null },
  problems: ['state-conflict'],
  concurrency: 'if-match',
  emits: ['attachment.deleted'],
  offline: {},
  requirements: ['WK-ATT-04', 'WK-ATT-13', 'WK-ATT-14'],
});

/** The operations of attachments by their ids. */
export const attachmentsOperations = {
  'attachments.create': createAttachment,
  'attachments.append': appendAttachment,
  'attachments.get': getAttachment,
  'attachments.getContent': getAttachmentContent,
  'attachments.delete': deleteAttachment,
} as const;
