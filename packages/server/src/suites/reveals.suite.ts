import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { RetentionRules } from '../retention/retention-rules.ts';
import { deletePastTime } from '../retention/run-retention.ts';
import { AttachmentStore } from '../storage/attachment-store.ts';
import { FolderStore } from '../storage/folder-store.ts';
import { type CallOptions, type Engine, type Loose, startOfTests, testKeys, World } from './world.ts';

const reason = '隐患整改期限将至，需电话联系房东确认';

export function revealsSuite(engine: Engine): void {
  describe('reveals and their reviews', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
      await world.audit.settle();
    });
    after(() => world.close());

    const officer = { as: 'puqian-officer-1', purpose: 'hazard-rectification' };
    const reviewer = { as: 'puqian-audit-reviewer-1', purpose: 'audit' };
    const landlord = { as: 'puqian-landlord-1', purpose: 'own-record' };
    /** Premises of the landlord who signs in. */
    function letPremises() {
      const account = world.data.accounts.find(({ subject }) => subject === landlord.as);
      const premises = world.data.premises.find((each) => each.landlordPersonId === account?.personId);
      const person = world.data.persons.find(({ id }) => id === account?.personId);
      assert.ok(premises && person);
      return { premises, person, record: `/v1/premises/${premises.id}` };
    }
    const reveal = (body: object, options: CallOptions = officer) =>
      world.call('POST', '/v1/reveals', { ...options, body });
    const count = async (table: 'audit_queue' | 'audit_reviews' | 'events') => {
      const { rows } = await sql<{ count: number }>`select count(*)::integer as count from ${sql.table(table)}`.execute(
        world.database.kysely,
      );
      return rows[0]?.count ?? -1;
    };
    async function without<T>(statement: string, undo: string, work: () => Promise<T>): Promise<T> {
      await sql.raw(statement).execute(world.database.kysely);
      try {
        return await work();
      } finally {
        await sql.raw(undo).execute(world.database.kysely);
      }
    }
    const withoutQueue = <T>(work: () => Promise<T>) =>
      without('revoke insert on audit_queue from wardkit_app', 'grant insert on audit_queue to wardkit_app', work);

    test('show one field, for minutes, and leave an entry and a review', async () => {
      const { premises, person, record } = letPremises();
      const reply = await reveal({ record, field: '/landlord/telephone', reason: `  ${reason}  ` });
      assert.equal(reply.status, 200, reply.text);
      assert.equal(reply.json.value, person.telephone);
      const minutes = (Date.parse(String(reply.json.expiresAt)) - Date.parse(String(reply.json.revealedAt))) / 60_000;
      assert.ok(minutes > 0 && minutes <= 5);
      await world.audit.settle();
      const [entry] = (await world.call('GET', '/v1/audit-entries?operation=reveals.create', reviewer)).json.items;
      assert.equal(entry?.id, reply.json.entryId);
      assert.equal(entry?.field, '/landlord/telephone');
      assert.deepEqual([...(entry?.records ?? [])].map(String), [premises.id, person.id]);
      for (const secret of [person.telephone, person.telephone.slice(3), person.name, reason]) {
        assert.ok(!JSON.stringify(entry).includes(secret));
      }
      const [review] = (await world.call('GET', '/v1/audit-reviews?state=open', reviewer)).json.items;
      assert.equal(review?.entryId, reply.json.entryId);
      assert.deepEqual([review?.occasion, review?.purpose, review?.reason], ['reveal', 'hazard-rectification', reason]);
      const { rows } = await sql<{ row: string }>`
        select to_jsonb(r)::text as row from audit_reviews r union all
        select to_jsonb(i)::text from idempotency_records i union all
        select to_jsonb(e)::text from events e`.execute(world.database.kysely);
      for (const { row } of rows) assert.ok(!row.includes(reason) && !row.includes(person.telephone));
      assert.ok(!world.log.some((line) => line.includes(reason) || line.includes(person.telephone)));
    });

    test('take the field’s own column: a name for a name', async () => {
      const { person, record } = letPremises();
      const reply = await reveal({ record, field: '/landlord/name', reason });
      assert.equal(reply.json.value, person.name);
    });

    test('are refused for what is not masked, not there, or too shortly reasoned', async () => {
      const { record, premises } = letPremises();
      const before = await count('audit_reviews');
      const unmasked = [
        '/landlord',
        '/landlord/personId',
        '/address/text',
        '/nothing',
        '/landlord/telephone/masked',
        '/constructor',
      ];
      for (const field of unmasked) {
        const reply = await reveal({ record, field, reason });
        assert.deepEqual([reply.status, reply.json.code], [422, 'invalid-input'], field);
        assert.equal(reply.json.errors?.[0]?.pointer, '/field');
      }
      for (const short of ['too short', '         short         ', '']) {
        const reply = await reveal({ record, field: '/landlord/telephone', reason: short });
        assert.deepEqual([reply.status, reply.json.code], [422, 'invalid-input'], short);
      }
      const missing = record.replace(premises.id, '01a00000-0000-7000-8000-000000000000');
      for (const other of [missing, `/v1/nothing/${premises.id}`, `/v1/mediations/${premises.id}`]) {
        const reply = await reveal({ record: other, field: '/landlord/telephone', reason });
        assert.deepEqual([reply.status, reply.json.code], [404, 'not-found'], other);
      }
      const foreign = await reveal(
        { record, field: '/landlord/telephone', reason },
        { ...officer, as: 'rongcheng-officer-1' },
      );
      assert.equal(foreign.status, 404);
      const noPurpose = await reveal({ record, field: '/landlord/telephone', reason }, { as: officer.as });
      assert.equal(noPurpose.json.code, 'purpose-required');
      assert.equal(await count('audit_reviews'), before, 'nothing of it is looked at');
      const { rows } = await sql<{ outcome: number }>`
        select outcome from audit_queue where operation = 'reveals.create' and ${premises.id} = any(records)`.execute(
        world.database.kysely,
      );
      assert.ok(
        rows.some(({ outcome }) => outcome === 404),
        'that somebody of another station asked is on record',
      );
    });

    test('are refused where the person’s field may not be revealed', async () => {
      const { person, record } = letPremises();
      await without(
        `update people set restricted = '{phone}' where id = '${person.id}'`,
        `update people set restricted = '{}' where id = '${person.id}'`,
        async () => {
          const reply = await reveal({ record, field: '/landlord/telephone', reason });
          assert.deepEqual([reply.status, reply.json.code], [403, 'forbidden']);
          assert.ok(!reply.text.includes(person.telephone));
        },
      );
    });

    test('are made again when the same call comes again, with an entry each', async () => {
      const { record, person } = letPremises();
      const before = await count('audit_reviews');
      const body = { record, field: '/landlord/telephone', reason };
      const [one, other] = [
        await reveal(body, { ...officer, key: 'reveal-twice' }),
        await reveal(body, { ...officer, key: 'reveal-twice' }),
      ];
      assert.deepEqual([one.json.value, other.json.value], [person.telephone, person.telephone]);
      assert.notEqual(one.json.entryId, other.json.entryId);
      assert.equal(await count('audit_reviews'), before + 2);
      const another = await reveal({ ...body, field: '/landlord/name' }, { ...officer, key: 'reveal-twice' });
      assert.equal(another.json.code, 'idempotency-key-reused');
    });

    test('and all else do nothing when the log can not be written', async () => {
      const { record, person, premises } = letPremises();
      const counts = async () => [await count('audit_queue'), await count('audit_reviews'), await count('events')];
      const before = await counts();
      await withoutQueue(async () => {
        const revealed = await reveal({ record, field: '/landlord/telephone', reason });
        assert.equal(revealed.status, 500);
        assert.ok(!revealed.text.includes(person.telephone));
        const read = await world.call('GET', record, officer);
        assert.equal(read.status, 500);
        assert.ok(!read.text.includes(premises.id));
        const id = '01a00000-0000-7000-8000-0000000000aa';
        const subscription = { url: 'http://127.0.0.1:9/hook', description: 'x', types: [], areas: [], active: true };
        const written = await world.call('PUT', `/v1/subscriptions/${id}`, {
          as: 'puqian-administrator-1',
          headers: { 'if-none-match': '*' },
          body: { ...subscription, types: ['stay.registered'] },
          key: 'unlogged',
        });
        assert.equal(written.status, 500, written.text);
        const rows = await world.database.kysely
          .selectFrom('subscriptions')
          .select('id')
          .where('id', '=', id)
          .execute();
        assert.deepEqual(rows, []);
      });
      assert.deepEqual(await counts(), before);
      const spoilt = await without(
        'alter table audit_reviews rename to audit_reviews_away',
        'alter table audit_reviews_away rename to audit_reviews',
        () => reveal({ record, field: '/landlord/telephone', reason }),
      );
      assert.equal(spoilt.status, 500);
      assert.ok(!spoilt.text.includes(person.telephone));
      assert.deepEqual(await counts(), before, 'nor an entry of a reveal that was not reviewed');
    });

    const firstOpen = async (): Promise<Loose> => {
      const [review] = (await world.call('GET', '/v1/audit-reviews?state=open&limit=1', reviewer)).json.items;
      assert.ok(review);
      return review;
    };
    const decide = (review: Loose, version: unknown, options: CallOptions = reviewer) =>
      world.call('POST', `/v1/audit-reviews/${review.id}/decision`, {
        ...options,
        headers: { 'if-match': `"${version}"` },
        body: { decision: 'justified', finding: '与当日隐患整改记录一致，用途属实。' },
      });

    test('are decided once, on the newest version', async () => {
      const review = await firstOpen();
      assert.equal((await decide(review, 7)).json.code, 'version-stale');
      const decided = await decide(review, 1);
      assert.equal(decided.status, 200, decided.text);
      assert.deepEqual([decided.json.state, decided.json.version], ['justified', 2]);
      assert.equal(decided.json.finding, '与当日隐患整改记录一致，用途属实。');
      const again = await decide(review, 2);
      assert.deepEqual([again.status, again.json.code], [409, 'state-conflict']);
      const read = await world.call('GET', `/v1/audit-reviews/${review.id}`, reviewer);
      assert.deepEqual(read.json, decided.json);
      assert.equal(read.headers.get('etag'), '"2"');
      const foreign = { ...reviewer, as: 'rongcheng-audit-reviewer-1' };
      assert.equal((await world.call('GET', `/v1/audit-reviews/${review.id}`, foreign)).status, 404);
      assert.equal((await decide(review, 2, foreign)).status, 404);
      assert.deepEqual([...(await world.call('GET', '/v1/audit-reviews', foreign)).json.items], []);
    });

    test('are decided by one of two who decide at once', { skip: !engine.concurrent }, async () => {
      const review = await firstOpen();
      const replies = await Promise.all([decide(review, 1), decide(review, 1)]);
      assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 412]);
    });

    test('are not decided by whoever made the reading', async () => {
      const { record } = letPremises();
      const account = world.data.accounts.find(({ subject }) => subject === reviewer.as);
      await without(
        `update accounts set roles = '{officer,audit-reviewer}' where id = '${account?.id}'`,
        `update accounts set roles = '{audit-reviewer}' where id = '${account?.id}'`,
        async () => {
          // A token that was checked is believed for a minute.
          world.clock.time = new Date(world.clock.time.getTime() + 61_000);
          const own = await reveal(
            { record, field: '/landlord/telephone', reason },
            { ...reviewer, purpose: 'supervision' },
          );
          assert.equal(own.status, 200, own.text);
          const reviews = (await world.call('GET', '/v1/audit-reviews?state=open&limit=200', reviewer)).json.items;
          const review = [...reviews].find(({ entryId }) => entryId === own.json.entryId);
          assert.ok(review);
          const refused = await decide(review, 1);
          assert.deepEqual([refused.status, refused.json.code], [403, 'forbidden']);
        },
      );
    });

    test('lists walk over every review once', async () => {
      const ids: string[] = [];
      for (let path: string | null = '/v1/audit-reviews?limit=2'; path !== null; ) {
        const page = await world.call('GET', path, reviewer);
        ids.push(...[...page.json.items].map(({ id }) => String(id)));
        path =
          page.json.next === null
            ? null
            : `/v1/audit-reviews?limit=2&cursor=${encodeURIComponent(String(page.json.next))}`;
      }
      assert.ok(ids.length >= 3);
      assert.equal(new Set(ids).size, ids.length);
      assert.equal(ids.length, await count('audit_reviews'));
    });

    describe('the access log', () => {
      const log = async (query = '', as = landlord) => {
        await world.audit.settle();
        const reply = await world.call('GET', `/v1/access-log?limit=200${query}`, as);
        assert.equal(reply.status, 200, reply.text);
        return [...reply.json.items];
      };

      test('tells the person concerned of each reading by somebody else, and of no other', async () => {
        const { record, premises, person } = letPremises();
        const before = (await log()).length;
        world.clock.time = new Date(world.clock.time.getTime() + 1000);
        const since = `&since=${world.clock.time.toISOString()}`;
        await world.call('GET', record, officer);
        // Named by the premises alone, and by a page of many records.
        const check = world.data.rentalChecks.find((each) => each.premisesId === premises.id);
        await world.call('GET', `/v1/rental-checks/${check?.id}`, {
          as: 'puqian-supervisor-1',
          purpose: 'supervision',
        });
        await world.call('GET', '/v1/premises?limit=200', { as: 'puqian-auxiliary-1', purpose: 'rental-check' });
        await reveal({ record, field: '/landlord/telephone', reason });
        // One's own reading, one that was refused, and one of somebody else's premises are none of these.
        await world.call('GET', record, landlord);
        await world.call('GET', record, { ...officer, as: 'rongcheng-officer-1' });
        const other = world.data.premises.find(
          (each) => each.stationId === premises.stationId && each.landlordPersonId !== person.id,
        );
        await world.call('GET', `/v1/premises/${other?.id}`, officer);
        const entries = await log(since);
        assert.deepEqual(
          entries
            .map(({ operation, role, purpose, revealed }) => [operation, role, purpose, revealed].map(String))
            .sort(),
          [
            ['places.getPremises', 'officer', 'hazard-rectification', 'false'],
            ['places.listPremises', 'auxiliary', 'rental-check', 'false'],
            ['rentalChecks.get', 'supervisor', 'supervision', 'false'],
            ['reveals.create', 'officer', 'hazard-rectification', 'true'],
          ],
        );
        assert.equal((await log()).length, before + 4);
        const [first] = entries;
        assert.ok(String(first?.stationName).length > 2);
        const staff = world.data.accounts.filter(({ stationId }) => stationId === premises.stationId);
        for (const { displayName, id } of staff) {
          assert.ok(!JSON.stringify(entries).includes(displayName) && !JSON.stringify(entries).includes(id));
        }
        const proof = await world.call(
          'GET',
          `/v1/audit-entries/${first?.entryId}/inclusion-proof?treeSize=100000`,
          landlord,
        );
        assert.equal(proof.json.code, 'invalid-input', 'the own entry is known, the size is not');
      });

      test('is the person’s own: a tenant finds their readings, and not the landlord’s', async () => {
        const account = world.data.accounts.find(({ subject }) => subject === 'puqian-resident-1');
        const stay = world.data.stays.find(({ personId }) => personId === account?.personId);
        world.clock.time = new Date(world.clock.time.getTime() + 1000);
        const since = `&since=${world.clock.time.toISOString()}`;
        await world.call('GET', `/v1/stays?premisesId=${stay?.premisesId}`, officer);
        await world.call('GET', letPremises().record, officer);
        const tenant = { as: 'puqian-resident-1', purpose: 'own-record' };
        const entries = await log(since, tenant);
        assert.deepEqual(
          entries.map(({ operation }) => String(operation)),
          ['stays.list'],
        );
        const landlords = (await log('', landlord)).find(({ operation }) => String(operation) === 'places.getPremises');
        const path = `/v1/audit-entries/${landlords?.entryId}/inclusion-proof?treeSize=1`;
        assert.equal((await world.call('GET', path, tenant)).status, 404);
        assert.equal((await world.call('GET', '/v1/access-log', officer)).status, 403);
      });

      test('is paged', async () => {
        const all = (await log()).map(({ entryId }) => String(entryId));
        const walked: string[] = [];
        for (let path: string | null = '/v1/access-log?limit=2'; path !== null; ) {
          const page = await world.call('GET', path, landlord);
          walked.push(...[...page.json.items].map(({ entryId }) => String(entryId)));
          path =
            page.json.next === null
              ? null
              : `/v1/access-log?limit=2&cursor=${encodeURIComponent(String(page.json.next))}`;
        }
        assert.deepEqual(walked, all);
      });
    });

    test('readings of very many records in an hour, and a sample of all, come into the queue once', async () => {
      const own = await World.open(engine);
      try {
        const { kysely } = own.database;
        const officers = own.data.accounts.filter(({ subject }) => /^puqian-officer-[12]$/.test(subject));
        const [many, few] = officers;
        assert.ok(many && few);
        const recordOf = (number: number) => `019b0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
        // Ids of a row each, so that the hashes of the entries, and with them the sample, are the same in every run.
        const entries = Array.from({ length: 1800 }, (_, number) => {
          const isMany = number % 2 === 0;
          return {
            station_id: many.stationId,
            id: `019c0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`,
            recorded_at: new Date(startOfTests.getTime() - 50 * 60_000 + number * 1000),
            operation: 'places.listPremises',
            purpose: 'rental-check',
            account_id: isMany ? many.id : few.id,
            role: 'officer',
            request_id: recordOf(number),
            outcome: 200,
            // Twice the same record is one: the one reads 1,800 and the other 10.
            records: isMany ? [recordOf(2 * number), recordOf(2 * number + 1)] : [recordOf(number % 20)],
          };
        });
        for (let from = 0; from < entries.length; from += 500) {
          await kysely
            .insertInto('audit_queue')
            .values(entries.slice(from, from + 500))
            .execute();
        }
        await own.audit.settle();
        const found = async () =>
          (await own.call('GET', '/v1/audit-reviews?limit=200', reviewer)).json.items as unknown as readonly {
            readonly occasion: string;
            readonly entryId: string;
            readonly purpose: string;
          }[];
        await own.upkeep.runDue();
        assert.deepEqual(await found(), [], 'an hour that may still get entries is left alone');
        own.clock.time = new Date(startOfTests.getTime() + 75 * 60_000);
        await own.upkeep.runDue();
        const reviews = await found();
        const last = entries.findLast(({ account_id: account }) => account === many.id);
        assert.deepEqual(
          reviews.filter(({ occasion }) => occasion === 'many-records').map(({ entryId }) => entryId),
          [last?.id],
        );
        const sample = reviews.filter(({ occasion }) => occasion === 'sample');
        assert.ok(sample.length > 0 && sample.length < 20, `${sample.length} of 1800`);
        assert.ok(reviews.every(({ purpose }) => purpose === 'rental-check'));
        own.clock.time = new Date(own.clock.time.getTime() + 61 * 60_000);
        await own.upkeep.runDue();
        assert.equal((await found()).length, reviews.length, 'and are not chosen again');
      } finally {
        await own.close();
      }
    });

    test('go three years after they were decided, with the reason; what is open stays, and so do the entries', async () => {
      const states = async () => {
        const rows = await world.database.kysely.selectFrom('audit_reviews').select(['id', 'state']).execute();
        return { open: rows.filter(({ state }) => state === 'open').length, all: rows.length };
      };
      const review = await firstOpen();
      assert.equal((await decide(review, review.version)).status, 200);
      const before = await states();
      assert.ok(before.open > 0 && before.all > before.open);
      const store = new AttachmentStore(new FolderStore(`${world.folder}/attachments`), testKeys);
      const inDays = (days: number) => new Date(startOfTests.getTime() + days * 24 * 3_600_000);
      await deletePastTime(world.database.kysely, store, new RetentionRules(), inDays(1094));
      assert.deepEqual(await states(), before);
      await deletePastTime(world.database.kysely, store, new RetentionRules(), inDays(1096));
      assert.deepEqual(await states(), { open: before.open, all: before.open });
      const entries = await world.call('GET', '/v1/audit-entries?operation=reveals.create&limit=200', reviewer);
      assert.ok([...entries.json.items].some(({ id }) => String(id) === String(review.entryId)));
    });
  });
}
