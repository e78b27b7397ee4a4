import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { KeyRing } from '../privacy/key-ring.ts';
import { checkpointKey } from './checkpoint.ts';
import { type EntryRow, hashOfEntry, momentOf, toEntry } from './entry.ts';
import { appendLeaves, edgeBytes, emptyTree, rootOf } from './tiles.ts';
import { type Fault, type StoredCheckpoint, type StoredEntry, verifyLog } from './verify-log.ts';
import { readWitnessNotes } from './witness-notes.ts';

const stationId = '019b0000-0000-7000-8000-00000000aaaa';
const ring = (fill: number) =>
  new KeyRing({
    keys: [{ id: 'test', secret: Buffer.alloc(32, fill).toString('base64') }],
    lookup: Buffer.alloc(32, 9).toString('base64'),
  });
const key = checkpointKey(ring(7), stationId);

function rowOf(at: number, operation = 'places.getPremises'): EntryRow {
  const id = `019b0000-0000-7000-8000-${String(at).padStart(12, '0')}`;
  return {
    station_id: stationId,
    id,
    operation,
    purpose: 'rental-check',
    account_id: id,
    role: 'officer',
    outcome: 200,
    request_id: id,
    records: [id],
    field: at % 3 === 0 ? '/landlord/name' : null,
  };
}

/** A log as the sequencer writes it, with a checkpoint every so many entries. */
function build(rows: readonly EntryRow[], every: number) {
  const entries: StoredEntry[] = [];
  const tiles = new Map<string, Uint8Array>();
  const checkpoints: StoredCheckpoint[] = [];
  let edge = emptyTree;
  const sign = () => {
    const root = rootOf(edge);
    checkpoints.push({ treeSize: edge.size, rootHash: root, note: key.noteOf(edge.size, root) });
  };
  sign();
  rows.forEach((row, position) => {
    const at = momentOf(row.id);
    const leafHash = hashOfEntry(toEntry(row, at, position));
    entries.push({ position, row, at, leafHash });
    const grown = appendLeaves(edge, [leafHash]);
    edge = grown.edge;
    for (const tile of grown.tiles) tiles.set(`${tile.level}/${tile.position}`, tile.hashes);
    if (edge.size % every === 0 || edge.size === rows.length) sign();
  });
  return { entries, tiles, checkpoints, edge: edgeBytes(edge), size: edge.size, keys: [key] };
}
type Built = ReturnType<typeof build>;

async function* inPages<T>(items: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < items.length; at += 7) yield items.slice(at, at + 7);
}

async function faultsOf(log: Built, witnessed: readonly string[] = []): Promise<Fault[]> {
  const faults: Fault[] = [];
  const stored = {
    ...log,
    stationId,
    checkpointSize: log.size,
    entries: inPages(log.entries),
    checkpoints: inPages(log.checkpoints),
    readTiles: async () => log.tiles,
    countTiles: async () => log.tiles.size,
  };
  const seen = await verifyLog(stored, witnessed, (fault) => faults.push(fault));
  assert.deepEqual(seen, { entries: log.entries.length, checkpoints: log.checkpoints.length });
  return faults;
}

function flipBit(bytes: Uint8Array, at: number): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  const byte = Math.floor(at / 8) % flipped.length;
  flipped[byte] = (flipped[byte] ?? 0) ^ (1 << (at % 8));
  return flipped;
}

const flipText = (text: string, at: number) => {
  const place = at % text.length;
  return text.slice(0, place) + String.fromCharCode(text.charCodeAt(place) ^ 1) + text.slice(place + 1);
};

/** Each changes one thing of a log, at a place that a number chooses. */
const changes: Readonly<Record<string, (log: Built, entry: StoredEntry, chosen: number) => void>> = {
  'a bit of an entry': ({ entries }, entry, chosen) => {
    const names = ['id', 'operation', 'purpose', 'account_id', 'role', 'request_id'] as const;
    const name = names[chosen % names.length] ?? 'id';
    entries[entry.position] = { ...entry, row: { ...entry.row, [name]: flipText(entry.row[name] ?? '', chosen) } };
  },
  'the records of an entry': ({ entries }, entry) => {
    entries[entry.position] = { ...entry, row: { ...entry.row, records: [] } };
  },
  'the outcome, its hash made to fit': ({ entries }, entry) => {
    const row = { ...entry.row, outcome: entry.row.outcome ^ 1 };
    const leafHash = hashOfEntry(toEntry(row, entry.at, entry.position));
    entries[entry.position] = { ...entry, row, leafHash };
  },
  'the time of an entry': ({ entries }, entry) => {
    entries[entry.position] = { ...entry, at: new Date(entry.at.getTime() ^ 1) };
  },
  'a bit of a leaf hash': ({ entries }, entry, chosen) => {
    entries[entry.position] = { ...entry, leafHash: flipBit(entry.leafHash, chosen) };
  },
  'a bit of a tile': ({ tiles }, _, chosen) => {
    const [name, hashes] = [...tiles][chosen % tiles.size] ?? ['', new Uint8Array(1)];
    tiles.set(name, flipBit(hashes, chosen));
  },
  'a tile that is gone': ({ tiles }, _, chosen) => {
    tiles.delete([...tiles.keys()][chosen % tiles.size] ?? '');
  },
  'a bit of the edge': (log, _, chosen) => {
    log.edge = log.edge.length === 0 ? new Uint8Array(32) : flipBit(log.edge, chosen);
  },
  'a bit of a checkpoint’s root': ({ checkpoints }, _, chosen) => {
    const at = chosen % checkpoints.length;
    const own = checkpoints[at] as StoredCheckpoint;
    checkpoints[at] = { ...own, rootHash: flipBit(own.rootHash, chosen) };
  },
  'a checkpoint signed by somebody else': ({ checkpoints }, _, chosen) => {
    const at = chosen % checkpoints.length;
    const own = checkpoints[at] as StoredCheckpoint;
    const foreign = checkpointKey(ring(8), stationId);
    checkpoints[at] = { ...own, note: foreign.noteOf(own.treeSize, own.rootHash) };
  },
  'the newest checkpoint that is gone': ({ checkpoints }) => {
    checkpoints.pop();
  },
  'an entry that was removed': ({ entries }, entry) => {
    entries.splice(entry.position, 1);
  },
  'an entry that was removed, those after it moved up': (log, entry) => {
    log.entries = build(
      log.entries.filter((each) => each !== entry).map(({ row }) => row),
      9,
    ).entries;
  },
  'the last entry removed': (log) => {
    log.entries.pop();
  },
  'an entry that was put in': ({ entries }, entry) => {
    const row = rowOf(999);
    const at = momentOf(row.id);
    const leafHash = hashOfEntry(toEntry(row, at, entry.position));
    entries.splice(entry.position, 0, { position: entry.position, row, at, leafHash });
  },
  'an entry put in, those after it moved down': (log, entry) => {
    const rows = log.entries.map(({ row }) => row);
    log.entries = build([...rows.slice(0, entry.position), rowOf(999), ...rows.slice(entry.position)], 9).entries;
  },
  'two entries in each other’s place': (log, entry) => {
    const rows = log.entries.map(({ row }) => row);
    const other = (entry.position + 1) % rows.length;
    [rows[entry.position], rows[other]] = [rows[other] as EntryRow, rows[entry.position] as EntryRow];
    log.entries = build(rows, 9).entries;
  },
};

const size = fc.integer({ min: 16, max: 70 });

describe('a stored audit log', () => {
  test('that is untouched has no fault, by notes of a witness neither', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 20 }), async (count, every) => {
        const log = build(
          Array.from({ length: count }, (_, at) => rowOf(at)),
          every,
        );
        const file = log.checkpoints.map(({ note }) => note);
        assert.deepEqual(await faultsOf(log), []);
        for (const between of ['', '\n']) {
          const notes = readWitnessNotes(file.toReversed().join(between)).get(key.name) ?? [];
          assert.equal(notes.length, file.length);
          assert.deepEqual(await faultsOf(log, notes), []);
        }
      }),
      { numRuns: 8 },
    );
  });

  for (const [name, change] of Object.entries(changes)) {
    test(`shows ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(size, fc.nat(), fc.nat(), async (count, place, chosen) => {
          const log = build(
            Array.from({ length: count }, (_, at) => rowOf(at)),
            9,
          );
          change(log, log.entries[place % count] as StoredEntry, chosen);
          assert.notDeepEqual(await faultsOf(log), []);
        }),
        { numRuns: 12 },
      );
    });
  }

  test('that was written anew and signed shows it to whoever kept a note, and to nobody else', async () => {
    await fc.assert(
      fc.asyncProperty(size, fc.nat(), async (count, place) => {
        const rows = Array.from({ length: count }, (_, at) => rowOf(at));
        const changed = place % count;
        const before = build(rows, 9);
        const anew = build(rows.with(changed, rowOf(changed, 'places.listPremises')), 9);
        assert.deepEqual(await faultsOf(anew), []);
        for (const { treeSize, note } of before.checkpoints) {
          const faults = await faultsOf(anew, [note]);
          assert.equal(faults.length, treeSize > changed ? 1 : 0);
          if (treeSize > changed) assert.equal(faults[0]?.position, treeSize);
        }
        const shorter = await faultsOf(build(rows.slice(0, -1), 9), [before.checkpoints.at(-1)?.note ?? '']);
        assert.match(shorter[0]?.what ?? '', /the log has/);
      }),
      { numRuns: 8 },
    );
  });

  test('is not compared with what is no note', () => {
    assert.throws(() => readWitnessNotes(`${key.noteOf(0, rootOf(emptyTree))}nonsense\n`), /line 6/);
    assert.equal(readWitnessNotes('').size, 0);
  });
});
