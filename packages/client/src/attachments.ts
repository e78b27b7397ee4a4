import {
  type Attachment,
  type AttachmentAnnouncement,
  appendAttachment as appendAttachmentRecord,
  createAttachment as createAttachmentRecord,
  deleteAttachment as deleteAttachmentRecord,
  getAttachmentContent as getAttachmentContentRecord,
  getAttachment as getAttachmentRecord,
} from '@wardkit/contract/attachments';
import type { CallOptions, WithMatch, WriteOptions } from './call-options.ts';
import type { CallPromise } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * Announces an upload. `attachmentId` is a new UUIDv7; sizes are bytes. Errors: `already-exists`.
 * @example
 * const announcement = {
 *   premisesId,
 *   mediaType: 'image/jpeg',
 *   size: 48_213,
 *   sha256: '3b0c2d6b3a5d7f2e9c8a41d0e7f6b5a4938271605f4e3d2c1b0a99887766554a',
 * } as const;
 * const attachment = await ward.attachments.create('0190e0a0-0000-7000-8000-000000000051', announcement);
 */
export function createAttachment(
  handle: ClientHandle,
  attachmentId: string,
  announcement: AttachmentAnnouncement,
  options?: WriteOptions,
): CallPromise<Attachment> {
  return handle.call(createAttachmentRecord, { parameters: { attachmentId }, body: announcement }, options);
}

/**
 * Sends bytes from an offset on, at most 1,048,576 at once.
 * Errors: `upload-offset-mismatch` (read the attachment and go on from `receivedBytes`), `checksum-mismatch`, `picture-unreadable`.
 * @example
 * const id = '0190e0a0-0000-7000-8000-000000000051';
 * const { receivedBytes } = await ward.attachments.get(id);
 * await ward.attachments.append(id, receivedBytes, bytes.slice(receivedBytes, receivedBytes + 262_144));
 */
export function appendAttachment(
  handle: ClientHandle,
  attachmentId: string,
  offset: number,
  bytes: Uint8Array<ArrayBuffer>,
  options?: WriteOptions,
): CallPromise<Attachment> {
  const headers = { 'Upload-Offset': String(offset) };
  return handle.call(appendAttachmentRecord, { parameters: { attachmentId }, body: bytes, headers }, options);
}

/**
 * An attachment and how much of it has arrived. Errors: `not-found`.
 * @example
 * const { state, receivedBytes, size } = await ward.attachments.get('0190e0a0-0000-7000-8000-000000000051');
 * show(state, receivedBytes / size);
 */
export function getAttachment(
  handle: ClientHandle,
  attachmentId: string,
  options?: CallOptions,
): CallPromise<Attachment> {
  return handle.call(getAttachmentRecord, { parameters: { attachmentId } }, options);
}

/**
 * The picture that the server keeps, without location and other metadata.
 * @example
 * const blob = await ward.attachments.getContent('0190e0a0-0000-7000-8000-000000000051');
 * show(URL.createObjectURL(blob));
 */
export function getAttachmentContent(
  handle: ClientHandle,
  attachmentId: string,
  options?: CallOptions,
): CallPromise<Blob> {
  return handle.call(getAttachmentContentRecord, { parameters: { attachmentId } }, options) as CallPromise<Blob>;
}

/**
 * Deletes a photograph that no record names yet. Errors: `state-conflict`.
 * @example
 * await ward.attachments.delete('0190e0a0-0000-7000-8000-000000000051', { ifMatch: etag });
 */
export function deleteAttachment(
  handle: ClientHandle,
  attachmentId: string,
  options: WriteOptions & WithMatch,
): CallPromise<undefined> {
  return handle.call(deleteAttachmentRecord, { parameters: { attachmentId } }, options);
}

/**
 * `ward.attachments`
 * @example
 * const attachments: AttachmentsModule = attachmentsModule(handle);
 * const { state } = await attachments.get('0190e0a0-0000-7000-8000-000000000051');
 */
export interface AttachmentsModule {
  /** Announces an upload. */
  create(attachmentId: string, announcement: AttachmentAnnouncement, options?: WriteOptions): CallPromise<Attachment>;
  /** Sends bytes from an offset on. */
  append(
    attachmentId: string,
    offset: number,
    bytes: Uint8Array<ArrayBuffer>,
    options?: WriteOptions,
  ): CallPromise<Attachment>;
  /** An attachment and how much of it has arrived. */
  get(attachmentId: string, options?: CallOptions): CallPromise<Attachment>;
  /** The picture that the server keeps. */
  getContent(attachmentId: string, options?: CallOptions): CallPromise<Blob>;
  /** Deletes a photograph that no record names yet. */
  delete(attachmentId: string, options: WriteOptions & WithMatch): CallPromise<undefined>;
}

/**
 * The functions of this module over one client.
 * @example
 * const attachments = attachmentsModule(handle);
 * const { state } = await attachments.get('0190e0a0-0000-7000-8000-000000000051');
 */
export function attachmentsModule(handle: ClientHandle): AttachmentsModule {
  return {
    create: (attachmentId, announcement, options) => createAttachment(handle, attachmentId, announcement, options),
    append: (attachmentId, offset, bytes, options) => appendAttachment(handle, attachmentId, offset, bytes, options),
    get: (attachmentId, options) => getAttachment(handle, attachmentId, options),
    getContent: (attachmentId, options) => getAttachmentContent(handle, attachmentId, options),
    delete: (attachmentId, options) => deleteAttachment(handle, attachmentId, options),
  };
}
