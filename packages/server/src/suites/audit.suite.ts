import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { auditLeafHash } from '@wardkit/contract/audit-leaf';
import { verifyCheckpointNote } from '@wardkit/contract/checkpoint-note';
import { isConsistent, rootOfInclusion } from '@wardkit/contract/merkle-proofs';
import { sql } from 'kysely';
import { makePartitions } from '../audit/partitions.ts';
import { sequenceStation } from '../audit/sequence.ts';
import { KeyRing } from '../privacy/key-ring.ts';
import { type Engine, type Loose, startOfTests, testKeys, World } from './world.ts';

const reviewer = { as: 'puqian-audit-reviewer-1', purpose: 'audit' };
const officer = { as: 'puqian-officer-1', purpose: 'rental-check' };

export function auditSuite(engine: Engine): void {
  describe('the audit log', () => {
    let world: World;
    let stationId: string;
    before(async () => {
      world = await World.open(engine);
      stationId = world.premises('puqian', 0).stationId;
      await world.audit.settle();
    });
    after(() => world.close());

    const pathOf = (index: number) => `/v1/premises/${world.premises('puqian', index).id}`;
    const pass = (seconds: number) => {
      world.clock.time = new Date(world.clock.time.getTime() + seconds * 1000);
    };
    async function readSome(count: number): Promise<void> {
      for (let at = 0; at < count; at += 1) await world.call('GET', pathOf(at % 4), officer);
      await world.audit.settle();
    }
    /** Every entry, the newest first, by pages. */
    async function allEntries(query = ''): Promise<Loose[]> {
      const found: Loose[] = [];
      for (let cursor = ''; ; ) {
        const path = `/v1/audit-entries?limit=7${query}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
        const page = await world.call('GET', path, reviewer);
        assert.equal(page.status, 200, page.text);
        found.push(...page.json.items);
        if (page.json.next === null) return found;
        cursor = String(page.json.next);
      }
    }
    const latest = async () => (await world.call('GET', `/v1/audit-checkpoints/latest?stationId=${stationId}`)).json;
    const auditKeys = async () =>
      (await world.call('GET', '/.well-known/wardkit')).json.auditKeys as unknown as {
        name: string;
        keyId: string;
        publicKey: string;
      }[];

    test('begins with a signed checkpoint of nothing', async () => {
      const checkpoint = await latest();
      assert.equal(checkpoint.treeSize, 0);
      assert.equal(checkpoint.rootHash, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
      const verdict = await verifyCheckpointNote(String(checkpoint.note), await auditKeys());
      assert.equal(verdict.state, 'genuine');
    });

    test('holds an entry for each call, in its place, with the hash of its own leaf', async () => {
      await readSome(5);
      const entries = await allEntries();
      const read = entries.filter((entry) => String(entry.operation) === 'places.getPremises');
      assert.equal(read.length, 5);
      assert.deepEqual(
        entries.map((entry) => Number(entry.index)),
        entries.map((_, at) => entries.length - 1 - at),
      );
      for (const entry of entries) {
        assert.equal(entry.leafHash, await auditLeafHash(entry as unknown as Record<string, unknown>));
        assert.equal(entry.stationId, stationId);
      }
      assert.equal(read[0]?.purpose, 'rental-check');
      assert.equal(read[0]?.outcome, 200);
    });

    test('finds entries by operation, record and time', async () => {
      const [, premises] = [0, world.premises('puqian', 1)];
      const ofRecord = await allEntries(`&recordId=${premises.id}`);
      assert.ok(ofRecord.length > 0);
      assert.ok(ofRecord.every((entry) => [...entry.records].some((id) => String(id) === premises.id)));
      await world.audit.settle();
      const lists = await allEntries('&operation=audit.listEntries');
      assert.ok(lists.length > 0, 'reading the log is on record');
      assert.ok(lists.some((entry) => [...entry.records].some((id) => String(id) === premises.id)));
      pass(3600);
      const since = world.clock.time.toISOString();
      assert.deepEqual(await allEntries(`&since=${since}`), []);
      assert.ok((await allEntries(`&until=${since}`)).length > 0);
      assert.equal((await world.call('GET', `/v1/audit-entries?accountId=${stationId}`, reviewer)).status, 422);
    });

    test('of another station is not to be seen', async () => {
      const foreign = { ...reviewer, as: 'rongcheng-audit-reviewer-1' };
      const [entry] = await allEntries();
      const ids = [...(await world.call('GET', '/v1/audit-entries?limit=200', foreign)).json.items].map(({ id }) => id);
      assert.ok(!ids.includes(entry?.id as never));
      const path = `/v1/audit-entries/${entry?.id}/inclusion-proof?treeSize=1`;
      assert.equal((await world.call('GET', path, foreign)).status, 404);
      const byRecord = await world.call('GET', `/v1/audit-entries?recordId=${world.premises('puqian', 0).id}`, foreign);
      assert.deepEqual(byRecord.json.items, []);
    });

    test('proves every entry in every later tree, and refuses sizes that do not fit', async () => {
      await readSome(30);
      const entries = await allEntries();
      const size = entries.length;
      for (const entry of entries.filter((_, at) => at % 5 === 0)) {
        const index = Number(entry.index);
        for (const treeSize of new Set([index + 1, Math.min(size, index + 17), size])) {
          const path = `/v1/audit-entries/${entry.id}/inclusion-proof?treeSize=${treeSize}`;
          const proof = await world.call('GET', path, reviewer);
          assert.equal(proof.status, 200, proof.text);
          assert.equal(proof.json.leafHash, entry.leafHash);
          assert.equal(await rootOfInclusion(proof.json as never), proof.json.rootHash);
        }
        for (const treeSize of [index, size + 1_000_000, '', '1e3', 'x', -1]) {
          const path = `/v1/audit-entries/${entry.id}/inclusion-proof?treeSize=${treeSize}`;
          const refused = await world.call('GET', path, reviewer);
          assert.deepEqual([refused.status, refused.json.code], [422, 'invalid-input'], `${treeSize}`);
        }
      }
    });

    test('has a checkpoint at most a minute old, which proofs lead to', async () => {
      pass(50);
      await world.audit.settle();
      const checkpoint = await latest();
      // The clock stands still, so the newest is known by its place.
      const [newest] = (await allEntries()).sort((one, other) => Number(other.index) - Number(one.index));
      const treeSize = Number(checkpoint.treeSize);
      assert.equal(treeSize, Number(newest?.index) + 1);
      const path = `/v1/audit-entries/${newest?.id}/inclusion-proof?treeSize=${treeSize}`;
      const proof = await world.call('GET', path, reviewer);
      assert.equal(proof.json.rootHash, checkpoint.rootHash);
      assert.equal(await rootOfInclusion(proof.json as never), checkpoint.rootHash);
      const { state } = await verifyCheckpointNote(String(checkpoint.note), await auditKeys());
      assert.equal(state, 'genuine');
      await world.audit.settle();
      assert.equal((await latest()).treeSize, treeSize, 'within the minute there is no other');
      pass(50);
      await world.audit.settle();
      assert.ok(Number((await latest()).treeSize) > treeSize, 'the reading of the log itself is in the next one');
    });

    test('gives the next checkpoint also after a time in which nothing happened', async () => {
      const before = await latest();
      pass(7200);
      await readSome(1);
      const afterwards = await latest();
      assert.ok(Number(afterwards.treeSize) > Number(before.treeSize));
      assert.equal(afterwards.at, world.clock.time.toISOString());
    });

    test('proves that each checkpoint goes on from each earlier one', async () => {
      const path = `/v1/audit-checkpoints?stationId=${stationId}&limit=2`;
      const checkpoints: Loose[] = [];
      for (let next: string | null = ''; next !== null; ) {
        const page = await world.call('GET', next === '' ? path : `${path}&cursor=${encodeURIComponent(next)}`);
        assert.equal(page.status, 200);
        checkpoints.push(...page.json.items);
        next = page.json.next === null ? null : String(page.json.next);
      }
      assert.ok(checkpoints.length >= 3);
      const sizes = checkpoints.map(({ treeSize }) => Number(treeSize));
      assert.deepEqual(
        sizes,
        [...new Set(sizes)].sort((a, b) => b - a),
        'the newest first, each once',
      );
      for (const newer of checkpoints) {
        for (const older of checkpoints.filter(({ treeSize }) => Number(treeSize) <= Number(newer.treeSize))) {
          const query = `stationId=${stationId}&olderSize=${older.treeSize}&newerSize=${newer.treeSize}`;
          const proof = await world.call('GET', `/v1/audit-checkpoints/consistency-proof?${query}`);
          assert.equal(proof.status, 200);
          const roots = [String(older.rootHash), String(newer.rootHash)] as const;
          assert.equal(await isConsistent(proof.json as never, ...roots), true);
        }
      }
      for (const query of ['olderSize=2&newerSize=1', 'olderSize=0&newerSize=999999999', 'olderSize=&newerSize=1']) {
        const refused = await world.call(
          'GET',
          `/v1/audit-checkpoints/consistency-proof?stationId=${stationId}&${query}`,
        );
        assert.deepEqual([refused.status, refused.json.code], [422, 'invalid-input'], query);
      }
      const unknown = '01a00000-0000-7000-8000-000000000000';
      for (const rest of ['', '/latest', '/consistency-proof']) {
        const query = rest === '/consistency-proof' ? '&olderSize=0&newerSize=0' : '';
        const missing = await world.call('GET', `/v1/audit-checkpoints${rest}?stationId=${unknown}${query}`);
        assert.equal(missing.status, 404, rest);
      }
    });

    test('stays verifiable when the keys change', async () => {
      const [before] = (await world.call('GET', `/v1/audit-checkpoints?stationId=${stationId}&limit=1`)).json.items;
      await readSome(1);
      const rotated = new KeyRing({
        keys: [
          { id: 'later', secret: Buffer.alloc(32, 8).toString('base64') },
          { id: 'test', secret: Buffer.alloc(32, 7).toString('base64') },
        ],
        lookup: Buffer.alloc(32, 9).toString('base64'),
      });
      pass(60);
      await world.call('GET', pathOf(0), officer);
      await world.database.kysely
        .transaction()
        .execute((transaction) => sequenceStation(transaction, rotated, stationId, world.clock.now(), new Set()));
      const newest = await latest();
      const keys = await auditKeys();
      const verdicts = [];
      for (const checkpoint of [before, newest]) {
        const verdict = await verifyCheckpointNote(String(checkpoint?.note), keys);
        assert.equal(verdict.state, 'genuine');
        verdicts.push(verdict.state === 'genuine' ? verdict.key.keyId : '');
      }
      assert.notEqual(verdicts[0], verdicts[1]);
    });

    test('is never changed by the role that calls run under', async () => {
      const statements = [
        sql`insert into audit_entries select * from audit_entries limit 1`,
        sql`update audit_entries set purpose = null`,
        sql`delete from audit_entries`,
        sql`update audit_logs set size = 0`,
        sql`delete from audit_tiles`,
        sql`delete from audit_checkpoints`,
        sql`insert into audit_keys select * from audit_keys limit 1`,
        sql`select * from audit_queue`,
        sql`delete from audit_queue`,
        sql`delete from audit_reviews`,
        sql`update audit_reviews set reason_sealed = null`,
      ];
      for (const statement of statements) {
        const attempt = world.database.kysely.transaction().execute(async (transaction) => {
          await sql`set local role wardkit_app`.execute(transaction);
          await statement.execute(transaction);
        });
        await assert.rejects(attempt, (cause: { code?: string }) => cause.code === '42501');
      }
    });

    test('is closed to whoever calls past the code, but for the own station and the own person', async () => {
      const count = (settings: Record<string, string>) =>
        world.database.kysely.transaction().execute(async (transaction) => {
          await sql`set local role wardkit_app`.execute(transaction);
          for (const [name, value] of Object.entries(settings)) {
            await sql.raw(`set local wardkit.${name} = '${value}'`).execute(transaction);
          }
          const { rows } = await sql<{ count: number }>`select count(*)::integer as count from audit_entries`.execute(
            transaction,
          );
          return rows[0]?.count ?? -1;
        });
      const { landlordPersonId } = world.premises('puqian', 0);
      assert.equal(await count({}), 0);
      assert.equal(await count({ stations: stationId, home: stationId, persons: String(landlordPersonId) }), 0);
      assert.ok((await count({ log: stationId })) > (await count({ subjects: String(landlordPersonId) })));
      assert.ok((await count({ subjects: String(landlordPersonId) })) > 0);
    });

    test('takes up what was queued long ago or far ahead, and makes the tables for it', async () => {
      const { kysely } = world.database;
      const base = { station_id: stationId, operation: 'places.getPremises', purpose: 'audit', account_id: null };
      for (const [id, at] of [
        ['019b0000-0000-7000-8000-000000000001', '2025-12-31T23:59:59.999Z'],
        ['019b0000-0000-7000-8000-000000000002', '2026-01-01T00:00:00.000Z'],
        ['019b0000-0000-7000-8000-000000000003', '2031-02-28T12:00:00.000Z'],
      ] as const) {
        await kysely
          .insertInto('audit_queue')
          .values({ ...base, id, recorded_at: at, role: 'officer', request_id: id, outcome: 200, records: [] })
          .execute();
      }
      await world.audit.settle();
      const { rows } = await sql<{ table: string }>`
        select tableoid::regclass::text as table from audit_entries where id::text like '019b0000%' order by at`.execute(
        kysely,
      );
      assert.deepEqual(
        rows.map(({ table }) => table),
        ['audit_entries_2025_12', 'audit_entries_2026_01', 'audit_entries_2031_02'],
      );
      await kysely.transaction().execute((transaction) => makePartitions(transaction, ['2026-01', '2025-12']));
      await world.upkeep.runDue();
      const { rows: made } = await sql<{ name: string | null }>`
        select to_regclass('audit_entries_2027_02')::text as name`.execute(kysely);
      assert.equal(made[0]?.name, 'audit_entries_2027_02', 'the coming months are made ahead');
    });

    test('loses and doubles nothing when several processes put entries in, and one is killed', {
      skip: !engine.concurrent,
    }, async () => {
      const twins = [await world.twin(), await world.twin(), world];
      const before = (await allEntries()).length;
      await world.audit.settle();
      let sent = 0;
      const calls = Array.from({ length: 60 }, async (_, at) => {
        const reply = await (twins[at % 3] ?? world).call('GET', pathOf(at % 4), officer);
        assert.equal(reply.status, 200);
        sent += 1;
        await (twins[at % 3] ?? world).audit.settle();
      });
      // One that is killed in the middle: its transaction ends without a commit.
      const killed = world.database.kysely.transaction().execute(async (transaction) => {
        await sequenceStation(transaction, testKeys, stationId, world.clock.now(), new Set());
        throw new Error('killed');
      });
      await assert.rejects(killed, /killed/);
      await Promise.all(calls);
      await world.audit.settle();
      const entries = await allEntries();
      const reads = entries.filter(
        (each) => Number(each.index) >= before && String(each.operation) === 'places.getPremises',
      );
      assert.equal(reads.length, sent);
      assert.equal(new Set(entries.map(({ id }) => String(id))).size, entries.length);
      assert.deepEqual(
        entries.map(({ index }) => Number(index)).sort((a, b) => a - b),
        entries.map((_, at) => at),
      );
    });

    test('is there within a second of a call, by the server’s own loop', async () => {
      const twin = await world.twin();
      const done = Promise.withResolvers<void>();
      // The loop's own transactions are real: what is waited for is that they happen, and no time passes but the clock's.
      twin.audit.start();
      await twin.call('GET', pathOf(3), officer);
      const look = async () => {
        twin.timers.pass(1);
        const waiting = await world.database.kysely.selectFrom('audit_queue').selectAll().execute();
        if (waiting.length === 0) done.resolve();
        else setImmediate(look);
      };
      await look();
      await done.promise;
      await twin.audit.stop();
      assert.ok(world.clock.time.getTime() > startOfTests.getTime());
    });
  });
}
