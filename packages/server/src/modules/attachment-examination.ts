import { createHash } from 'node:crypto';
import { FairQueue } from '../http/fair-queue.ts';
import type { EarlyContext } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { type AttachmentPlace, type AttachmentStore, LostFile } from '../storage/attachment-store.ts';
import { type KeptPicture, keepPicture } from '../storage/picture.ts';
import { type AttachmentRow, placeOf } from './attachment-record.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What the bytes of a whole upload turned out to be. */
export type Examined =
  | { readonly kind: 'picture'; readonly picture: KeptPicture; readonly place: AttachmentPlace }
  | { readonly kind: 'checksum-mismatch' | 'picture-unreadable' | 'pieces-lost' };

type Call = Pick<EarlyContext, 'server' | 'signal' | 'atEnd'>;

interface LastPiece {
  readonly offset: number;
  readonly bytes: Bytes;
}

// Uploads are put together, and pictures decoded, one at a time: others' calls go on meanwhile, and memory stays bounded. What
// waits holds its last piece of up to 1 MB.
const turns = new FairQueue({ inAll: 64, ofOne: 8 });
/** The attachments that a call of this process examines, or waits to. */
const underWay = new Set<string>();

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Examines an upload with its last piece, when its turn has come.
 *
 * @param find the row as it stands by then, or null when the piece is no longer the last one
 * @returns null when there is nothing left to examine
 * @throws {RequestProblem} `request-in-progress` while another call examines it, `unavailable` when too many wait
 */
export async function examineInTurn(
  { server, signal, atEnd }: Call,
  { id, created_by: sender }: AttachmentRow,
  last: LastPiece,
  find: () => Promise<AttachmentRow | null>,
): Promise<Examined | null> {
  if (underWay.has(id)) throw new RequestProblem('request-in-progress');
  underWay.add(id);
  // Until what was found is on record, another call would examine it once more.
  atEnd(() => underWay.delete(id));
  return turns.run(sender, signal, async () => {
    const row = await find();
    return row === null ? null : examine(server.attachments, row, last, signal);
  });
}

async function examine(
  store: AttachmentStore,
  row: AttachmentRow,
  { offset, bytes: last }: LastPiece,
  signal: AbortSignal,
): Promise<Examined> {
  let bytes: Bytes;
  try {
    const before = await store.joinRanges(placeOf(row), offset, signal);
    bytes = new Uint8Array(row.size);
    bytes.set(before);
    bytes.set(last, offset);
  } catch (cause) {
    // A store that can't be reached has lost nothing.
    if (!(cause instanceof LostFile)) throw cause;
    return { kind: 'pieces-lost' };
  }
  if (sha256Of(bytes) !== row.sha256) return { kind: 'checksum-mismatch' };
  // Once it is decoded it is kept, whoever goes away: a caller who comes and goes has it decoded once.
  signal.throwIfAborted();
  const picture = await keepPicture(bytes);
  if (picture === null) return { kind: 'picture-unreadable' };
  await store.putCopy(placeOf(row), picture.bytes);
  return { kind: 'picture', picture, place: placeOf(row) };
}
