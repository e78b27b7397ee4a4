import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { liftHold, listHolds, setHold } from '../retention/legal-holds.ts';
import { parseRetentionRules, RetentionRules } from '../retention/retention-rules.ts';
import { countPastTime, deletePastTime } from '../retention/run-retention.ts';
import { StartFailure } from '../start-failure.ts';
import { AttachmentStore, LostFile } from '../storage/attachment-store.ts';
import { FolderStore } from '../storage/folder-store.ts';
import { newUuid } from '../uuid.ts';
import { receive } from './alert-records.ts';
import { addAlertPhotograph } from './evidence.ts';
import { hoursFrom, MediationCase } from './mediation-records.ts';
import { type Engine, type Loose, startOfTests, testKeys, World } from './world.ts';

const rules = new RetentionRules();
const inYears = (years: number) => new Date(startOfTests.getTime() + years * 366 * 24 * 3_600_000);

class LostDisk extends AttachmentStore {
  override drop(): Promise<void> {
    return Promise.reject(new Error('the disk is gone'));
  }
}

const endsWithoutAgreement = (move: string) => ['refuse', 'fail', 'withdraw', 'transfer'].includes(move);

export function retentionSuite(engine: Engine): void {
  describe('retention', () => {
    let world: World;
    let store: AttachmentStore;
    before(async () => {
      world = await World.open(engine);
      store = new AttachmentStore(new FolderStore(`${world.folder}/attachments`), testKeys);
    });
    after(() => world.close());

    const kysely = () => world.database.kysely;
    const idsOf = async (table: 'stays' | 'rental_checks' | 'people' | 'attachments' | 'tombstones') => {
      const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} order by id`.execute(kysely());
      return rows.map(({ id }) => id);
    };
    const sumOf = (counts: readonly { count: number; classId: string }[], classId: string) =>
      counts.filter((each) => each.classId === classId).reduce((sum, { count }) => sum + count, 0);

    /** A photograph of a check, as an upload leaves it. */
    async function photographOf(check: { id: string; stationId: string; premisesId: string }): Promise<string> {
      const id = newUuid(startOfTests);
      const place = { stationId: check.stationId, attachmentId: id, secretId: testKeys.activeId };
      await store.putCopy(place, new Uint8Array([1, 2, 3]));
      await kysely()
        .insertInto('attachments')
        .values({
          station_id: check.stationId,
          id,
          premises_id: check.premisesId,
          size: 3,
          sha256: 'a'.repeat(64),
          media_type: 'image/jpeg',
          state: 'complete',
          created_at: startOfTests,
          created_by: newUuid(startOfTests),
          secret_id: testKeys.activeId,
        })
        .execute();
      await sql`insert into rental_check_photographs (station_id, check_id, attachment_id)
        values (${check.stationId}, ${check.id}, ${id})`.execute(kysely());
      return id;
    }

    test('every period is a row with its source, and an operator may say otherwise', () => {
      for (const rule of rules.rules) {
        assert.match(rule.verifiedOn, /^\d{4}-\d\d-\d\d$/);
        assert.ok(rule.source['zh-Hans'] && rule.source.en && rule.sentence['zh-Hans'] && rule.sentence.en);
        assert.ok(rule.days > 0);
      }
      const own = parseRetentionRules('{"stays-ended":{"days":90,"source":"某省规定","article":"第五条"}}', 'x');
      assert.equal(own.ruleOf('stays-ended').days, 90);
      assert.equal(own.ruleOf('stays-ended').article, '第五条');
      assert.equal(own.keptUntil('stays-ended', '2026-01-31'), '2026-05-01');
      for (const text of [
        'x',
        '[]',
        '{"stays-ended":3}',
        '{"stay":{"days":3}}',
        '{"stays-ended":{"days":-1}}',
        '{"stays-ended":{"days":1.5}}',
        '{"stays-ended":{"isDuty":true}}',
        '{"idempotency-records":{"days":3}}',
      ]) {
        assert.throws(() => parseRetentionRules(text, 'the file'), StartFailure, text);
      }
    });

    test('a closed alert goes whole after its time, with who called, its timeline and its photographs', async () => {
      const own = await World.open(engine);
      try {
        const duty = 'puqian-duty-officer-1';
        const [held, open] = [await receive(own, duty), await receive(own, duty)];
        const alert = await receive(own, duty);
        const photograph = await addAlertPhotograph(own, String(alert.id), duty);
        const close = async ({ id }: Loose, photographIds: readonly string[]) => {
          const move = (name: string, version: number, body: object) =>
            own.call('POST', `/v1/alerts/${id}/${name}`, {
              as: duty,
              purpose: 'alert-handling',
              body,
              headers: { 'if-match': `"${version}"` },
            });
          await move('acknowledgement', 1, {});
          const resolution = { outcome: 'helped-on', note: '已协助解决', photographIds, mediationId: null };
          const closed = await move('resolution', 2, resolution);
          assert.equal(closed.status, 200, closed.text);
        };
        await close(alert, [photograph]);
        await close(held, []);
        await setHold(own.database.kysely, testKeys, String(held.id), '法院调取证据通知书〔2026〕7号', startOfTests);
        const files = new AttachmentStore(own.files, testKeys);
        const inYear = (years: number) => deletePastTime(own.database.kysely, files, rules, inYears(years));
        const left = async () => {
          const { rows } = await sql<{ id: string }>`
            select id from alerts where id = any(${[alert.id, held.id, open.id]}::uuid[])`.execute(own.database.kysely);
          return rows.map(({ id }) => id).sort();
        };
        await inYear(2);
        assert.equal((await left()).length, 3);
        await inYear(4);
        assert.deepEqual(await left(), [held.id, open.id].map(String).sort());
        const { rows } = await sql<{ count: number }>`
          select (select count(*) from alert_timeline where alert_id = ${alert.id}::uuid)::integer
            + (select count(*) from alert_deadlines where alert_id = ${alert.id}::uuid)::integer
            + (select count(*) from attachments where id = ${photograph}::uuid)::integer as count`.execute(
          own.database.kysely,
        );
        assert.equal(rows[0]?.count, 0);
        const tombs = await own.database.kysely
          .selectFrom('tombstones')
          .select(['class', 'fields'])
          .where('record_id', '=', String(alert.id))
          .execute();
        assert.deepEqual(tombs, [{ class: 'alerts-closed', fields: [] }]);
        const again = await own.call('GET', `/v1/alerts/${alert.id}`, { as: duty, purpose: 'alert-handling' });
        assert.equal(again.status, 404);
      } finally {
        await own.close();
      }
    });

    test('a mediation that ended without an agreement goes after its time, archived or not', async () => {
      const own = await World.open(engine);
      try {
        const [withdrawn, open, settled] = [
          await MediationCase.registered(own),
          await MediationCase.registered(own),
          await MediationCase.registered(own),
        ];
        await withdrawn.addBothSides();
        const body = { withdrawnAt: hoursFrom(own, 0), byPartyId: withdrawn.claimantId, reason: '已自行和解' };
        withdrawn.succeed(await withdrawn.post('/withdrawal', body), 200);
        await settled.toForce();
        const files = new AttachmentStore(own.files, testKeys);
        const left = async (years: number) => {
          await deletePastTime(own.database.kysely, files, rules, inYears(years));
          const { rows } = await sql<{ id: string }>`
            select id from mediations where id = any(${[withdrawn.id, open.id, settled.id]}::uuid[])`.execute(
            own.database.kysely,
          );
          return rows.map(({ id }) => id).sort();
        };
        assert.equal((await left(4)).length, 3);
        assert.deepEqual(await left(6), [open.id, settled.id].sort());
      } finally {
        await own.close();
      }
    });

    test('a dry run says what would go, by station and class, and changes nothing', async () => {
      const before = [await idsOf('stays'), await idsOf('people'), await idsOf('rental_checks')];
      assert.equal(sumOf(await countPastTime(kysely(), rules, startOfTests), 'stays-ended'), 0);
      const counts = await countPastTime(kysely(), rules, inYears(9));
      const ended = world.data.stays.filter((stay) => stay.state === 'ended');
      assert.equal(sumOf(counts, 'stays-ended'), ended.length);
      assert.ok(ended.length > 0);
      const stations = new Set(counts.map((each) => each.stationId));
      assert.ok(stations.size > 1);
      assert.deepEqual([await idsOf('stays'), await idsOf('people'), await idsOf('rental_checks')], before);
      assert.deepEqual(await idsOf('tombstones'), []);
    });

    test('what lies under a hold stays until the hold is lifted, and so does what belongs to it', async () => {
      const ended = world.data.stays.filter((stay) => stay.state === 'ended');
      const [byRecord, byPerson, byPremises] = ended;
      assert.ok(byRecord && byPerson && byPremises);
      const reason = '法院调取证据通知书〔2026〕7号';
      const held = [byRecord.id, byPerson.personId, byPremises.premisesId];
      for (const id of held) await setHold(kysely(), testKeys, id, reason, startOfTests);
      await assert.rejects(setHold(kysely(), testKeys, byRecord.id, reason, startOfTests), /already/);
      await assert.rejects(setHold(kysely(), testKeys, newUuid(startOfTests), reason, startOfTests), /No record/);
      await assert.rejects(setHold(kysely(), testKeys, byRecord.id, 'short', startOfTests), /reason/);
      const listed = await listHolds(kysely(), testKeys);
      assert.deepEqual(listed.map((hold) => hold.recordId).sort(), [...held].sort());
      assert.ok(listed.every((hold) => hold.reason === reason));
      const { rows } = await sql<{ text: string }>`select to_jsonb(h)::text as text from legal_holds h`.execute(
        kysely(),
      );
      assert.ok(
        rows.every(({ text }) => !text.includes('法院')),
        'a reason is sealed',
      );

      await deletePastTime(kysely(), store, rules, inYears(9));
      const left = await idsOf('stays');
      for (const stay of [byRecord, byPerson, byPremises]) assert.ok(left.includes(stay.id), stay.id);
      assert.ok(ended.some((stay) => !left.includes(stay.id)));

      for (const id of held) await liftHold(kysely(), testKeys, id, '案件已审结，解除保全。', startOfTests);
      await assert.rejects(
        liftHold(kysely(), testKeys, byRecord.id, '案件已审结，解除保全。', startOfTests),
        /No hold/,
      );
      await deletePastTime(kysely(), store, rules, inYears(9));
      const rest = await idsOf('stays');
      for (const stay of ended) assert.ok(!rest.includes(stay.id));
      for (const stay of world.data.stays) if (stay.state !== 'ended') assert.ok(rest.includes(stay.id));
    });

    test('each deletion leaves its record and an audit entry, and neither holds any of the data', async () => {
      const ended = world.data.stays.filter((stay) => stay.state === 'ended');
      for (const stay of ended) {
        const rows = await kysely().selectFrom('tombstones').selectAll().where('record_id', '=', stay.id).execute();
        assert.equal(rows.length, 1, 'once, however often it ran');
        assert.equal(rows[0]?.rule, 'stays-ended');
      }
      const { rows } = await sql<{ records: string[] }>`
        select records from audit_queue where operation = 'retention'`.execute(kysely());
      const named = new Set(rows.flatMap((row) => row.records));
      for (const stay of ended) assert.ok(named.has(stay.id));
    });

    test('a person goes some time after the last record that names them', async () => {
      const named = new Set([
        ...world.data.stays.filter((stay) => stay.state !== 'ended').map((stay) => stay.personId),
        ...world.data.premises.map((premises) => premises.landlordPersonId),
        ...world.data.accounts.map((account) => account.personId),
        // A dossier that is not closed stays, and names its parties.
        ...world.data.mediations
          .filter(({ moves }) => !moves.some(({ move }) => move.startsWith('archive') || endsWithoutAgreement(move)))
          .flatMap(({ parties }) => parties.map((party) => party.personId)),
      ]);
      const unnamed = world.data.persons.filter((person) => !named.has(person.id));
      assert.ok(unnamed.length > 0);
      const people = await idsOf('people');
      assert.ok(
        unnamed.every((person) => people.includes(person.id)),
        'not at once',
      );
      const later = new Date(inYears(9).getTime() + 31 * 24 * 3_600_000);
      await deletePastTime(kysely(), store, rules, later);
      const left = await idsOf('people');
      assert.deepEqual(
        left,
        world.data.persons
          .filter((person) => named.has(person.id))
          .map(({ id }) => id)
          .sort(),
      );
    });

    test('a photograph that no record names goes after thirty days, and one that is named stays', async () => {
      const left = new Set(await idsOf('rental_checks'));
      const check = world.data.rentalChecks.find(({ id }) => left.has(id));
      assert.ok(check);
      const [named, unnamed] = [await photographOf(check), await photographOf(check)];
      await sql`delete from rental_check_photographs where attachment_id = ${unnamed}`.execute(kysely());
      const inDays = (days: number) => new Date(startOfTests.getTime() + days * 24 * 3_600_000);
      const place = { stationId: check.stationId, attachmentId: unnamed, secretId: testKeys.activeId };
      await deletePastTime(kysely(), store, rules, inDays(29));
      assert.equal((await store.readCopy(place)).length, 3);
      const counts = await deletePastTime(kysely(), store, rules, inDays(31));
      assert.equal(sumOf(counts, 'photographs-unnamed'), 1);
      await assert.rejects(store.readCopy(place), LostFile);
      assert.equal((await store.readCopy({ ...place, attachmentId: named })).length, 3);
    });

    test('a check goes with its photographs and their files, but the last one of premises stays', async () => {
      const byPremises = Map.groupBy(world.data.rentalChecks, (check) => check.premisesId);
      const hazards = new Set(world.data.hazards.map((hazard) => hazard.checkId));
      const series = [...byPremises.values()].find((checks) => checks.length > 1 && !hazards.has(checks[0]?.id ?? ''));
      const checks = [...(series ?? [])].sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
      const [first] = checks;
      const last = checks.at(-1);
      // Those that went already in the tests before are put aside: this one looks at a world of its own.
      const own = await World.open(engine);
      const [outer, outerStore] = [world, store];
      world = own;
      store = new AttachmentStore(new FolderStore(`${own.folder}/attachments`), testKeys);
      try {
        assert.ok(first && last);
        const photograph = await photographOf(first);
        const place = { stationId: first.stationId, attachmentId: photograph, secretId: testKeys.activeId };
        const broken = new LostDisk(new FolderStore(`${own.folder}/attachments`), testKeys);
        await assert.rejects(deletePastTime(kysely(), broken, rules, inYears(9)), /disk is gone/);
        assert.equal((await store.readCopy(place)).length, 3, 'the row is given up before the file');
        const run = () => deletePastTime(kysely(), store, rules, inYears(9));
        await Promise.all([run(), run()]);
        const { rows: twice } = await sql`
          select record_id from tombstones group by record_id having count(*) > 1`.execute(kysely());
        assert.deepEqual(twice, [], 'two runs at once delete nothing twice');
        await assert.rejects(store.readCopy(place), LostFile);
        assert.deepEqual(await idsOf('attachments'), []);
        const left = await idsOf('rental_checks');
        assert.ok(!left.includes(first.id));
        assert.ok(left.includes(last.id));
        for (const premisesId of byPremises.keys()) {
          const { rows } = await sql`select 1 from rental_checks where premises_id = ${premisesId}`.execute(kysely());
          assert.ok(rows.length > 0);
        }
      } finally {
        [world, store] = [outer, outerStore];
        await own.close();
      }
    });
  });
}
