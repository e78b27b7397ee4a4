import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isConsistent, rootOfInclusion } from '@wardkit/contract/merkle-proofs';
import fc from 'fast-check';
import {
  consistencyRanges,
  emptyRoot,
  foldSubtrees,
  type Hash,
  hashOfLeaf,
  inclusionRanges,
  subtreesOf,
} from './merkle-tree.ts';
import {
  appendLeaves,
  edgeBytes,
  emptyTree,
  hashAt,
  hashesOf,
  isFull,
  placeOf,
  readEdge,
  rootOf,
  type Tile,
  type TreeEdge,
} from './tiles.ts';

const vectors = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('@wardkit/contract/merkle-vectors.json')), 'utf8'),
) as { emptyRoot: string; leaves: string[]; roots: string[] };

const hex = (hash: Hash | undefined) => Buffer.from(hash ?? []).toString('hex');

/** The RFC's own definition, word by word. */
function rootByDefinition(leaves: readonly Uint8Array[]): Buffer {
  const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const [first] = leaves;
  if (first === undefined) return sha256();
  if (leaves.length === 1) return sha256(Buffer.from([0]), first);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.from([1]), rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)));
}

const leafOf = (at: number) => Buffer.from(`leaf ${at}`);

/** A tree that was grown in steps, with what would be stored of it. */
function grow(steps: readonly number[]): { edge: TreeEdge; tiles: Map<string, Tile> } {
  const tiles = new Map<string, Tile>();
  let edge = emptyTree;
  for (const step of steps) {
    const leaves = Array.from({ length: step }, (_, at) => hashOfLeaf(leafOf(edge.size + at)));
    const grown = appendLeaves(edge, leaves);
    for (const tile of grown.tiles) {
      const name = `${tile.level}/${tile.position}`;
      assert.ok(!tiles.has(name), 'a tile is written once');
      tiles.set(name, tile);
    }
    edge = readEdge(grown.edge.size, edgeBytes(grown.edge));
  }
  return { edge, tiles };
}

function rootsOf({ edge, tiles }: ReturnType<typeof grow>, ranges: readonly { start: number; end: number }[]): Hash[] {
  return ranges.map((range) =>
    foldSubtrees(
      subtreesOf(range).map((subtree) => {
        const place = placeOf(subtree);
        const tile = tiles.get(`${place.level}/${place.position}`);
        assert.equal(tile !== undefined, isFull(place, edge.size));
        return hashAt(place, tile === undefined ? (edge.levels[place.level] ?? []) : hashesOf(tile.hashes));
      }),
    ),
  );
}

const steps = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 14 });

describe('the tree of the audit log', () => {
  test('has the roots of the public vectors', () => {
    assert.equal(hex(emptyRoot), vectors.emptyRoot);
    assert.equal(hex(rootOf(emptyTree)), vectors.emptyRoot);
    let edge = emptyTree;
    vectors.leaves.forEach((leaf, at) => {
      edge = appendLeaves(edge, [hashOfLeaf(Buffer.from(leaf, 'hex'))]).edge;
      assert.equal(hex(rootOf(edge)), vectors.roots[at]);
    });
  });

  test('has the root that the RFC defines, in whatever steps it grew', () => {
    fc.assert(
      fc.property(steps, (parts) => {
        const tree = grow(parts);
        const leaves = Array.from({ length: tree.edge.size }, (_, at) => leafOf(at));
        assert.equal(hex(rootOf(tree.edge)), rootByDefinition(leaves).toString('hex'));
      }),
      { numRuns: 60 },
    );
  });

  test('keeps every tile of a tree with several levels of them', () => {
    const tree = grow([4096 + 300]);
    assert.equal(tree.tiles.size, 274 + 17 + 1);
    const leaves = Array.from({ length: tree.edge.size }, (_, at) => leafOf(at));
    for (const size of [4096, 4095, 4097, 256, 3000, 4396]) {
      const [root] = rootsOf(tree, [{ start: 0, end: size }]);
      assert.equal(hex(root), rootByDefinition(leaves.slice(0, size)).toString('hex'), `${size}`);
    }
  });

  test('proves each entry in each tree that it is in, and no other entry', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(), fc.nat(), async (parts, one, other) => {
        const tree = grow([...parts, 1]);
        const size = 1 + (one % tree.edge.size);
        const index = other % size;
        const [root, ...hashes] = rootsOf(tree, [{ start: 0, end: size }, ...inclusionRanges(index, size)]).map(hex);
        const proof = { leafHash: hex(hashOfLeaf(leafOf(index))), index, treeSize: size, hashes };
        assert.equal(await rootOfInclusion(proof), root);
        assert.ok(hashes.length <= Math.ceil(Math.log2(size)) + 1);
        assert.notEqual(await rootOfInclusion({ ...proof, leafHash: hex(hashOfLeaf('another')) }), root);
        if (size > 1) {
          const elsewhere = { ...proof, index: (index + 1) % size };
          assert.notEqual(await rootOfInclusion(elsewhere), root);
          assert.notEqual(await rootOfInclusion({ ...proof, hashes: hashes.slice(1) }), root);
          assert.notEqual(await rootOfInclusion({ ...proof, hashes: [...hashes, hashes[0] ?? ''] }), root);
        }
      }),
      { numRuns: 80 },
    );
  });

  test('proves that each tree begins with each earlier one, and nothing of a changed one', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(), fc.nat(), async (parts, one, other) => {
        const tree = grow([...parts, 1]);
        const newerSize = 1 + (one % tree.edge.size);
        const olderSize = other % (newerSize + 1);
        const [older = '', newer = ''] = rootsOf(tree, [
          { start: 0, end: olderSize },
          { start: 0, end: newerSize },
        ]).map(hex);
        const proof = { olderSize, newerSize, hashes: rootsOf(tree, consistencyRanges(olderSize, newerSize)).map(hex) };
        assert.equal(await isConsistent(proof, older, newer), true);
        const changed = hex(hashOfLeaf('changed'));
        assert.equal(await isConsistent(proof, older, changed), olderSize === 0);
        if (olderSize > 0) assert.equal(await isConsistent(proof, changed, newer), false);
        if (proof.hashes.length > 0) {
          assert.equal(await isConsistent({ ...proof, hashes: proof.hashes.slice(1) }, older, newer), false);
          assert.equal(await isConsistent({ ...proof, hashes: [...proof.hashes, changed] }, older, newer), false);
        }
        assert.equal(await isConsistent({ ...proof, olderSize: newerSize + 1 }, older, newer), false);
      }),
      { numRuns: 80 },
    );
  });

  test('does not read an edge that does not fit its size', () => {
    const { edge } = grow([37]);
    const bytes = edgeBytes(edge);
    assert.throws(() => readEdge(38, bytes), /does not fit/);
    assert.throws(() => readEdge(37, bytes.subarray(32)), /does not fit/);
  });
});
