import type { Checkpoint, ConsistencyProof } from '@wardkit/contract/audit';
import { type NoteKey, readCheckpointNote, verifyCheckpointNote } from '@wardkit/contract/checkpoint-note';
import { isConsistent } from '@wardkit/contract/merkle-proofs';
import type { Page } from '@wardkit/contract/page';
import type { Fault } from './verify-log.ts';

/** A GET of the public API; null where the server has no such thing. */
export type ReadServer = (path: string) => Promise<unknown>;

type Kept = Pick<Checkpoint, 'treeSize' | 'rootHash' | 'note'>;

/**
 * Checks the checkpoints of a station that a server gives to everybody: their signatures, and that each begins with the one
 * before, and the newest with what a witness kept. Entries are not looked at.
 *
 * @returns the number of checkpoints
 */
export async function verifyServer(
  read: ReadServer,
  stationId: string,
  keys: readonly NoteKey[],
  witnessed: readonly string[],
  report: (fault: Fault) => void,
): Promise<number> {
  const tell = (position: number, what: string) => report({ stationId, position, what });
  let [count, newest, newer]: [number, Kept | null, Kept | null] = [0, null, null];
  const compare = async (older: Kept, later: Kept, what: string) => {
    const query = `stationId=${stationId}&olderSize=${older.treeSize}&newerSize=${later.treeSize}`;
    const proof = (await read(`/v1/audit-checkpoints/consistency-proof?${query}`)) as ConsistencyProof | null;
    const sizes = { olderSize: older.treeSize, newerSize: later.treeSize };
    // The sizes are those that were asked for, whatever the server says that it proves.
    const holds = proof !== null && (await isConsistent({ ...proof, ...sizes }, older.rootHash, later.rootHash));
    if (!holds) tell(older.treeSize, what.replace('LATER', String(later.treeSize)));
  };
  for (let cursor: string | null = ''; cursor !== null; ) {
    const next: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = (await read(
      `/v1/audit-checkpoints?stationId=${stationId}&limit=200${next}`,
    )) as Page<Checkpoint> | null;
    for (const checkpoint of page?.items ?? []) {
      count += 1;
      newest ??= checkpoint;
      const { treeSize, rootHash, note } = checkpoint;
      const verdict = await verifyCheckpointNote(note, keys);
      if (verdict.state !== 'genuine') tell(treeSize, `the signature of the checkpoint: ${verdict.state}`);
      else if (verdict.note.treeSize !== treeSize || verdict.note.rootHash !== rootHash) {
        tell(treeSize, 'the checkpoint says something else than its signed note');
      }
      if (newer !== null && newer.treeSize <= treeSize) tell(treeSize, 'the checkpoint is out of order');
      else if (newer !== null)
        await compare(checkpoint, newer, 'the checkpoint of LATER entries does not begin with it');
      newer = checkpoint;
    }
    cursor = page?.next ?? null;
  }
  for (const note of witnessed) {
    const kept = readCheckpointNote(note);
    if (kept === null) continue;
    const { state } = await verifyCheckpointNote(note, keys);
    if (state !== 'genuine') tell(kept.treeSize, `the signature of a note of a witness: ${state}`);
    if (newest === null || kept.treeSize > newest.treeSize) {
      tell(
        kept.treeSize,
        `a witness saw ${kept.treeSize} entries; the newest checkpoint has ${newest?.treeSize ?? 'none'}`,
      );
    } else {
      await compare({ ...kept, note }, newest, 'the log of LATER entries does not begin with what a witness saw');
    }
  }
  return count;
}
