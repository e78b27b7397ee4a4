import type { Attachment, AttachmentAnnouncement } from '@wardkit/contract/attachments';
import { appendAttachment, createAttachment, getAttachment } from './attachments.ts';
import type { CallOptions } from './call-options.ts';
import { isWardError, StorageError } from './errors.ts';
import type { ClientHandle } from './handle.ts';

/** What is sent, piece by piece. */
export interface Pieces {
  readonly announcement: AttachmentAnnouncement;
  /** The bytes from an offset on, at most as many as the contract takes at once. */
  pieceAt(offset: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Looks whether what is sent is still what was announced, and throws when it is not. */
  check(): Promise<unknown>;
}

/** How often the server may correct where an upload goes on, or say that it arrived spoilt. */
const mostCorrections = { offset: 4, checksum: 1 };

/**
 * Brings bytes to the server, going on where an earlier try was cut off: the server knows how much it has. It checks the SHA-256
 * of the whole.
 *
 * @param onReceived told of how many bytes the server has, at the start and after each piece
 */
export async function sendPieces(
  handle: ClientHandle,
  id: string,
  { announcement, pieceAt, check }: Pieces,
  options: CallOptions,
  onReceived: (bytes: number) => void = () => {},
): Promise<Attachment> {
  let attachment = credible(await announce());
  let corrections = 0;
  onReceived(attachment.receivedBytes);
  while (attachment.state === 'receiving' && attachment.receivedBytes < announcement.size) {
    const offset = attachment.receivedBytes;
    try {
      const piece = await pieceAt(offset);
      attachment = credible(await appendAttachment(handle, id, offset, piece, options));
      if (!(attachment.receivedBytes > offset)) throw new StorageError('unreadable', 'An upload does not advance.');
    } catch (error) {
      // An earlier piece had arrived although its answer had not; or the bytes were spoilt on the way, and ours are whole.
      const isSpoilt = isApi(error, 'checksum-mismatch');
      const most = isSpoilt ? mostCorrections.checksum : mostCorrections.offset;
      if ((!isSpoilt && !isApi(error, 'upload-offset-mismatch')) || corrections >= most) throw error;
      if (isSpoilt) await check();
      corrections += 1;
      attachment = credible(await getAttachment(handle, id, options));
    }
    onReceived(attachment.receivedBytes);
  }
  if (attachment.state !== 'complete') throw notKept();
  return attachment;

  /** What a server says of other bytes than ours, or of more or less than there are, is nothing that a record could name. */
  function credible(said: Attachment | null): Attachment {
    const isOurs = said?.size === announcement.size && said.sha256 === announcement.sha256;
    if (!isOurs || !(said.receivedBytes >= 0 && said.receivedBytes <= said.size)) throw notKept();
    return said;
  }

  async function announce(): Promise<Attachment> {
    try {
      // The attachment's own id is the key: announcing twice is announcing once, also after a crash.
      const create = createAttachment(handle, id, announcement, { ...options, idempotencyKey: id });
      const { data, response } = await create.withResponse();
      if (response?.headers.get('idempotency-replayed') !== 'true') return data;
    } catch (error) {
      if (!isApi(error, 'already-exists')) throw error;
    }
    return getAttachment(handle, id, options);
  }
}

function notKept(): StorageError {
  return new StorageError('unreadable', 'The server has not kept what was sent. Take the picture again.');
}

function isApi(error: unknown, code: string): boolean {
  return isWardError(error) && error.kind === 'api' && error.code === code;
}
