import { appendAttachment, createAttachment, getAttachment } from '../attachments.ts';
import type { CallOptions } from '../call-options.ts';
import { type AnyWardError, isWardError, StorageError } from '../errors.ts';
import type { ClientHandle } from '../handle.ts';
import { photoFacts, photoPiece, readPhoto } from '../photographs.ts';
import type { Vault } from '../vault/vault.ts';

/**
 * Brings one photograph to the server, going on where an earlier try was cut off: the server knows how much it has.
 * The server checks the SHA-256 of the whole.
 */
export async function uploadPhoto(handle: ClientHandle, vault: Vault, id: string, options: CallOptions): Promise<void> {
  const facts = await photoFacts(vault, id);
  if (facts === null)
    throw new StorageError('not-found', 'A photograph of this submission is no longer on this device.');
  const { premisesId, mediaType, size, sha256 } = facts;
  let received = await announce();
  let corrections = 0;

  while (received < size) {
    try {
      const piece = await photoPiece(vault, id, received);
      const attachment = await appendAttachment(handle, id, received, piece, options);
      if (attachment.receivedBytes <= received) throw new StorageError('unreadable', 'An upload does not advance.');
      received = attachment.receivedBytes;
    } catch (error) {
      // An earlier piece had arrived although its answer had not; or the bytes were spoilt on the way, and ours are whole.
      const spoilt = isApi(error, 'checksum-mismatch');
      if ((!spoilt && !isApi(error, 'upload-offset-mismatch')) || corrections > (spoilt ? 0 : 3)) throw error;
      if (spoilt) await readPhoto(vault, id);
      corrections += 1;
      received = (await getAttachment(handle, id, options)).receivedBytes;
    }
  }

  async function announce(): Promise<number> {
    const announcement = { premisesId, mediaType: mediaType as 'image/jpeg', size, sha256 };
    try {
      // The photograph's own id is the key: announcing twice is announcing once, also after a crash.
      const create = createAttachment(handle, id, announcement, { ...options, idempotencyKey: id });
      const { data, response } = await create.withResponse();
      if (response?.headers.get('idempotency-replayed') !== 'true') return data.receivedBytes;
    } catch (error) {
      if (!isApi(error, 'already-exists')) throw error;
    }
    return (await getAttachment(handle, id, options)).receivedBytes;
  }
}

function isApi(error: unknown, code: string): error is AnyWardError {
  return isWardError(error) && error.kind === 'api' && error.code === code;
}
