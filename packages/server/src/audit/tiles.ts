import { emptyRoot, foldSubtrees, type Hash, hashOfNode, type Subtree } from './merkle-tree.ts';

/** Hashes in a tile. */
export const tileWidth = 16;
/** Levels of the tree from one level of tiles to the next. */
const levelsOfTile = 4;
const hashLength = 32;

/** A full tile: the `position`-th of its level. Level 0 holds leaves, each next one the roots of the tiles below. */
export interface Tile {
  readonly level: number;
  readonly position: number;
  /** 16 hashes, one after the other. */
  readonly hashes: Uint8Array;
}

/** The end of a tree that fills no tile yet. */
export interface TreeEdge {
  readonly size: number;
  /** The hashes of each level of tiles that are in no full tile, from the leaves up. */
  readonly levels: readonly (readonly Hash[])[];
}

export const emptyTree: TreeEdge = { size: 0, levels: [] };

/** Adds leaves to a tree. Returns its new edge and the tiles that became full, which are never changed again. */
export function appendLeaves(edge: TreeEdge, leaves: readonly Hash[]): { edge: TreeEdge; tiles: Tile[] } {
  const levels = edge.levels.map((hashes) => [...hashes]);
  const tiles: Tile[] = [];
  let size = edge.size;
  for (const leaf of leaves) {
    size += 1;
    let hash = leaf;
    for (let level = 0; ; level += 1) {
      const hashes = levels[level] ?? [];
      levels[level] = hashes;
      hashes.push(hash);
      if (hashes.length < tileWidth) break;
      tiles.push({ level, position: size / tileWidth ** (level + 1) - 1, hashes: join(hashes) });
      hash = rootOfComplete(hashes);
      levels[level] = [];
    }
  }
  return { edge: { size, levels }, tiles };
}

/** The root of a tree, from its edge alone. */
export function rootOf({ size, levels }: TreeEdge): Hash {
  if (size === 0) return emptyRoot;
  return foldSubtrees(levels.toReversed().flatMap(completeParts));
}

/** Where the hash of a complete subtree stands: the tile, and from which of its hashes on it follows from how many. */
export interface TilePlace {
  readonly level: number;
  readonly position: number;
  readonly offset: number;
  readonly count: number;
}

export function placeOf({ level, position }: Subtree): TilePlace {
  const tileLevel = Math.floor(level / levelsOfTile);
  const count = 2 ** (level % levelsOfTile);
  const first = position * count;
  return { level: tileLevel, position: Math.floor(first / tileWidth), offset: first % tileWidth, count };
}

/** Whether a tree is large enough for a tile of its own; else its hashes are in the edge. */
export function isFull({ level, position }: TilePlace, size: number): boolean {
  return (position + 1) * tileWidth <= Math.floor(size / tileWidth ** level);
}

/** The hash of a subtree, from the hashes of its tile or of the edge. */
export function hashAt({ offset, count }: TilePlace, hashes: readonly Hash[]): Hash {
  const own = hashes.slice(offset, offset + count);
  if (own.length !== count) throw new Error('the tree lacks hashes that its size promises');
  return rootOfComplete(own);
}

/** The hashes of a tile. */
export function hashesOf(tile: Uint8Array): Hash[] {
  return Array.from({ length: tile.length / hashLength }, (_, at) =>
    tile.subarray(at * hashLength, (at + 1) * hashLength),
  );
}

/** An edge as bytes: how many hashes each level has follows from the size. */
export function edgeBytes({ levels }: TreeEdge): Uint8Array {
  return join(levels.flat());
}

/** @throws {Error} when there are not as many hashes as the size promises */
export function readEdge(size: number, bytes: Uint8Array): TreeEdge {
  const hashes = hashesOf(bytes);
  const levels: Hash[][] = [];
  for (let rest = size; rest > 0; rest = Math.floor(rest / tileWidth)) {
    levels.push(hashes.splice(0, rest % tileWidth));
  }
  const [promised, has] = [levels.reduce((sum, level, at) => sum + level.length * tileWidth ** at, 0), hashes.length];
  if (promised !== size || has > 0) throw new Error('the edge of the tree does not fit its size');
  return { size, levels };
}

/** The roots of the largest complete subtrees over up to 15 hashes of one level. */
function completeParts(hashes: readonly Hash[]): Hash[] {
  const parts: Hash[] = [];
  for (let at = 0; at < hashes.length; ) {
    const width = 2 ** Math.floor(Math.log2(hashes.length - at));
    parts.push(rootOfComplete(hashes.slice(at, at + width)));
    at += width;
  }
  return parts;
}

/** The root over a power of two of hashes. */
function rootOfComplete(hashes: readonly Hash[]): Hash {
  const [first, second] = hashes;
  if (first === undefined) throw new RangeError('no hashes');
  if (second === undefined) return first;
  const middle = hashes.length / 2;
  return hashOfNode(rootOfComplete(hashes.slice(0, middle)), rootOfComplete(hashes.slice(middle)));
}

function join(hashes: readonly Hash[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * hashLength);
  hashes.forEach((hash, at) => {
    bytes.set(hash, at * hashLength);
  });
  return bytes;
}
