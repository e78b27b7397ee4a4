import { createHash } from 'node:crypto';

/** A SHA-256 of 32 bytes. */
export type Hash = Uint8Array;

/** Some leaves that follow each other, from `start` up to and without `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A complete subtree: the `position`-th of those of 2^`level` leaves. */
export interface Subtree {
  readonly level: number;
  readonly position: number;
}

// RFC 6962, section 2.1. The tree's shape, and what each proof is made of, are told by numbers alone; where the hashes are
// kept is the matter of tiles.ts. Sizes may outgrow 32 bits, so nothing here is done on bits.

/** The root of the tree without leaves. */
export const emptyRoot: Hash = sha256();

export function hashOfLeaf(leaf: string | Uint8Array): Hash {
  return sha256(Uint8Array.of(0), leaf);
}

export function hashOfNode(left: Hash, right: Hash): Hash {
  return sha256(Uint8Array.of(1), left, right);
}

/** The root over hashes of complete subtrees that follow each other, the largest first, as {@link subtreesOf} cuts them. */
export function foldSubtrees(hashes: readonly Hash[]): Hash {
  return hashes.length === 0 ? emptyRoot : hashes.reduceRight((root, hash) => hashOfNode(hash, root));
}

/** Cuts a range as the RFC splits it into complete subtrees, the largest first. */
export function subtreesOf({ start, end }: Range): Subtree[] {
  const parts: Subtree[] = [];
  for (let at = start; at < end; ) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level += 1;
    parts.push({ level, position: at / 2 ** level });
    at += 2 ** level;
  }
  return parts;
}

/** The ranges whose roots lead from a leaf to the root of the tree of a size, the nearest first (section 2.1.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    const isLeft = index < middle;
    ranges.unshift(isLeft ? { start: middle, end } : { start, end: middle });
    [start, end] = isLeft ? [start, middle] : [middle, end];
  }
  return ranges;
}

/** The ranges whose roots show that the newer tree begins with the older one, in the order of the proof (section 2.1.2). */
export function consistencyRanges(older: number, newer: number): Range[] {
  if (older === 0 || older === newer) return [];
  const ranges: Range[] = [];
  let [start, end] = [0, newer];
  // What lies at the left edge of both trees is known to whoever has the older root.
  while (older < end) {
    const middle = start + splitOf(end - start);
    const isLeft = older <= middle;
    ranges.unshift(isLeft ? { start: middle, end } : { start, end: middle });
    [start, end] = isLeft ? [start, middle] : [middle, end];
  }
  return start === 0 ? ranges : [{ start, end }, ...ranges];
}

/** The largest power of two below a size of two or more. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

function sha256(...parts: readonly (string | Uint8Array)[]): Hash {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}
