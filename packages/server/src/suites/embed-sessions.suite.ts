import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isStream, type OperationRecord } from '@wardkit/contract/operation';
import { allOperations } from '@wardkit/contract/operations';
import { operationsOfWidgets, type WidgetTag, widgetOperations } from '@wardkit/contract/widgets';
import { sql } from 'kysely';
import { notServed } from '../modules/not-served.ts';
import { StreamReader } from './stream-reader.ts';
import { newId } from './submission.ts';
import { type Engine, type Reply, startOfTests, World } from './world.ts';

const origin = 'https://portal.example';
const program = 'puqian-integrator-1';

/** The address of an operation with ids of nothing. */
export function pathOf({ path }: OperationRecord): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name) =>
    name === 'code' ? '000000000000' : name === 'version' ? 'none' : newId(),
  );
}

export function embedSessionsSuite(engine: Engine): void {
  describe('embed sessions', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine, { requestsPerMinute: 100_000 });
    });
    after(() => world.close());

    const stationId = () => world.premises('puqian', 0).stationId;
    const otherStation = () => world.premises('rongcheng', 0).stationId;
    const create = (change: object = {}, as = program) =>
      world.call('POST', '/v1/embed-sessions', {
        as,
        body: {
          subject: 'puqian-officer-1',
          stationId: stationId(),
          origin,
          widgets: ['ward-doorplate-viewer'],
          lifetimeSeconds: 900,
          ...change,
        },
      });
    const tokenFor = async (widgets: readonly WidgetTag[], change: object = {}): Promise<string> => {
      const made = await create({ widgets, ...change });
      assert.equal(made.status, 201, made.text);
      return String(made.json.token);
    };
    const by = (token: string, method: string, path: string, headers: Record<string, string | null> = {}) => {
      const all = { authorization: `Bearer ${token}`, origin, 'wardkit-purpose': 'rental-check', ...headers };
      const told = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
      return world.raw(path, { method, headers: Object.fromEntries(told) });
    };
    const sessionOf = (reply: Reply) => `/v1/embed-sessions/${String(reply.json.session?.id)}`;
    const revoke = (path: string, as = program, version = '"1"') =>
      world.call('DELETE', path, { as, headers: { 'if-match': version } });

    /** What every operation answers to a token: its status by the operation's id. */
    const walk = async (token: string, headers = {}): Promise<ReadonlyMap<string, number>> => {
      const statuses = new Map<string, number>();
      for (const operation of allOperations) {
        const method = isStream(operation.answers[200]) ? 'HEAD' : operation.method;
        statuses.set(operation.id, (await by(token, method, pathOf(operation), headers)).status);
      }
      return statuses;
    };

    test('of all operations a token reaches those that its widgets need, and no other', async () => {
      const isServed = (id: string) => !(notServed as readonly string[]).includes(id);
      for (const tag of Object.keys(widgetOperations) as WidgetTag[]) {
        const needed = operationsOfWidgets([tag]);
        const statuses = await walk(await tokenFor([tag]));
        for (const { id, callers } of allOperations) {
          const status = statuses.get(id);
          const of = `${tag} ${id} ${status}`;
          if (!isServed(id.replace(/(WithoutId|Batch)$/, ''))) assert.equal(status, 501, of);
          else if (!needed.has(id as never) || !Object.hasOwn(callers, 'officer')) assert.equal(status, 403, of);
          else assert.ok(status !== 401 && status !== 403, of);
        }
      }
    });

    test('a token never may more than its account, whatever the widget', async () => {
      const widgets = ['ward-rental-check'] as const;
      const subject = 'puqian-landlord-1';
      const token = await tokenFor(widgets, { subject });
      const records = allOperations.filter(({ id }) => operationsOfWidgets(widgets).has(id as never));
      for (const operation of records) {
        const { status } = await by(token, operation.method, pathOf(operation));
        if (status === 501) continue;
        assert.equal(status === 403, !Object.hasOwn(operation.callers, 'landlord'), `${operation.id} ${status}`);
      }
      const session = await by(token, 'GET', '/v1/session');
      const account = world.data.accounts.find((each) => each.subject === subject);
      assert.deepEqual(
        [session.json.subject, session.json.personId, session.json.roles],
        [account?.id, account?.personId, ['landlord']],
      );
      const scopes = [...session.json.scopes].map(String);
      assert.ok(scopes.includes('places:read') && !scopes.includes('rental-checks:write'), scopes.join(' '));
    });

    test('an account that has ended is nobody’s in a widget either, and gets no new session', async () => {
      const subject = 'puqian-officer-2';
      const token = await tokenFor(['ward-rental-check'], { subject });
      assert.equal((await by(token, 'GET', '/v1/session')).status, 200);
      const account = world.data.accounts.find((each) => each.subject === subject);
      const end = (endedAt: Date | null) =>
        world.database.kysely
          .updateTable('accounts')
          .set({ ended_at: endedAt })
          .where('id', '=', String(account?.id))
          .execute();
      const began = world.clock.time;
      await end(began);
      try {
        world.clock.time = new Date(world.clock.time.getTime() + 61_000);
        assert.equal((await by(token, 'GET', '/v1/session')).status, 401);
        const refused = await create({ widgets: ['ward-rental-check'], subject });
        assert.ok([404, 422].includes(refused.status), refused.text);
      } finally {
        world.clock.time = began;
        await end(null);
      }
    });

    test('a token reaches its own station, also where the account has several', async () => {
      const link = {
        issuer: 'urn:wardkit:development',
        subject: 'puqian-officer-2',
        station_id: otherStation(),
        account_id: newId(),
      };
      const account = {
        station_id: otherStation(),
        id: link.account_id,
        display_name: 'x',
        roles: ['officer'],
        person_id: null,
      };
      await world.database.kysely.insertInto('sign_in_links').values(link).execute();
      await world.database.kysely.insertInto('accounts').values(account).execute();
      const token = await tokenFor(['ward-doorplate-viewer', 'ward-stay-register'], { subject: link.subject });
      const [own, other] = [world.premises('puqian', 0), world.premises('rongcheng', 0)];
      const both = await world.call('GET', `/v1/premises/${other.id}`, { as: link.subject, purpose: 'rental-check' });
      assert.equal(both.status, 200, 'the account itself reaches both');
      assert.equal((await by(token, 'GET', `/v1/premises/${own.id}`)).status, 200);
      assert.equal((await by(token, 'GET', `/v1/premises/${other.id}`)).status, 404);
      const listed = await by(token, 'GET', '/v1/premises?limit=200');
      assert.deepEqual([...new Set([...listed.json.items].map((item) => item.stationId))], [own.stationId as never]);
    });

    test('a token counts in pages of its origin alone', async () => {
      const token = await tokenFor(['ward-doorplate-sheet']);
      const sheet = (headers: Record<string, string | null>) => by(token, 'GET', '/v1/doorplates', headers);
      assert.equal((await sheet({})).status, 200);
      const others = [
        'https://evil.example',
        'http://portal.example',
        `${origin}:444`,
        'null',
        '',
        `${origin}.evil.example`,
      ];
      for (const other of others) {
        const refused = await sheet({ origin: other });
        assert.deepEqual([refused.status, refused.json.code], [403, 'forbidden' as never], other);
      }
      const everything = await tokenFor(Object.keys(widgetOperations) as WidgetTag[]);
      const elsewhere = await walk(everything, { origin: 'https://evil.example' });
      assert.deepEqual([...new Set(elsewhere.values())].sort(), notServed.length > 0 ? [403, 501] : [403]);
      assert.equal(
        (await sheet({ origin: null })).status,
        403,
        'a page of another origin always says where it is from',
      );
      assert.equal((await sheet({ origin: null, 'sec-fetch-site': 'same-origin' })).status, 403);
    });

    test('in a page of the server’s own origin a reading names no origin, and a write does', async () => {
      const own = 'http://localhost';
      const token = await tokenFor(['ward-rental-check', 'ward-doorplate-sheet'], { origin: own });
      const call = (method: string, path: string, headers: Record<string, string | null>) =>
        by(token, method, path, headers);
      assert.equal((await call('GET', '/v1/doorplates', { origin: null })).status, 200);
      assert.equal(
        (await call('GET', '/v1/doorplates', { origin: null, 'sec-fetch-site': 'same-origin' })).status,
        200,
      );
      assert.equal((await call('GET', '/v1/doorplates', { origin: null, 'sec-fetch-site': 'cross-site' })).status, 403);
      const path = `/v1/rental-checks/${newId()}`;
      assert.equal((await call('PUT', path, { origin: null })).status, 403);
      assert.notEqual((await call('PUT', path, { origin: own })).status, 403);
    });

    test('a token makes no session, of no station and with no widgets, though its account is a program', async () => {
      const widgets = Object.keys(widgetOperations) as WidgetTag[];
      const token = await tokenFor(widgets, { subject: program });
      for (const [method, path] of [
        ['POST', '/v1/embed-sessions'],
        ['GET', '/v1/embed-sessions'],
        ['GET', `/v1/embed-sessions/${newId()}`],
        ['DELETE', `/v1/embed-sessions/${newId()}`],
        ['GET', '/v1/subscriptions'],
      ] as const) {
        assert.equal((await by(token, method, path)).status, 403, path);
      }
    });

    test('a token ends with its time, to the second, and with its account', async () => {
      const made = await create({ lifetimeSeconds: 60 });
      const token = String(made.json.token);
      assert.equal((await by(token, 'GET', '/v1/session')).status, 200);
      try {
        world.clock.time = new Date(startOfTests.getTime() + 59_999);
        assert.equal((await by(token, 'GET', '/v1/session')).status, 200);
        world.clock.time = new Date(startOfTests.getTime() + 60_000);
        const refused = await by(token, 'GET', '/v1/session');
        assert.deepEqual([refused.status, refused.json.code], [401, 'unauthenticated' as never]);
        const read = await world.call('GET', sessionOf(made), { as: program });
        assert.deepEqual([read.json.state, read.headers.get('etag')], ['expired' as never, '"2"']);
      } finally {
        world.clock.time = startOfTests;
      }
      const subject = 'puqian-auxiliary-2';
      const other = await tokenFor(['ward-doorplate-sheet'], { subject });
      await world.database.kysely.deleteFrom('sign_in_links').where('subject', '=', subject).execute();
      assert.equal(
        (await by(other, 'GET', '/v1/session')).status,
        401,
        'who may sign in no more has no session either',
      );
    });

    test('a revoked token is refused within five seconds, at another process too', async () => {
      const twin = await world.twin();
      const made = await create();
      const token = String(made.json.token);
      const authorization = { authorization: `Bearer ${token}`, origin };
      const atTwin = () => twin.raw('/v1/session', { headers: authorization });
      assert.equal((await by(token, 'GET', '/v1/session')).status, 200);
      assert.equal((await atTwin()).status, 200);
      assert.equal((await revoke(sessionOf(made), program, '"7"')).status, 412);
      assert.equal((await revoke(sessionOf(made))).status, 204);
      try {
        world.clock.time = new Date(startOfTests.getTime() + 5000);
        assert.equal((await by(token, 'GET', '/v1/session')).status, 401);
        assert.equal((await atTwin()).status, 401);
      } finally {
        world.clock.time = startOfTests;
      }
      const read = await world.call('GET', sessionOf(made), { as: program });
      assert.deepEqual([read.json.state, read.headers.get('etag')], ['revoked' as never, '"2"']);
      assert.equal((await revoke(sessionOf(made), program, '"2"')).status, 204, 'what has ended stays ended');
    });

    test('a stream that was opened with a token tells what its widgets may read, and ends with the token', async () => {
      const streams = await World.open(engine);
      try {
        const made = await streams.call('POST', '/v1/embed-sessions', {
          as: program,
          body: {
            subject: 'puqian-officer-1',
            stationId: stationId(),
            origin,
            widgets: ['ward-alert-list'],
            lifetimeSeconds: 3600,
          },
        });
        const token = String(made.json.token);
        const { app } = await streams.direct('puqian-officer-1');
        const open = () => app('/v1/events', { headers: { authorization: `Bearer ${token}`, origin } });
        const reader = StreamReader.over(await open());
        assert.equal((await reader.next())?.name, 'position');
        // An officer reads plates, and this page's widgets do not.
        const plate = streams.data.doorplates.find(
          (each) => each.stationId === stationId() && each.state === 'in-force',
        );
        const revoked = await streams.call('POST', `/v1/doorplates/${plate?.id}/revocation`, {
          as: 'puqian-supervisor-1',
          headers: { 'if-match': '"1"' },
          body: { reason: 'the plate came off its door' },
        });
        assert.equal(revoked.status, 200, revoked.text);
        const path = `/v1/embed-sessions/${String(made.json.session?.id)}`;
        await streams.call('DELETE', path, { as: program, headers: { 'if-match': '"1"' } });
        streams.timers.pass(40);
        const rest = [];
        for (let frame = await reader.next(); frame !== null; frame = await reader.next()) rest.push(frame);
        const end = rest.find((frame) => frame.name === 'end');
        assert.equal(end?.data?.reason, 'token-expired');
        assert.ok(!JSON.stringify(rest).includes('dev.wardkit.doorplate'), 'no event of what the widgets do not read');
        assert.equal((await open()).status, 401);
      } finally {
        await streams.close();
      }
    });

    test('what is asked for is refused whole, and every fault is named', async () => {
      const faults = async (change: object, as = program) => {
        const reply = await create(change, as);
        assert.deepEqual([reply.status, reply.json.code], [422, 'invalid-input' as never], reply.text);
        return [...reply.json.errors].map((error) => String(error.pointer));
      };
      assert.deepEqual(
        await faults({
          stationId: otherStation(),
          origin: 'https://elsewhere.example',
          widgets: ['ward-doorplate-viewer', 'ward-map'],
        }),
        ['/stationId', '/origin', '/widgets/1'],
      );
      assert.deepEqual(await faults({ subject: 'nobody' }), ['/subject']);
      assert.deepEqual(await faults({ subject: 'rongcheng-officer-1' }), ['/subject'], 'an account elsewhere');
      assert.deepEqual(await faults({ subject: "' or '1'='1" }), ['/subject']);
      assert.deepEqual(await faults({ widgets: [] }), ['/widgets']);
      assert.deepEqual(await faults({ lifetimeSeconds: 3601 }), ['/lifetimeSeconds']);
      assert.deepEqual(await faults({ lifetimeSeconds: 59 }), ['/lifetimeSeconds']);
      for (const as of ['puqian-officer-1', 'puqian-administrator-1', 'puqian-landlord-1']) {
        assert.equal((await create({}, as)).status, 403, as);
      }
    });

    test('a program sees the sessions that it made, an administrator those of the station, and nobody else any', async () => {
      const made = await create({ widgets: ['ward-doorplate-sheet'] });
      const path = sessionOf(made);
      for (const as of [program, 'puqian-administrator-1']) {
        assert.equal((await world.call('GET', path, { as })).status, 200, as);
        const listed = await world.call('GET', '/v1/embed-sessions?state=live&limit=200', { as });
        const ids = [...listed.json.items].map((item) => String(item.id));
        assert.ok(ids.includes(path.split('/').at(-1) ?? ''), as);
        assert.deepEqual([...ids].sort().reverse(), ids, 'the newest first');
        assert.ok([...listed.json.items].every((item) => item.state === ('live' as never)));
      }
      for (const as of ['rongcheng-administrator-1', 'rongcheng-integrator-1']) {
        const foreign = await world.call('GET', path, { as });
        const missing = await world.call('GET', `/v1/embed-sessions/${newId()}`, { as });
        assert.equal(foreign.status, 404);
        assert.deepEqual({ ...foreign.json, requestId: 0 }, { ...missing.json, requestId: 0 });
        assert.equal((await revoke(path, as)).status, 404, as);
      }
      const states = await world.call('GET', '/v1/embed-sessions?state=expired&state=revoked&limit=200', {
        as: 'puqian-administrator-1',
      });
      assert.ok([...states.json.items].length >= 2);
      const paged = await world.call('GET', '/v1/embed-sessions?limit=1', { as: program });
      const next = await world.call('GET', `/v1/embed-sessions?limit=1&cursor=${String(paged.json.next)}`, {
        as: program,
      });
      assert.ok(String(next.json.items[0]?.id) < String(paged.json.items[0]?.id));
    });

    test('the token is told once and is nowhere: not in a table, not in a log, not in a later answer', async () => {
      const key = world.newKey();
      const body = {
        subject: 'puqian-officer-1',
        stationId: stationId(),
        origin,
        widgets: ['ward-doorplate-sheet'],
        lifetimeSeconds: 900,
      };
      const made = await world.call('POST', '/v1/embed-sessions', { as: program, body, key });
      const again = await world.call('POST', '/v1/embed-sessions', { as: program, body, key });
      assert.equal(again.status, 201, 'the same call again is made again');
      assert.notEqual(again.json.token, made.json.token);
      const tokens = [made, again].map((reply) => String(reply.json.token));
      for (const token of tokens) await by(token, 'GET', '/v1/doorplates');
      const { rows: tables } = await sql<{ name: string }>`
        select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r'`.execute(world.database.kysely);
      for (const { name } of tables) {
        const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(
          world.database.kysely,
        );
        const text = rows.map(({ row }) => row).join('\n');
        for (const token of tokens) {
          assert.ok(!text.includes(token) && !text.includes(token.split('.')[2] ?? ''), name);
        }
      }
      const list = await world.call('GET', '/v1/embed-sessions?limit=200', { as: program });
      for (const token of tokens) {
        assert.ok(!list.text.includes(token));
        assert.ok(!world.log.join('\n').includes(token.split('.')[2] ?? ''));
      }
    });

    test('a token that was altered in any place is nobody’s', async () => {
      const token = await tokenFor(['ward-doorplate-sheet']);
      const [head = '', place = '', secret = ''] = token.split('.');
      const other = (await tokenFor(['ward-doorplate-sheet'])).split('.');
      const turned = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
      for (const wrong of [
        `${head}.${place}.${turned(secret)}`,
        `${head}.${turned(place)}.${secret}`,
        `${head}.${other[1]}.${secret}`,
        `${head}.${place}`,
        `${head}.${place}.${secret}A`,
        `${head}..`,
      ]) {
        assert.equal((await by(wrong, 'GET', '/v1/session')).status, 401, wrong.slice(0, 20));
      }
    });
  });
}
