import type { AttachmentAnnouncement } from '@wardkit/contract/attachments';
import type { CallOptions } from '../call-options.ts';
import { StorageError } from '../errors.ts';
import type { ClientHandle } from '../handle.ts';
import { photoFacts, photoPiece, readPhoto } from '../photographs.ts';
import { sendPieces } from '../send-pieces.ts';
import type { Vault } from '../vault/vault.ts';

/** Brings one photograph that is kept on this device to the server. */
export async function uploadPhoto(handle: ClientHandle, vault: Vault, id: string, options: CallOptions): Promise<void> {
  const facts = await photoFacts(vault, id);
  if (facts === null)
    throw new StorageError('not-found', 'A photograph of this submission is no longer on this device.');
  const { premisesId, mediationId, alertId, size, sha256 } = facts;
  const mediaType = facts.mediaType as AttachmentAnnouncement['mediaType'];
  const pieces = {
    announcement: { premisesId, mediationId, alertId, mediaType, size, sha256 },
    pieceAt: (offset: number) => photoPiece(vault, id, offset),
    check: () => readPhoto(vault, id),
  };
  await sendPieces(handle, id, pieces, options);
}
