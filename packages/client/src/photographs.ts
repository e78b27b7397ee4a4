import type { Clock } from './clock.ts';
import { sha256 } from './digest.ts';
import type { KeptPhoto } from './drafts.types.ts';
import { StorageError } from './errors.ts';
import { newIdentifier } from './identifier.ts';
import type { AttachmentPlace } from './uploads.ts';
import type { Change } from './vault/record-store.ts';
import type { Vault } from './vault/vault.ts';

/** Bytes of one sealed piece; also what is sent at once, so that a bad network loses little. */
export const pieceSize = 262_144;

/** What is kept beside a photograph's pieces. */
export interface PhotoFacts extends KeptPhoto, AttachmentPlace {
  pieces: number;
}

function pieceKey(id: string, index: number): string {
  return `${id}/${String(index).padStart(5, '0')}`;
}

/** Seals a photograph piece by piece, then puts all of it down at once: there is no half a photograph. */
export async function keepPhoto(vault: Vault, blob: Blob, place: AttachmentPlace, clock: Clock): Promise<KeptPhoto> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const id = newIdentifier(clock.now());
  const photo = { id, sha256: await sha256(bytes), size: bytes.byteLength, mediaType: blob.type };
  const pieces = Math.max(1, Math.ceil(bytes.byteLength / pieceSize));
  const changes: Change[] = [];
  for (let index = 0; index < pieces; index += 1) {
    const piece = bytes.subarray(index * pieceSize, (index + 1) * pieceSize);
    const record = await vault.sealBytes('chunks', pieceKey(id, index), piece);
    changes.push({ do: 'put', store: 'chunks', record });
  }
  const facts: PhotoFacts = { ...photo, ...place, pieces };
  changes.push({ do: 'put', store: 'photos', record: await vault.seal('photos', id, facts) });
  await vault.change(changes);
  return photo;
}

/** What is kept of a photograph beside its bytes; null where there is none. */
export async function photoFacts(vault: Vault, id: string): Promise<PhotoFacts | null> {
  return (await vault.get<PhotoFacts>('photos', id))?.value ?? null;
}

/** The bytes from an offset on, to the end of the piece that the offset falls into. */
export async function photoPiece(vault: Vault, id: string, offset: number): Promise<Uint8Array<ArrayBuffer>> {
  const index = Math.floor(offset / pieceSize);
  const row = await vault.row('chunks', pieceKey(id, index));
  if (row === null) throw new StorageError('not-found', 'A photograph is no longer whole on this device.');
  return (await vault.openBytes('chunks', row)).slice(offset - index * pieceSize);
}

/** The whole photograph, checked against its hash; null where there is none. */
export async function readPhoto(vault: Vault, id: string): Promise<Blob | null> {
  const facts = await photoFacts(vault, id);
  if (facts === null) return null;
  const bytes = new Uint8Array(facts.size);
  for (let offset = 0; offset < facts.size; offset += pieceSize) bytes.set(await photoPiece(vault, id, offset), offset);
  if ((await sha256(bytes)) !== facts.sha256) {
    throw new StorageError('unreadable', 'A photograph kept on this device is damaged.');
  }
  return new Blob([bytes], { type: facts.mediaType });
}

/** The changes that delete photographs with their pieces. */
export function forgetPhotos(vault: Vault, ids: readonly string[]): Change[] {
  return ids.flatMap((id) => [
    { do: 'delete', store: 'photos', owner: vault.owner, key: id } as const,
    { do: 'delete-all', store: 'chunks', owner: vault.owner, prefix: `${id}/` } as const,
  ]);
}
