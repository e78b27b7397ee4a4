import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isStream } from '@wardkit/contract/operation';
import { allOperations } from '@wardkit/contract/operations';
import { sql } from 'kysely';
import { hashOfInvitationCode, mostWrongCodes, readCode } from '../modules/invitation-codes.ts';
import { notServed } from '../modules/not-served.ts';
import { pathOf } from './embed-sessions.suite.ts';
import { identityToken } from './identity-token.ts';
import { newId } from './submission.ts';
import { type Engine, type Reply, startOfTests, testKeys, World } from './world.ts';

const officer = 'puqian-officer-1';
const minute = 60_000;

export function invitationsSuite(engine: Engine): void {
  describe('invitations', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine, { requestsPerMinute: 100_000 });
    });
    after(() => world.close());

    const stationId = () => world.premises('puqian', 0).stationId;
    /** Somebody whom the issuer knows and, to begin with, no station. */
    const tokenOf = (subject: string, scope?: string) => identityToken(world, subject, scope);
    const callAs = async (subject: string, method: string, path: string, body?: object, key = world.newKey()) =>
      world.call(method, path, {
        headers: { authorization: `Bearer ${await tokenOf(subject)}`, 'wardkit-purpose': 'own-record' },
        ...(body === undefined ? {} : { body }),
        key,
      });
    const redeem = (subject: string, code: string, key = world.newKey()) =>
      callAs(subject, 'POST', '/v1/invitation-redemptions', { code }, key);
    /** Landlords of the station, each of whom is linked by one test at most. */
    let taken = 0;
    const somebody = (): string => {
      const station = stationId();
      const linked = new Set(world.data.accounts.map(({ personId }) => personId));
      const people = world.data.persons.filter((each) => each.stationId === station && !linked.has(each.id));
      taken += 1;
      return people[taken]?.id ?? '';
    };
    const invite = async (change: object = {}, as = officer): Promise<Reply> =>
      world.call('POST', '/v1/invitations', {
        as,
        body: { personId: somebody(), role: 'landlord', days: 14, ...change },
      });
    const pathOfInvitation = (reply: Reply) => `/v1/invitations/${String(reply.json.invitation?.id)}`;
    const refusedAs = (reply: Reply, status: number, code: string) =>
      assert.deepEqual([reply.status, reply.json.code], [status, code as never], reply.text);

    test('a code links whoever types it to the person and role of the invitation, and to nothing else', async () => {
      const personId = String(
        world.data.premises.find((each) => each.stationId === stationId() && each.landlordPersonId)?.landlordPersonId,
      );
      const made = await invite({ personId });
      assert.equal(made.status, 201, made.text);
      const code = String(made.json.code);
      assert.match(code, /^[0-9A-HJKMNP-TV-Z]{16}$/);
      const before = await callAs('newcomer-1', 'GET', '/v1/session');
      assert.deepEqual([before.json.roles, before.json.personId, before.json.station], [
        ['resident'],
        null,
        null,
      ] as never);
      // As it is typed from paper: in groups, in small letters, with a letter for a digit.
      const typed = code
        .toLowerCase()
        .replaceAll('0', 'o')
        .replaceAll('1', 'l')
        .replace(/(.{4})(?=.)/g, '$1-');
      const linked = await redeem('newcomer-1', ` ${typed} `);
      assert.equal(linked.status, 200, linked.text);
      const { linkedAt: _, ...link } = linked.json;
      assert.deepEqual(link, { stationId: stationId(), personId, role: 'landlord' } as never);
      const after = await callAs('newcomer-1', 'GET', '/v1/session');
      assert.deepEqual([after.json.roles, after.json.personId], [['landlord'], personId] as never);
      assert.equal(after.json.subject, before.json.subject, 'the same account before and after');
      assert.match(String(after.json.displayName), /^.\*\*$/, 'a name that is shown without a purpose is masked');
      const premises = await callAs('newcomer-1', 'GET', '/v1/premises?limit=200');
      const own = world.data.premises.filter((each) => each.landlordPersonId === personId).map(({ id }) => id);
      assert.deepEqual([...premises.json.items].map((item) => String(item.id)).sort(), own.sort());
      const read = await world.call('GET', pathOfInvitation(made), { as: officer });
      assert.deepEqual([read.json.state, read.json.version], ['redeemed', 2] as never);
      assert.equal(read.json.redeemedAt, startOfTests.toISOString());
    });

    test('the same redemption again, after a lost answer, has the same answer', async () => {
      const code = String((await invite()).json.code);
      const first = await redeem('newcomer-2', code, 'key-of-newcomer-2');
      assert.equal(first.status, 200, first.text);
      const again = await redeem('newcomer-2', code, 'key-of-newcomer-2');
      assert.deepEqual([again.status, again.text], [200, first.text]);
      assert.equal(again.headers.get('idempotency-replayed'), 'true');
      refusedAs(await redeem('newcomer-2', code), 422, 'invitation-invalid');
    });

    test('what can not be used is refused in one way, byte for byte', async () => {
      const [used, revoked, expired] = [await invite(), await invite(), await invite({ days: 1 })];
      assert.equal((await redeem('newcomer-3', String(used.json.code))).status, 200);
      const ended = await world.call('DELETE', pathOfInvitation(revoked), {
        as: officer,
        headers: { 'if-match': '"1"' },
      });
      assert.equal(ended.status, 204);
      world.clock.time = new Date(startOfTests.getTime() + 24 * 60 * minute);
      try {
        const codes = [used, revoked, expired].map((reply) => String(reply.json.code));
        const answers = [];
        for (const code of [...codes, '7K3M9QX2ABCD5TVW', 'x', '0'.repeat(40), "' or 1=1 --", '王小明\u202e']) {
          const reply = await redeem('newcomer-4', code);
          refusedAs(reply, 422, 'invitation-invalid');
          answers.push(JSON.stringify({ ...reply.json, requestId: 0 }));
        }
        assert.equal(new Set(answers).size, 1);
        const state = async (reply: Reply) =>
          (await world.call('GET', pathOfInvitation(reply), { as: officer })).json.state;
        assert.deepEqual([await state(used), await state(revoked), await state(expired)], [
          'redeemed',
          'revoked',
          'expired',
        ] as never);
      } finally {
        world.clock.time = startOfTests;
      }
    });

    test('a code of another person links nobody who is somebody there already', async () => {
      const made = await invite();
      refusedAs(await redeem('puqian-landlord-1', String(made.json.code)), 422, 'invitation-invalid');
      const open = await world.call('GET', pathOfInvitation(made), { as: officer });
      assert.equal(open.json.state, 'open' as never);
      const account = world.data.accounts.find((each) => each.subject === 'puqian-landlord-1');
      const own = account?.personId;
      const further = await invite({ personId: own, role: 'party' });
      const linked = await redeem('puqian-landlord-1', String(further.json.code));
      assert.equal(linked.status, 200, linked.text);
      const rows = await world.database.kysely
        .selectFrom('accounts')
        .select(['roles', 'person_id'])
        .where('id', '=', account?.id ?? '')
        .execute();
      assert.deepEqual(rows, [{ roles: ['landlord', 'party'], person_id: own }]);
    });

    test('staff redeem nothing, and an account at another station becomes one more', async () => {
      const code = String((await invite()).json.code);
      refusedAs(await redeem(officer, code), 403, 'forbidden');
      assert.equal((await redeem('rongcheng-landlord-1', code)).status, 200);
      const links = await world.database.kysely
        .selectFrom('sign_in_links')
        .select('station_id')
        .where('subject', '=', 'rongcheng-landlord-1')
        .execute();
      assert.equal(links.length, 2);
    });

    test('ten wrong codes within an hour, and the account is refused until it has passed, at every process', async () => {
      const code = String((await invite()).json.code);
      const wrong = `${code.startsWith('0') ? '1' : '0'}${code.slice(1)}`;
      for (let count = 0; count < mostWrongCodes; count += 1) {
        world.clock.time = new Date(startOfTests.getTime() + count * minute);
        refusedAs(await redeem('guesser', wrong), 422, 'invitation-invalid');
      }
      try {
        const refused = await redeem('guesser', code);
        refusedAs(refused, 429, 'rate-limited');
        assert.equal(refused.headers.get('retry-after'), String((60 - mostWrongCodes + 1) * 60));
        const twin = await world.twin();
        const elsewhere = await twin.call('POST', '/v1/invitation-redemptions', {
          headers: { authorization: `Bearer ${await tokenOf('guesser')}` },
          body: { code },
          key: twin.newKey() + newId(),
        });
        refusedAs(elsewhere, 429, 'rate-limited');
        assert.equal((await callAs('guesser', 'GET', '/v1/session')).status, 200, 'other calls go on');
        assert.equal((await redeem('another-guesser', wrong)).status, 422, 'it is counted by account');
        world.clock.time = new Date(startOfTests.getTime() + 60 * minute - 1);
        refusedAs(await redeem('guesser', code), 429, 'rate-limited');
        world.clock.time = new Date(startOfTests.getTime() + 60 * minute);
        refusedAs(await redeem('guesser', wrong), 422, 'invitation-invalid');
        refusedAs(await redeem('guesser', code), 429, 'rate-limited');
        world.clock.time = new Date(startOfTests.getTime() + 61 * minute);
        assert.equal((await redeem('guesser', code)).status, 200);
      } finally {
        world.clock.time = startOfTests;
      }
    });

    test('guesses made at once are counted one by one', async () => {
      const replies = await Promise.all(
        Array.from({ length: 15 }, (_, index) => redeem('hasty', `0000000000000${100 + index}`)),
      );
      const statuses = replies.map(({ status }) => status);
      assert.equal(statuses.filter((status) => status === 422).length, mostWrongCodes, statuses.join(' '));
      assert.equal(statuses.filter((status) => status === 429).length, 5);
    });

    test('of two who redeem one code at once one is linked', async () => {
      const code = String((await invite()).json.code);
      const replies = await Promise.all([redeem('first-at-once', code), redeem('second-at-once', code)]);
      assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 422]);
    });

    test('somebody without an account reaches nothing but the way to one', async () => {
      const token = await tokenOf('wanderer');
      for (const operation of allOperations) {
        if ((notServed as readonly string[]).includes(operation.id.replace(/(WithoutId|Batch)$/, ''))) continue;
        const path = `${pathOf(operation)}${operation.id === 'stays.list' ? `?premisesId=${newId()}` : ''}`;
        const reply = await world.call(isStream(operation.answers[200]) ? 'HEAD' : operation.method, path, {
          headers: { authorization: `Bearer ${token}`, 'wardkit-purpose': 'own-record' },
        });
        const of = `${operation.id} ${reply.status} ${reply.text.slice(0, 300)}`;
        if (operation.id === 'invitations.redeem') {
          assert.equal(reply.status, 415, of);
        } else if (operation.id.startsWith('helpRequests.')) {
          // Whoever is in need needs no account, whether or not they have signed in.
          assert.equal(reply.status, 422, of);
        } else if (operation.safety === 'unsafe' || !Object.hasOwn(operation.callers, 'resident')) {
          assert.equal(reply.status, 403, of);
        } else if (operation.scope === null) {
          assert.ok(reply.status < 500, of);
        } else {
          assert.ok([200, 404, 422].includes(reply.status), of);
          if (reply.status === 200 && operation.id !== 'session.get')
            assert.deepEqual([...(reply.json.items ?? [])], [], of);
        }
      }
      const { rows } = await sql<{ name: string; count: number }>`
        select 'accounts' as name, count(*)::integer as count from accounts where id::text = ${String((await callAs('wanderer', 'GET', '/v1/session')).json.subject)}
        union all select 'audit_queue', count(*)::integer from audit_queue where station_id::text like '00000000%'`.execute(
        world.database.kysely,
      );
      assert.deepEqual(
        rows.map(({ count }) => count),
        [0, 0],
        'and leaves nothing at any station',
      );
    });

    test('a subject that is no text signs nobody in', async () => {
      for (const subject of ['', 'a\0b']) {
        assert.equal((await callAs(subject, 'GET', '/v1/session')).status, 401, JSON.stringify(subject));
      }
    });

    test('staff of the station see its invitations, the newest first, and staff of another do not know of them', async () => {
      const made = await invite({}, 'puqian-supervisor-1');
      const personId = String(made.json.invitation?.personId);
      const listed = await world.call('GET', `/v1/invitations?personId=${personId}&state=open`, { as: officer });
      assert.deepEqual(
        [...listed.json.items].map((item) => item.id),
        [made.json.invitation?.id],
      );
      assert.ok(!listed.text.includes(String(made.json.code)));
      const all = await world.call('GET', '/v1/invitations?limit=200', { as: 'puqian-supervisor-1' });
      const ids = [...all.json.items].map((item) => String(item.id));
      assert.deepEqual([...ids].sort().reverse(), ids);
      const path = pathOfInvitation(made);
      const foreign = await world.call('GET', path, { as: 'rongcheng-officer-1' });
      const missing = await world.call('GET', `/v1/invitations/${newId()}`, { as: 'rongcheng-officer-1' });
      assert.equal(foreign.status, 404);
      assert.deepEqual({ ...foreign.json, requestId: 0 }, { ...missing.json, requestId: 0 });
      const away = await world.call('DELETE', path, { as: 'rongcheng-officer-1', headers: { 'if-match': '"1"' } });
      assert.equal(away.status, 404);
      assert.equal((await world.call('GET', path, { as: 'puqian-auxiliary-1' })).status, 403);
      const elsewhere = await invite({
        personId: world.data.persons.find((each) => each.stationId !== stationId())?.id,
      });
      refusedAs(elsewhere, 422, 'invalid-input');
      refusedAs(await invite({ role: 'officer' }), 422, 'invalid-input');
      refusedAs(await invite({ days: 31 }), 422, 'invalid-input');
    });

    test('a redeemed invitation is not revoked, and a stale version is told', async () => {
      const made = await invite();
      const path = pathOfInvitation(made);
      assert.equal((await redeem('newcomer-5', String(made.json.code))).status, 200);
      const revoke = (version: string) => world.call('DELETE', path, { as: officer, headers: { 'if-match': version } });
      const stale = await revoke('"1"');
      refusedAs(stale, 412, 'version-stale');
      assert.equal(stale.json.current?.state, 'redeemed' as never);
      refusedAs(await revoke('"2"'), 409, 'state-conflict');
    });

    test('the code is told once: a table holds its keyed hash, and a log nothing', async () => {
      const code = String((await invite()).json.code);
      await redeem('newcomer-6', code);
      for (const table of [
        'invitations',
        'invitation_codes',
        'idempotency_records',
        'events',
        'audit_queue',
      ] as const) {
        const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(table)} t`.execute(
          world.database.kysely,
        );
        assert.ok(rows.length > 0 && !rows.some(({ row }) => row.includes(code)), table);
      }
      assert.ok(!world.log.join('\n').includes(code));
      assert.equal(readCode(code), code);
      assert.notEqual(hashOfInvitationCode(testKeys, code), code);
      const event = await world.database.kysely
        .selectFrom('events')
        .select('data')
        .where('type', 'like', '%invitation.redeemed')
        .executeTakeFirst();
      assert.deepEqual(Object.keys(event?.data ?? {}).sort(), ['id', 'state', 'version']);
    });
  });
}
