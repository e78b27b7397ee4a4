import { AuditEntry, Checkpoint, ConsistencyProof, InclusionProof } from '@wardkit/contract/audit';
import { auditLeaf, auditLeafHash } from '@wardkit/contract/audit-leaf';
import { verifyCheckpointNote } from '@wardkit/contract/checkpoint-note';
import { isConsistent, rootOfInclusion } from '@wardkit/contract/merkle-proofs';
import { Discovery } from '@wardkit/contract/meta';
import { pageOf } from '@wardkit/contract/page';
import { recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import type { CallParts } from '../engine/requests.ts';
import { everyOf, expect, NotExamined, need, Violation } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import { expectRefusal, expectStatus } from './refusal.ts';

type Query = NonNullable<CallParts['query']>;

/** A reading that the kit made, and its entry; null where none came in time. */
interface Reading {
  readonly premisesId: string;
  readonly entry: AuditEntry | null;
}

const purpose = 'rental-check';
/** The second that a server has, and what the network and a busy machine take. */
const patience = 5000;
/** The minute that a checkpoint may be behind, and the second in which an entry comes into the tree, with some to spare. */
const longestLag = 63_000;
/** No log has as many entries. */
const beyondAnyLog = 1_000_000_000_000;
/** Names of members that would hold what a person is known by, or what somebody wrote. */
const namesPersonalData = /name|phone|mobile|mail|address|birth|reason|note|text|query|body|value|number|ip$/i;

const needs = {
  operations: ['places.getPremises', 'places.listPremises', 'audit.listEntries'],
  roles: ['audit-reviewer'],
} as const;
const needsWith = (...verbs: readonly string[]) => ({
  ...needs,
  operations: [...needs.operations, ...verbs.map((verb) => `audit.${verb}`)],
});

function askEntries(context: Context, query: Query) {
  return context.as('audit-reviewer').call('audit.listEntries', { query });
}

async function entriesOf(context: Context, query: Query): Promise<readonly AuditEntry[]> {
  return bodyOf(await askEntries(context, query), pageOf(AuditEntry)).items;
}

/** The entry of a call, asked for until it is there; null where it does not come in time. */
async function entryOfCall(context: Context, requestId: string, query: Query): Promise<AuditEntry | null> {
  const deadline = performance.now() + patience;
  for (;;) {
    const isLast = performance.now() > deadline;
    const entry = (await entriesOf(context, { ...query, limit: 200 })).find((each) => each.requestId === requestId);
    if (entry !== undefined) return entry;
    if (isLast) return null;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function readPremises(context: Context): Promise<Reading> {
  const reader = stationCallerOf(context, recordOf('places.getPremises'));
  const found = await context.finder.value(reader, 'premisesId');
  const premisesId = need(found, 'no premises that an account sees');
  const headers = { 'wardkit-purpose': purpose };
  const answer = await reader.call('places.getPremises', { parameters: { premisesId }, headers });
  expectStatus(answer, 200);
  const requestId = answer.headers.get('request-id') ?? '';
  return { premisesId, entry: await entryOfCall(context, requestId, { recordId: premisesId }) };
}

const readings = new WeakMap<Context, Promise<Reading>>();

/** A reading of the run, made once. */
function readingOf(context: Context): Promise<Reading> {
  const known = readings.get(context) ?? readPremises(context);
  readings.set(context, known);
  return known;
}

/** The entry of the run's reading. That there is one is WK-AUD-02. @throws {NotExamined} where none came */
async function entryOf(context: Context): Promise<AuditEntry> {
  return need((await readingOf(context)).entry, 'the entry of a reading did not come into the log');
}

/** The entry of the run's reading, and those that stand in the log last, the newest first. */
async function lastEntries(context: Context): Promise<readonly AuditEntry[]> {
  const own = await entryOf(context);
  const others = await entriesOf(context, { limit: 200 });
  return [own, ...others.filter(({ id }) => id !== own.id)].sort((one, other) => other.index - one.index);
}

function askInclusion(context: Context, entryId: string, treeSize: number) {
  return context.as('audit-reviewer').call('audit.getInclusionProof', { parameters: { entryId }, query: { treeSize } });
}

async function inclusionOf(context: Context, { id }: AuditEntry, treeSize: number): Promise<InclusionProof> {
  return bodyOf(await askInclusion(context, id, treeSize), InclusionProof);
}

/** @throws {Violation} when the proof is not of the entry, or leads elsewhere */
async function expectInclusion(context: Context, entry: AuditEntry, treeSize: number, root?: string): Promise<string> {
  const proof = await inclusionOf(context, entry, treeSize);
  const isOfEntry = proof.entryId === entry.id && proof.index === entry.index && proof.leafHash === entry.leafHash;
  expect(isOfEntry, 'a proof of the entry that was asked for', 'one of another');
  expect(proof.treeSize === treeSize, `a tree of ${treeSize} entries`, String(proof.treeSize));
  const isLed = (await rootOfInclusion(proof)) === (root ?? proof.rootHash);
  expect(isLed && (root ?? proof.rootHash) === proof.rootHash, 'a proof that leads to the root', 'one that does not');
  return proof.rootHash;
}

async function latestCheckpoint(context: Context): Promise<Checkpoint> {
  const { stationId } = await entryOf(context);
  return bodyOf(await context.stranger.call('audit.getLatestCheckpoint', { query: { stationId } }), Checkpoint);
}

/** The newest checkpoints of the station, the newest first. */
async function checkpointsOf(context: Context): Promise<readonly Checkpoint[]> {
  const { stationId } = await entryOf(context);
  const page = await context.stranger.call('audit.listCheckpoints', { query: { stationId, limit: 5 } });
  return bodyOf(page, pageOf(Checkpoint)).items;
}

async function askConsistency(context: Context, olderSize: number, newerSize: number) {
  const { stationId } = await entryOf(context);
  return context.stranger.call('audit.getConsistencyProof', { query: { stationId, olderSize, newerSize } });
}

type Tree = Pick<Checkpoint, 'treeSize' | 'rootHash'>;

/** @throws {Violation} when the newer tree is not shown to begin with the older */
async function expectConsistency(context: Context, older: Tree, newer: Tree): Promise<void> {
  const proof = bodyOf(await askConsistency(context, older.treeSize, newer.treeSize), ConsistencyProof);
  const isAsked = proof.olderSize === older.treeSize && proof.newerSize === newer.treeSize;
  expect(isAsked, 'a proof between the sizes asked for', `one from ${proof.olderSize} to ${proof.newerSize}`);
  const isShown = await isConsistent(proof, older.rootHash, newer.rootHash);
  expect(isShown, 'a proof that leads from the older root to the newer', 'one that does not');
}

/** The trees that end with the oldest and the newest of the last entries, and that of the run's reading. */
async function treesOfEntries(context: Context): Promise<readonly Tree[]> {
  const entries = await lastEntries(context);
  const own = await entryOf(context);
  const chosen = new Set([entries[0] ?? own, own, entries.at(-1) ?? own]);
  return Promise.all(
    [...chosen].map(async (entry) => {
      const { rootHash } = await inclusionOf(context, entry, entry.index + 1);
      return { treeSize: entry.index + 1, rootHash };
    }),
  );
}

/** Every text of an entry with the name of its member. */
function textsOf(entry: AuditEntry): readonly (readonly [string, string])[] {
  return Object.entries(entry).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => {
      if (each === null || each === undefined) return [];
      return [[name, typeof each === 'object' ? JSON.stringify(each) : String(each)] as const];
    }),
  );
}

/** Whether a text is as names, addresses, masked values and numbers of people are; ids, hashes and codes are not. */
function isPersonal(name: string, text: string): boolean {
  if (/[^!-~]|[*@{]/.test(text)) return true;
  // These are digits for the most part, and the schema says what they are.
  if (['id', 'stationId', 'accountId', 'records', 'leafHash', 'requestId', 'at', 'index'].includes(name)) return false;
  return /\d{7,}/.test(text);
}

export const auditChecks = checks([
  {
    requirement: 'WK-AUD-01',
    title: 'entries name accounts and records by id, and no member of them holds what a person is known by',
    needs,
    async run(context) {
      await everyOf(
        await lastEntries(context),
        ({ operation }) => `an entry of ${operation}`,
        async (entry) => {
          const members = Object.keys(entry).filter((name) => namesPersonalData.test(name));
          expect(members.length === 0, 'no member for personal data', members.join(', '));
          const texts = textsOf(entry).filter(([name, text]) => isPersonal(name, text));
          expect(texts.length === 0, 'ids and codes only', `another text in ${texts.map(([name]) => name).join(', ')}`);
        },
      );
    },
  },
  {
    requirement: 'WK-AUD-02',
    title: 'a reading comes into the log at once, with its operation, purpose, outcome and record',
    needs,
    async run(context) {
      const { entry, premisesId } = await readingOf(context);
      if (entry === null) throw new Violation('the entry of a reading within a second', `none in ${patience / 1000} s`);
      expect(entry.operation === 'places.getPremises', 'the operation that was called', entry.operation);
      expect(entry.purpose === purpose, `the purpose ${purpose}`, String(entry.purpose));
      expect(entry.outcome === 200, 'the outcome 200', String(entry.outcome));
      expect(entry.records.includes(premisesId), 'the premises among the records', 'others');
    },
  },
  {
    requirement: 'WK-AUD-02',
    title: 'entries that were told once are told again with the same index and leaf, and no two have one index',
    needs,
    async run(context) {
      const before = await lastEntries(context);
      const indexes = new Set(before.map(({ index }) => index));
      expect(indexes.size === before.length, 'an index for each entry', `${before.length - indexes.size} twice`);
      // What came meanwhile would fill the page.
      const until = new Date(Math.max(...before.map(({ at }) => Date.parse(at))) + 1).toISOString();
      const again = new Map((await entriesOf(context, { limit: 200, until })).map((entry) => [entry.id, entry]));
      const told = before.slice(0, 20);
      const changed = told.filter((entry) => {
        const now = again.get(entry.id);
        return now === undefined || auditLeaf(now) !== auditLeaf(entry) || now.leafHash !== entry.leafHash;
      });
      expect(changed.length === 0, 'the same entries at a second look', `${changed.length} changed or gone`);
    },
  },
  {
    requirement: 'WK-AUD-03',
    title: 'the leafHash of each entry is that of the canonical JSON of its other members',
    needs,
    async run(context) {
      await everyOf(
        await lastEntries(context),
        ({ operation }) => `an entry of ${operation}`,
        async (entry) => {
          const isOfLeaf = entry.leafHash === (await auditLeafHash(entry));
          expect(isOfLeaf, 'the RFC 6962 hash of the leaf', 'another');
        },
      );
    },
  },
  {
    requirement: 'WK-AUD-04',
    title: 'inclusion proofs lead from entries to the root of each tree asked for, the same root for all of one tree',
    needs: needsWith('getInclusionProof'),
    async run(context) {
      const entries = await lastEntries(context);
      const newest = need(entries[0], 'no entry');
      const root = await expectInclusion(context, newest, newest.index + 1);
      await everyOf(
        entries.filter((_, at) => at % 40 === 1),
        ({ operation }) => `an entry of ${operation}`,
        async (entry) => {
          await expectInclusion(context, entry, entry.index + 1);
          await expectInclusion(context, entry, newest.index + 1, root);
        },
      );
    },
  },
  {
    requirement: 'WK-AUD-04',
    title: 'an inclusion proof in the tree of a checkpoint leads to the root that the checkpoint tells',
    needs: needsWith('getInclusionProof', 'getLatestCheckpoint'),
    async run(context) {
      const { treeSize, rootHash, at } = await latestCheckpoint(context);
      const before = await entriesOf(context, { limit: 200, until: at });
      const inTree = before.find(({ index }) => index < treeSize);
      const entry = need(inTree, 'the log is so young that no checkpoint has an entry');
      await expectInclusion(context, entry, treeSize, rootHash);
    },
  },
  {
    requirement: 'WK-AUD-04',
    title: 'an inclusion proof in a tree before the entry or beyond the log is refused',
    needs: needsWith('getInclusionProof'),
    async run(context) {
      const { id, index } = await entryOf(context);
      await everyOf(
        [index, beyondAnyLog],
        (size) => (size === index ? 'a tree before the entry' : 'a tree beyond the log'),
        async (size) => expectRefusal(await askInclusion(context, id, size), 'invalid-input'),
      );
    },
  },
  {
    requirement: 'WK-AUD-05',
    title: 'the notes of checkpoints are signed with a published key of the station and tell the same size and root',
    needs: needsWith('listCheckpoints', 'getLatestCheckpoint'),
    async run(context) {
      const { auditKeys = [] } = bodyOf(await context.stranger.call('meta.discover'), Discovery);
      const { stationId } = await entryOf(context);
      const keys = auditKeys.filter((key) => key.stationId === stationId);
      await everyOf(
        [await latestCheckpoint(context), ...(await checkpointsOf(context))],
        ({ treeSize }) => `the checkpoint of ${treeSize} entries`,
        async (checkpoint) => {
          const verdict = await verifyCheckpointNote(checkpoint.note, keys);
          if (verdict.state !== 'genuine') throw new Violation('a note signed with a published key', verdict.state);
          const { treeSize, rootHash } = verdict.note;
          const isSame = treeSize === checkpoint.treeSize && rootHash === checkpoint.rootHash;
          expect(isSame && checkpoint.stationId === stationId, 'the size and root of the note', 'others');
        },
      );
    },
  },
  {
    requirement: 'WK-AUD-06',
    title: 'the newest checkpoint has every entry that is older than a minute',
    needs: needsWith('getLatestCheckpoint'),
    async run(context) {
      // By the clock of the server alone, which may differ from the kit's.
      const [newest] = await lastEntries(context);
      const until = new Date(Date.parse(need(newest, 'no entry').at) - longestLag).toISOString();
      const [older] = await entriesOf(context, { limit: 1, until });
      const { index } = need(older, 'the log has no entry that is older than a minute');
      const { treeSize } = await latestCheckpoint(context);
      expect(treeSize > index, 'a checkpoint at most a minute behind', `one ${index + 1 - treeSize} entries behind`);
    },
  },
  {
    requirement: 'WK-AUD-06',
    title: 'checkpoints of one size have one root, in the list and alone',
    needs: needsWith('listCheckpoints', 'getLatestCheckpoint'),
    async run(context) {
      const latest = await latestCheckpoint(context);
      const listed = [...(await checkpointsOf(context)), ...(await checkpointsOf(context))];
      const isListed = listed.some(({ treeSize }) => treeSize === latest.treeSize);
      expect(isListed, 'the newest checkpoint among those listed', 'none of its size');
      const roots = new Map<number, string>();
      for (const { treeSize, rootHash } of [latest, ...listed]) {
        const known = roots.get(treeSize) ?? rootHash;
        roots.set(treeSize, known);
        expect(known === rootHash, `one root of ${treeSize} entries`, 'two');
      }
    },
  },
  {
    requirement: 'WK-AUD-07',
    title: 'consistency proofs lead from the roots of older trees to those of newer ones',
    needs: needsWith('getInclusionProof', 'getConsistencyProof', 'listCheckpoints'),
    async run(context) {
      const trees = [...(await treesOfEntries(context)), ...(await checkpointsOf(context))];
      const newest = need(trees.sort((one, other) => other.treeSize - one.treeSize)[0], 'no tree');
      const older = trees.filter(({ treeSize }) => treeSize < newest.treeSize);
      // Every tree begins with the empty one, which shows nothing.
      if (!older.some(({ treeSize }) => treeSize > 0)) throw new NotExamined('the log has one entry only');
      await everyOf(
        older,
        ({ treeSize }) => `from ${treeSize} entries to ${newest.treeSize}`,
        (tree) => expectConsistency(context, tree, newest),
      );
    },
  },
  {
    requirement: 'WK-AUD-07',
    title: 'a consistency proof between sizes beyond the log or in the wrong order is refused',
    needs: needsWith('getConsistencyProof'),
    async run(context) {
      const size = (await entryOf(context)).index + 1;
      await everyOf(
        [
          [size, beyondAnyLog],
          [beyondAnyLog, beyondAnyLog],
          [size, size - 1],
        ] as const,
        ([, newer]) => (newer === beyondAnyLog ? 'beyond the log' : 'in the wrong order'),
        async ([older, newer]) => expectRefusal(await askConsistency(context, older, newer), 'invalid-input'),
      );
    },
  },
  {
    requirement: 'WK-AUD-12',
    title: 'a reading of the entries is an entry itself',
    needs,
    async run(context) {
      const answer = await askEntries(context, { limit: 1 });
      expectStatus(answer, 200);
      const requestId = answer.headers.get('request-id') ?? '';
      const entry = await entryOfCall(context, requestId, { operation: 'audit.listEntries' });
      if (entry === null) throw new Violation('an entry of the reading', `none in ${patience / 1000} s`);
      expect(entry.role === 'audit-reviewer', 'the role audit-reviewer', entry.role);
    },
  },
  {
    requirement: 'WK-AUD-12',
    title: 'entries cannot be asked for by account',
    needs,
    async run(context) {
      const { accountId } = await entryOf(context);
      const account = need(accountId, 'the entry of a reading names no account');
      expectRefusal(await askEntries(context, { accountId: account }), 'invalid-input');
    },
  },
]);
