import type { ConsistencyProof, InclusionProof } from './audit.ts';
import { bytesOfHex, hexOfBytes, sha256 } from './digest.ts';

/**
 * The root that an inclusion proof leads to (RFC 6962, section 2.1.1): the entry is in the tree when it is the root of a
 * checkpoint that one believes.
 *
 * @returns 64 hexadecimal digits, or null for a proof with too many or too few hashes, or an index that is not in the tree
 * @example (await rootOfInclusion(proof)) === checkpoint.rootHash
 */
export async function rootOfInclusion(
  proof: Pick<InclusionProof, 'leafHash' | 'index' | 'treeSize' | 'hashes'>,
): Promise<string | null> {
  const { index, treeSize } = proof;
  if (!areSizes(index, treeSize) || index >= treeSize) return null;
  let hash = bytesOfHex(proof.leafHash);
  // How far the node is from the left, and the last node of its level is: a node without a right neighbour is passed up.
  let at = index;
  let last = treeSize - 1;
  for (const text of proof.hashes) {
    const sibling = bytesOfHex(text);
    if (hash === null || sibling === null || last === 0) return null;
    if (at % 2 === 1 || at === last) {
      hash = await parentOf(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, half(last)];
    } else {
      hash = await parentOf(hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && hash !== null ? hexOfBytes(hash) : null;
}

/**
 * Whether a consistency proof shows that the newer tree begins with all of the older one (RFC 6962, section 2.1.2).
 *
 * @param olderRoot the root of the older tree, of a checkpoint that one kept, as 64 hexadecimal digits
 * @param newerRoot the root of the newer tree
 * @example await isConsistent(proof, kept.rootHash, latest.rootHash)
 */
export async function isConsistent(
  proof: Pick<ConsistencyProof, 'olderSize' | 'newerSize' | 'hashes'>,
  olderRoot: string,
  newerRoot: string,
): Promise<boolean> {
  const { olderSize, newerSize } = proof;
  if (!areSizes(olderSize, newerSize) || olderSize > newerSize) return false;
  if (olderSize === newerSize) return proof.hashes.length === 0 && olderRoot === newerRoot;
  // Every tree begins with the empty one.
  if (olderSize === 0) return proof.hashes.length === 0;
  let at = olderSize - 1;
  let last = newerSize - 1;
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  const path = [...(at === 0 ? [olderRoot] : []), ...proof.hashes].map(bytesOfHex);
  const [start, ...others] = path;
  if (start === undefined || start === null) return false;
  let [older, newer] = [start, start];
  for (const sibling of others) {
    if (sibling === null || last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [older, newer] = [await parentOf(sibling, older), await parentOf(sibling, newer)];
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, half(last)];
    } else {
      newer = await parentOf(newer, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && hexOfBytes(older) === olderRoot && hexOfBytes(newer) === newerRoot;
}

function parentOf(left: Uint8Array, right: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(65);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 33);
  return sha256(bytes);
}

// Numbers of a tree may be longer than the 32 bits that the operators on bits take.
function half(number: number): number {
  return Math.floor(number / 2);
}

function areSizes(...sizes: readonly number[]): boolean {
  return sizes.every((size) => Number.isSafeInteger(size) && size >= 0);
}
