import { type NoteKey, noteKeyId, readCheckpointNote, verifyCheckpointNote } from '@wardkit/contract/checkpoint-note';
import { originOf } from './checkpoint.ts';
import { type EntryRow, hashOfEntry, toEntry } from './entry.ts';
import type { Hash } from './merkle-tree.ts';
import { appendLeaves, edgeBytes, emptyTree, rootOf, type Tile, type TilePlace, type TreeEdge } from './tiles.ts';

export interface StoredEntry {
  readonly position: number;
  readonly row: EntryRow;
  readonly at: Date;
  readonly leafHash: Hash;
}

export interface StoredCheckpoint {
  readonly treeSize: number;
  readonly rootHash: Hash;
  readonly note: string;
}

/** The log of one station as it is stored, at one moment. Pages are read as they are asked for. */
export interface StoredLog {
  readonly stationId: string;
  readonly size: number;
  readonly edge: Uint8Array;
  /** The size of the newest checkpoint as the log's own row has it; -1 for none. */
  readonly checkpointSize: number;
  readonly keys: readonly NoteKey[];
  /** Ordered by position. */
  readonly entries: AsyncIterable<readonly StoredEntry[]>;
  /** Ordered by size. */
  readonly checkpoints: AsyncIterable<readonly StoredCheckpoint[]>;
  /** The hashes of stored tiles, by `level/position`. */
  readTiles(places: readonly Pick<TilePlace, 'level' | 'position'>[]): Promise<ReadonlyMap<string, Uint8Array>>;
  countTiles(): Promise<number>;
}

export interface Fault {
  readonly stationId: string;
  /** The position of an entry, or the size of a tree; null where neither is meant. */
  readonly position: number | null;
  readonly what: string;
}

/** What was looked at. */
export interface Verified {
  readonly entries: number;
  readonly checkpoints: number;
}

/** A checkpoint of the log, or a note that a witness kept. */
interface Claim {
  readonly treeSize: number;
  readonly rootHash: string;
  readonly from: 'log' | 'witness';
}

/**
 * Checks the log of a station against itself: each leaf is made anew from its entry, the tree from the leaves, and the root
 * of the tree at every size that a checkpoint or a witness names.
 *
 * @param witnessed notes of this log that somebody else kept: what alone shows that a whole history was written anew
 */
export async function verifyLog(
  log: StoredLog,
  witnessed: readonly string[],
  report: (fault: Fault) => void,
): Promise<Verified> {
  const { stationId } = log;
  const tell = (position: number | null, what: string) => report({ stationId, position, what });
  for (const { name, keyId, publicKey } of log.keys) {
    const isOwn =
      name === originOf(stationId) && keyId === (await noteKeyId(name, Buffer.from(publicKey, 'base64url')));
    if (!isOwn) tell(null, `the key ${keyId} is not what its id says`);
  }
  const claims = new ClaimsBySize(log, witnessed, tell);
  const tree = new TreeOfEntries(log, tell);
  for await (const page of log.entries) {
    for (const entry of page) {
      await claims.compareUpTo(tree.edge.size, tree);
      tree.add(entry);
    }
    await tree.compareTiles();
  }
  await claims.compareUpTo(Number.POSITIVE_INFINITY, tree);
  claims.finish();
  await tree.finish();
  return { entries: tree.count, checkpoints: claims.count };
}

/** Grows the tree that the entries make. */
class TreeOfEntries {
  edge: TreeEdge = emptyTree;
  count = 0;
  /** From the first gap on no leaf is at its place, and nothing that is stored of the tree can be compared. */
  isWhole = true;
  readonly #log: StoredLog;
  readonly #tell: (position: number | null, what: string) => void;
  #tiles: Tile[] = [];
  #tileCount = 0;

  constructor(log: StoredLog, tell: (position: number | null, what: string) => void) {
    this.#log = log;
    this.#tell = tell;
  }

  add({ position, row, at, leafHash }: StoredEntry): void {
    this.count += 1;
    const hash = hashOfEntry(toEntry(row, at, position));
    if (!isSame(hash, leafHash)) this.#tell(position, `the entry ${row.id} is not what its leaf hash was made from`);
    const next = this.edge.size;
    if (position < next) {
      this.#tell(position, `the entry ${row.id} has a position that another one has`);
      return;
    }
    if (position > next && this.isWhole) {
      this.isWhole = false;
      this.#tell(next, `entries ${next} to ${position - 1} are missing; the tree can't be compared beyond them`);
    } else if (position > next) this.#tell(next, `entries ${next} to ${position - 1} are missing`);
    if (!this.isWhole) {
      this.edge = { size: position + 1, levels: [] };
      return;
    }
    const { edge, tiles } = appendLeaves(this.edge, [hash]);
    this.edge = edge;
    this.#tiles.push(...tiles);
  }

  /** Compares the tiles that have become full with the stored ones. */
  async compareTiles(): Promise<void> {
    const tiles = this.#tiles;
    this.#tiles = [];
    if (tiles.length === 0) return;
    this.#tileCount += tiles.length;
    const stored = await this.#log.readTiles(tiles);
    for (const { level, position, hashes } of tiles) {
      const own = stored.get(`${level}/${position}`);
      const first = position * 16 ** (level + 1);
      const name = `the tile ${position} of level ${level}, over entries from ${first} on,`;
      if (own === undefined) this.#tell(first, `${name} is missing`);
      else if (!isSame(own, hashes)) this.#tell(first, `${name} is not that of the entries`);
    }
  }

  async finish(): Promise<void> {
    const { size } = this.#log;
    if (this.edge.size !== size) this.#tell(this.edge.size, `the log has ${size} entries by its own row`);
    if (!this.isWhole) return;
    if (!isSame(edgeBytes(this.edge), this.#log.edge)) {
      this.#tell(this.edge.size, 'the edge of the tree is not that of the entries');
    }
    const tiles = await this.#log.countTiles();
    if (tiles > this.#tileCount) this.#tell(null, `${tiles - this.#tileCount} tiles more than the entries make`);
  }
}

/** Goes through what is claimed of the tree in the order of sizes. */
class ClaimsBySize {
  count = 0;
  readonly #log: StoredLog;
  readonly #tell: (position: number | null, what: string) => void;
  readonly #claims: AsyncGenerator<Claim>;
  #next: Claim | null | undefined;
  #newest = -1;
  /** Checkpoints with another root: once one is wrong all later ones are, so they are told in one line. */
  #wrong: { readonly first: number; last: number; count: number } | null = null;

  constructor(log: StoredLog, witnessed: readonly string[], tell: (position: number | null, what: string) => void) {
    this.#log = log;
    this.#tell = tell;
    this.#claims = this.#merge(witnessed);
  }

  async compareUpTo(size: number, tree: TreeOfEntries): Promise<void> {
    for (;;) {
      if (this.#next === undefined) {
        const { value, done } = await this.#claims.next();
        this.#next = done === true ? null : value;
      }
      if (this.#next === null || this.#next.treeSize > size) return;
      this.#compare(this.#next, tree);
      this.#next = undefined;
    }
  }

  finish(): void {
    const wrong = this.#wrong;
    if (wrong !== null) {
      const later = wrong.count === 1 ? '' : `, nor those of ${wrong.count - 1} later ones up to ${wrong.last}`;
      this.#tell(wrong.first, `the root of the checkpoint is not that of the entries${later}`);
    }
    if (this.#newest !== this.#log.checkpointSize) {
      const own = this.#log.checkpointSize;
      this.#tell(own, `the newest checkpoint is of size ${this.#newest}, by the log's own row of ${own}`);
    }
  }

  #compare({ treeSize, rootHash, from }: Claim, { edge, isWhole }: TreeOfEntries): void {
    if (treeSize > edge.size) {
      const whose = from === 'log' ? 'a checkpoint' : 'a note of a witness';
      this.#tell(treeSize, `${whose} is of ${treeSize} entries; the log has ${edge.size}`);
    } else if (isWhole && treeSize === edge.size && hex(rootOf(edge)) !== rootHash) {
      if (from === 'witness')
        this.#tell(treeSize, 'the log had another root when a witness saw it: its history was changed');
      else if (this.#wrong === null) this.#wrong = { first: treeSize, last: treeSize, count: 1 };
      else {
        this.#wrong.last = treeSize;
        this.#wrong.count += 1;
      }
    }
  }

  async *#merge(witnessed: readonly string[]): AsyncGenerator<Claim> {
    const kept: Claim[] = [];
    for (const note of witnessed) {
      const claim = await this.#readNote(note, 'witness');
      if (claim !== null) kept.push(claim);
    }
    kept.sort((one, other) => one.treeSize - other.treeSize);
    for await (const page of this.#log.checkpoints) {
      for (const { treeSize, rootHash, note } of page) {
        this.count += 1;
        this.#newest = treeSize;
        for (;;) {
          const [first] = kept;
          if (first === undefined || first.treeSize > treeSize) break;
          kept.shift();
          yield first;
        }
        const signed = await this.#readNote(note, 'log', treeSize);
        if (signed !== null && (signed.treeSize !== treeSize || signed.rootHash !== hex(rootHash))) {
          this.#tell(treeSize, 'the checkpoint says something else than its signed note');
        }
        yield { treeSize, rootHash: hex(rootHash), from: 'log' };
      }
    }
    yield* kept;
  }

  /** A note's claim; a note whose signature does not hold is a fault, and what it says is compared nevertheless. */
  async #readNote(note: string, from: Claim['from'], size: number | null = null): Promise<Claim | null> {
    const whose = from === 'log' ? 'the note of the checkpoint' : 'a note of a witness';
    const { state } = await verifyCheckpointNote(note, this.#log.keys);
    const read = readCheckpointNote(note);
    const at = size ?? read?.treeSize ?? null;
    if (state === 'malformed') this.#tell(at, `${whose} is none`);
    if (state === 'altered') this.#tell(at, `the signature does not fit ${whose}`);
    if (state === 'unknown-key') this.#tell(at, `${whose} is signed with no key of this log`);
    if (read !== null && read.origin !== originOf(this.#log.stationId)) this.#tell(at, `${whose} is of another log`);
    return read === null ? null : { treeSize: read.treeSize, rootHash: read.rootHash, from };
  }
}

function hex(hash: Hash): string {
  return Buffer.from(hash).toString('hex');
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
