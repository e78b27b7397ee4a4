import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createPlateCode } from '@wardkit/contract/plate';
import { sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { asApplication, type Settings } from '../database/transaction.ts';
import { RetentionRules } from '../retention/retention-rules.ts';
import { deletePastTime } from '../retention/run-retention.ts';
import { AttachmentStore } from '../storage/attachment-store.ts';
import { availableUnit, receive } from './alert-records.ts';
import { everyRow } from './every-row.ts';
import { newId } from './submission.ts';
import { type CallOptions, type Engine, type Loose, type Reply, startOfTests, testKeys, World } from './world.ts';

const duty = { as: 'puqian-duty-officer-1', purpose: 'alert-handling' } as const;
const elsewhere = { as: 'rongcheng-duty-officer-1', purpose: 'alert-handling' } as const;
const resolution = { outcome: 'helped-on', note: '已扶起老人并联系家属', photographIds: [], mediationId: null };
const reason = '管辖区域以外，移交处理';
/** Public keys, and what a witness of the audit log needs. */
const publicTables: readonly string[] = ['plate_keys', 'audit_keys', 'audit_logs', 'audit_tiles', 'audit_checkpoints'];
const cancelledOf = (number: string) => `警情 ${number} 的求助人告知：无需派人到场。其他求助不受影响。`;

let receipts = 0;
/** A receipt that nothing else has. */
function newReceipt(): string {
  receipts += 1;
  return createHash('sha256').update(`a receipt of the tests ${receipts}`).digest('base64url');
}

/** A call that was made, and what its sender keeps. */
interface Sent {
  readonly id: string;
  readonly receipt: string;
  readonly reply: Reply;
}

export function helpRequestsSuite(engine: Engine): void {
  describe('calls for help', () => {
    let world: World;
    let index = 0;
    before(async () => {
      world = await World.open(engine, { requestsPerMinute: 1_000_000 });
    });
    after(() => world.close());

    /** A plate in force of premises that no other test uses. */
    const freshPlate = (key = 'puqian') => {
      const { stationId } = world.premises(key, 0);
      const plates = world.data.doorplates.filter((each) => each.stationId === stationId && each.state === 'in-force');
      index += 1;
      const plate = plates[index];
      assert.ok(plate, `no plate ${index} at ${key}`);
      return plate;
    };
    const bodyOf = (plateCode: string, changes: object = {}) => ({
      kind: 'help',
      plateCode,
      message: null,
      telephone: null,
      consentedPoint: null,
      ...changes,
    });
    const create = async (
      body: object,
      { id = newId(), receipt = newReceipt(), ...options }: CallOptions & { id?: string; receipt?: string } = {},
    ): Promise<Sent> => ({
      id,
      receipt,
      reply: await world.call('PUT', `/v1/help-requests/${id}`, {
        ...options,
        headers: { 'if-none-match': '*', 'wardkit-receipt': receipt, ...options.headers },
        body,
      }),
    });
    const sent = async (body: object): Promise<Sent> => {
      const made = await create(body);
      assert.equal(made.reply.status, 201, made.reply.text);
      return made;
    };
    const get = ({ id, receipt }: Pick<Sent, 'id' | 'receipt'>, options: CallOptions = {}) =>
      world.call('GET', `/v1/help-requests/${id}`, {
        ...options,
        headers: { 'wardkit-receipt': receipt, ...options.headers },
      });
    const cancel = ({ id, receipt }: Pick<Sent, 'id' | 'receipt'>, options: CallOptions = {}) =>
      world.call('POST', `/v1/help-requests/${id}/cancellation`, {
        ...options,
        headers: { 'wardkit-receipt': receipt, ...options.headers },
      });
    const stateOf = async (call: Sent) => {
      const { json } = await get(call);
      return `${json.state} ${json.version}`;
    };
    const alertIdOf = async ({ id }: Sent) => {
      const row = await world.database.kysely
        .selectFrom('help_requests')
        .select('alert_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return row.alert_id;
    };
    const readAlert = async (id: string, options: CallOptions = duty): Promise<Loose> => {
      const reply = await world.call('GET', `/v1/alerts/${id}`, options);
      assert.equal(reply.status, 200, reply.text);
      return reply.json;
    };
    const alertOf = async (call: Sent) => readAlert(await alertIdOf(call));
    const moved = async (id: string, name: string, body: object = {}, options: CallOptions = duty): Promise<Loose> => {
      const { version } = await readAlert(id, options);
      const reply = await world.call('POST', `/v1/alerts/${id}/${name}`, {
        ...options,
        body,
        headers: { 'if-match': `"${version}"` },
      });
      assert.equal(reply.status, 200, reply.text);
      return reply.json;
    };
    const notesOf = async (alertId: string, options: CallOptions = duty) => {
      const reply = await world.call('GET', `/v1/alerts/${alertId}/timeline?limit=200`, options);
      assert.equal(reply.status, 200, reply.text);
      return [...reply.json.items].filter(({ kind }) => kind === ('note' as never)).map(({ note }) => String(note));
    };
    const eventsOf = async (alertId: string) => {
      const rows = await world.database.kysely
        .selectFrom('events')
        .select('type')
        .where('subject', '=', `/v1/alerts/${alertId}`)
        .orderBy('position')
        .execute();
      return rows.map(({ type }) => type);
    };
    /** Makes it another time for some work. */
    const later = async <T>(seconds: number, work: () => Promise<T>): Promise<T> => {
      const now = world.clock.time;
      world.clock.time = new Date(startOfTests.getTime() + seconds * 1000);
      try {
        return await work();
      } finally {
        world.clock.time = now;
      }
    };
    const revoke = (plateId: string, version = 1) =>
      world.call('POST', `/v1/doorplates/${plateId}/revocation`, {
        as: 'puqian-supervisor-1',
        body: { reason: '门牌被盗，予以作废。' },
        headers: { 'if-match': `"${version}"` },
      });
    const told = ({ status, text, headers }: Reply) => {
      const requestId = headers.get('request-id') ?? '';
      const kept = [...headers].filter(([name]) => !['request-id', 'ratelimit'].includes(name));
      return JSON.stringify([status, text.replaceAll(requestId, 'the request'), kept]);
    };

    test('one for help becomes an urgent alert at the door of the plate, and its sender learns how far it is', async () => {
      const plate = freshPlate();
      const consentedPoint = {
        point: { type: 'Point', coordinates: [114.7003, 23.7461] },
        consentedAt: '2026-11-22T11:59:50+08:00',
      };
      const message = '老人在楼梯上摔倒，请派人协助。';
      const call = await sent(bodyOf(plate.code, { message, telephone: '+8615400000041', consentedPoint }));
      assert.deepEqual(call.reply.json, {
        id: call.id,
        version: 1,
        stationId: plate.stationId,
        kind: 'help',
        state: 'received',
        stateSince: '2026-11-22T04:00:00.000Z',
        receivedAt: '2026-11-22T04:00:00.000Z',
        cancelledAt: null,
      });
      assert.equal(call.reply.headers.get('etag'), '"1"');
      assert.equal(call.reply.headers.get('location'), `/v1/help-requests/${call.id}`);
      assert.equal(call.reply.headers.get('cache-control'), 'no-store');
      const alert = await alertOf(call);
      assert.match(String(alert.number), /^JQ-20261122-\d{4,}$/);
      const premises = await world.call('GET', `/v1/premises/${plate.premisesId}`, {
        as: 'puqian-officer-1',
        purpose: 'supervision',
      });
      const { divisionCode, text } = premises.json.address;
      const { priority, category, channel, summary, description, place, reporter, state, occurredAt } = alert;
      assert.deepEqual({ priority, category, channel, summary, description, place, reporter, state, occurredAt }, {
        priority: 'urgent',
        category: 'help',
        channel: 'help-button',
        summary: '门牌一键求助',
        description: message,
        place: { divisionCode, text, point: consentedPoint.point, premisesId: plate.premisesId },
        reporter: { name: null, telephone: { masked: '154****0041', revealable: true } },
        state: 'received',
        occurredAt: null,
      } as never);
      assert.deepEqual(
        [...alert.deadlines].map(({ limit }) => limit),
        ['alert-acknowledgement', 'alert-dispatch'] as never,
      );
      assert.deepEqual(await eventsOf(String(alert.id)), ['alert.received']);
      const read = await get(call);
      assert.deepEqual(read.json, call.reply.json);
      assert.equal(read.headers.get('cache-control'), 'no-store');
      for (const { text: answered } of [call.reply, read]) {
        for (const secret of [message, '0041', String(alert.number), String(alert.id), call.receipt]) {
          assert.ok(!answered.includes(secret), secret);
        }
      }
    });

    test('one for advice is of low priority, and without a consent no position is known', async () => {
      const alert = await alertOf(await sent(bodyOf(freshPlate().code, { kind: 'advice' })));
      assert.deepEqual([alert.priority, alert.summary, alert.reporter], ['low', '门牌一键咨询', null] as never);
      assert.equal(alert.place?.point, null);
    });

    test('who acts stands in the audit log as a stranger without an account, and reading leaves no entry', async () => {
      const call = await sent(bodyOf(freshPlate().code));
      await get(call);
      await cancel(call);
      await world.audit.settle();
      const rows = await sql<{ operation: string; role: string; account_id: string | null; records: string[] }>`
        select operation, role, account_id, records from audit_entries where ${call.id}::uuid = any(records)
        order by position`.execute(world.database.kysely);
      assert.deepEqual(rows.rows.map(({ operation }) => operation).sort(), [
        'helpRequests.cancel',
        'helpRequests.create',
      ]);
      for (const row of rows.rows) {
        assert.deepEqual([row.role, row.account_id], ['stranger', null]);
        assert.ok(row.records.includes(await alertIdOf(call)));
      }
    });

    test('of a receipt only its hash is kept, and neither it nor what was said is in a log', async () => {
      const message = `门口有人晕倒 ${newId()}`;
      const call = await sent(bodyOf(freshPlate().code, { message, telephone: '+8615400000042' }));
      await get(call);
      await cancel(call);
      const rows = await everyRow(world.database);
      const lines = [...rows].flatMap(([table, all]) => all.map((line) => `${table} ${line}`));
      assert.ok(!lines.some((line) => line.includes(call.receipt)), 'no row holds a receipt');
      const hash = createHash('sha256').update(call.receipt).digest('hex');
      assert.equal(lines.filter((line) => line.includes(hash)).length, 1);
      assert.ok(!lines.some((line) => line.includes('15400000042')), 'no row holds the telephone in plain');
      assert.ok(world.log.length > 0);
      for (const secret of [call.receipt, hash, message, '15400000042', call.id]) {
        assert.ok(!world.log.some((line) => line.includes(secret)), secret);
      }
    });

    test('its state follows the alert, step by step', async () => {
      const call = await sent(bodyOf(freshPlate().code));
      const alertId = await alertIdOf(call);
      const unit = await availableUnit(world, 'puqian');
      const steps: string[] = [];
      for (const [name, body] of [
        ['acknowledgement', {}],
        ['dispatch', { unitIds: [unit.id] }],
        ['departure', {}],
        ['arrival', {}],
        ['resolution', resolution],
        ['archival', {}],
      ] as const) {
        const options = name === 'archival' ? { ...duty, as: 'puqian-supervisor-1' } : duty;
        const alert = await later(60 * (steps.length + 1), () => moved(alertId, name, body, options));
        const { json, headers, text } = await get(call);
        assert.equal(json.stateSince, alert.stateSince, name);
        assert.equal(json.version, alert.version, name);
        assert.equal(headers.get('etag'), `"${alert.version}"`);
        assert.ok(!text.includes(String(unit.label)) && !text.includes(String(unit.id)), 'no unit is told');
        steps.push(String(json.state));
      }
      assert.deepEqual(steps, ['seen', 'seen', 'on-the-way', 'arrived', 'closed', 'closed']);
      const refused = await cancel(call);
      assert.equal(refused.json.code, 'state-conflict');
      assert.equal(refused.json.current.state, 'closed');
    });

    test('a replaced plate leads to its place; an unknown or a revoked one leads nowhere', async () => {
      const replaced = world.data.doorplates.find((each) => each.state === 'replaced');
      assert.ok(replaced);
      const alert = await readAlert(
        await alertIdOf(await sent(bodyOf(replaced.code))),
        replaced.stationId === world.premises('puqian', 0).stationId ? duty : elsewhere,
      );
      assert.equal(alert.place?.premisesId, replaced.premisesId as unknown);
      const revoked = world.data.doorplates.find((each) => each.state === 'revoked');
      assert.ok(revoked);
      for (const code of [revoked.code, '000000000000']) {
        const { id, receipt, reply } = await create(bodyOf(code));
        assert.equal(reply.status, 404, reply.text);
        assert.equal(reply.json.code, 'plate-unknown');
        assert.equal((await get({ id, receipt })).json.code, 'not-found');
      }
      const { reply } = await create(bodyOf('no code'));
      assert.deepEqual(
        [...reply.json.errors].map(({ pointer }) => pointer),
        ['/plateCode'] as never,
      );
    });

    test('a plate that is revoked between lets no new call through, and answers an old one as it was', async () => {
      const plate = freshPlate();
      const key = world.newKey();
      const first = await create(bodyOf(plate.code), { key });
      assert.equal(first.reply.status, 201, first.reply.text);
      assert.equal((await revoke(plate.id)).status, 200);
      const again = await create(bodyOf(plate.code), { key, id: first.id, receipt: first.receipt });
      assert.equal(again.reply.text, first.reply.text);
      assert.equal(again.reply.headers.get('idempotency-replayed'), 'true');
      const next = await create(bodyOf(plate.code));
      assert.equal(next.reply.json.code, 'plate-unknown');
      // Nothing of the refused call remains: under the same id it can be made at another door.
      const other = await create(bodyOf(freshPlate().code), { id: next.id, receipt: next.receipt });
      assert.equal(other.reply.status, 201, other.reply.text);
    });

    test('of a call and a revocation at once both are done in one order or the other', async () => {
      const plate = freshPlate();
      const [call, revocation] = await Promise.all([create(bodyOf(plate.code)), revoke(plate.id)]);
      assert.equal(revocation.status, 200, revocation.text);
      assert.ok([201, 404].includes(call.reply.status), call.reply.text);
      assert.equal((await create(bodyOf(plate.code))).reply.json.code, 'plate-unknown');
    });

    test('the same call again is the same call; the same key or id for another one is refused', async () => {
      const plate = freshPlate();
      const key = world.newKey();
      const first = await create(bodyOf(plate.code), { key });
      const { id, receipt } = first;
      const again = await create(bodyOf(plate.code), { id, receipt, key });
      assert.equal(again.reply.status, 201);
      assert.equal(again.reply.text, first.reply.text);
      assert.equal(again.reply.headers.get('idempotency-replayed'), 'true');
      const other = await create(bodyOf(plate.code, { kind: 'advice' }), { id, receipt, key });
      assert.equal(other.reply.status, 422);
      assert.equal(other.reply.json.code, 'idempotency-key-reused');
      const taken = await create(bodyOf(plate.code), { id, receipt });
      assert.equal(taken.reply.status, 412);
      assert.equal(taken.reply.json.code, 'already-exists');
      assert.deepEqual(await notesOf(await alertIdOf(first)), [], 'nothing of it joined anything');
      const [one, two] = await Promise.all(
        [0, 1].map(() => create(bodyOf(plate.code, { kind: 'advice' }), { id: newId(), key: `both-${id}`, receipt })),
      );
      assert.deepEqual([one?.reply.status, two?.reply.status].sort(), [201, 422], 'a key of one receipt is one call’s');
    });

    test('a key is its sender’s: with another receipt it is another call, which is told nothing of the first', async () => {
      const key = world.newKey();
      const first = await create(bodyOf(freshPlate().code), { key });
      const other = await create(bodyOf(freshPlate().code), { key });
      assert.equal(first.reply.status, 201);
      assert.equal(other.reply.status, 201, other.reply.text);
      assert.equal(other.reply.headers.get('idempotency-replayed'), null);
      const guess = await create(bodyOf(freshPlate().code), { key, id: first.id });
      assert.equal(guess.reply.json.code, 'already-exists');
      assert.equal((await cancel(first, { key })).headers.get('idempotency-replayed'), null);
      const missing = await world.raw(`/v1/help-requests/${newId()}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'if-none-match': '*', 'wardkit-receipt': newReceipt() },
        body: JSON.stringify(bodyOf(freshPlate().code)),
      });
      assert.equal(missing.json.code, 'idempotency-key-required');
    });

    test('a wrong receipt is answered as an unknown id is, also to staff and to whoever sent another call', async () => {
      const call = await sent(bodyOf(freshPlate().code));
      const another = await sent(bodyOf(freshPlate().code));
      for (const as of [undefined, 'puqian-duty-officer-1', 'puqian-administrator-1', 'puqian-integrator-1']) {
        const options = as === undefined ? {} : { as };
        for (const ask of [get, cancel]) {
          const unknown = await ask({ id: newId(), receipt: newReceipt() }, options);
          assert.equal(unknown.status, 404);
          for (const receipt of [newReceipt(), another.receipt]) {
            const wrong = await ask({ id: call.id, receipt }, options);
            assert.equal(told(wrong), told(unknown), `${as} ${ask === get ? 'get' : 'cancel'}`);
          }
        }
        assert.equal((await get(call, options)).status, 200, 'who has the receipt is its sender, signed in or not');
      }
      assert.equal((await get(call)).json.cancelledAt, null);
    });

    test('without a receipt, or with one that is none, the header is named', async () => {
      const { id } = await sent(bodyOf(freshPlate().code));
      for (const [receipt, code] of [
        [null, 'missing'],
        ['', 'invalid-format'],
        ['A'.repeat(42), 'invalid-format'],
        [`${'A'.repeat(42)}=`, 'invalid-format'],
      ] as const) {
        const headers = receipt === null ? {} : { 'wardkit-receipt': receipt };
        for (const [method, path, body] of [
          ['PUT', `/v1/help-requests/${newId()}`, bodyOf(freshPlateCode())],
          ['GET', `/v1/help-requests/${id}`, undefined],
          ['POST', `/v1/help-requests/${id}/cancellation`, undefined],
        ] as const) {
          const reply = await world.call(method, path, {
            headers: { 'if-none-match': '*', ...headers },
            ...(body === undefined ? {} : { body }),
          });
          assert.equal(reply.json.code, 'invalid-input', reply.text);
          assert.deepEqual(
            [...reply.json.errors].map((error) => `${error.pointer} ${error.code}`),
            [`#/headers/wardkit-receipt ${code}`],
          );
          assert.ok(receipt === null || receipt === '' || !reply.text.includes(receipt));
        }
      }
    });
    const freshPlateCode = () => world.data.doorplates[0]?.code ?? '';

    test('a further call from the door makes an alert of its own, and leaves the first one as it was', async () => {
      const plate = freshPlate();
      const first = await sent(bodyOf(plate.code, { telephone: '+8615400000043' }));
      const before = await alertOf(first);
      const point = { type: 'Point', coordinates: [114.7011, 23.7455] };
      const further = await later(300, () =>
        sent(
          bodyOf(plate.code, {
            message: '没事了，不用来',
            telephone: '+8615400000044',
            consentedPoint: { point, consentedAt: '2026-11-22T12:05:00+08:00' },
          }),
        ),
      );
      assert.deepEqual([further.reply.json.state, further.reply.json.version], ['received', 1] as never);
      assert.equal(further.reply.json.stateSince, further.reply.json.receivedAt);
      const own = await alertOf(further);
      assert.notEqual(own.id, before.id);
      assert.deepEqual([own.repeatId, before.repeatId], [null, null]);
      assert.equal((await cancel(further)).status, 200);
      assert.deepEqual(await alertOf(first), before);
      assert.deepEqual(await notesOf(String(before.id)), []);
      assert.equal((await get(first)).json.cancelledAt, null);
      const advice = await sent(bodyOf(plate.code, { kind: 'advice' }));
      assert.equal((await alertOf(advice)).repeatId, null);
      assert.deepEqual(await eventsOf(String(before.id)), ['alert.received']);
    });

    test('after the alert is closed a further call makes an alert of its own', async () => {
      const plate = freshPlate();
      const first = await sent(bodyOf(plate.code));
      const alertId = await alertIdOf(first);
      await moved(alertId, 'acknowledgement');
      await moved(alertId, 'cancellation', { reason: '求助人来电说明已自行处理' });
      const further = await sent(bodyOf(plate.code));
      assert.notEqual(await alertIdOf(further), alertId);
      assert.equal(await stateOf(further), 'received 1');
    });

    test('of calls at once from one door each makes an alert', async () => {
      const plate = freshPlate();
      const calls = await Promise.all(Array.from({ length: 5 }, () => create(bodyOf(plate.code))));
      assert.deepEqual(
        calls.map(({ reply }) => reply.status),
        [201, 201, 201, 201, 201],
        calls.map(({ reply }) => reply.text).join(),
      );
      assert.equal(new Set(await Promise.all(calls.map(alertIdOf))).size, 5);
    });

    test('what was before a call is not told to its sender, also not of the original of its alert', async () => {
      const original = await receive(world, duty.as, { category: 'help' });
      await moved(String(original.id), 'acknowledgement');
      const call = await later(300, () => sent(bodyOf(freshPlate().code)));
      await later(310, async () => moved(await alertIdOf(call), 'duplicate-mark', { originalId: original.id }));
      const { json } = await get(call);
      assert.deepEqual([json.state, json.stateSince], ['seen', call.reply.json.receivedAt]);
    });

    test('a cancellation leaves the alert open with a note, once, and says the same when it comes again', async () => {
      const call = await sent(bodyOf(freshPlate().code));
      const alertId = await alertIdOf(call);
      const answers = await later(120, () => Promise.all([cancel(call), cancel(call)]));
      for (const reply of answers) {
        assert.equal(reply.status, 200, reply.text);
        assert.deepEqual(reply.json, {
          ...call.reply.json,
          version: 2,
          cancelledAt: '2026-11-22T04:02:00.000Z',
        } as never);
      }
      const again = await later(240, () => cancel(call));
      assert.deepEqual(again.json, answers[0]?.json);
      assert.deepEqual(await notesOf(alertId), [cancelledOf(String((await readAlert(alertId)).number))]);
      assert.deepEqual(await eventsOf(alertId), ['alert.received', 'alert.noted']);
      const alert = await readAlert(alertId);
      assert.deepEqual([alert.state, alert.version], ['received', 1] as never);
      assert.deepEqual((await get(call)).json, again.json);
      await moved(alertId, 'acknowledgement');
      assert.equal(await stateOf(call), 'seen 3');
      await moved(alertId, 'cancellation', { reason: '求助人来电说明已自行处理' });
      assert.equal((await cancel(call)).json.state, 'closed', 'what was said before is said again after the close');
    });

    test('after a mark as duplicate and two transfers it is the state of the alert that goes on', async () => {
      const call = await sent(bodyOf(freshPlate().code));
      const alertId = await alertIdOf(call);
      const original = await receive(world, duty.as, { category: 'help' });
      await moved(String(original.id), 'acknowledgement');
      await moved(alertId, 'duplicate-mark', { originalId: original.id });
      assert.equal(await stateOf(call), 'seen 4');
      const [there, back] = [newId(), newId()];
      const stationId = (key: string) => world.premises(key, 0).stationId;
      await moved(String(original.id), 'transfer', {
        toStationId: stationId('rongcheng'),
        newAlertId: there,
        reason,
      });
      assert.equal(await stateOf(call), 'received 6');
      await moved(there, 'acknowledgement', {}, elsewhere);
      assert.equal(await stateOf(call), 'seen 7');
      await moved(there, 'transfer', { toStationId: stationId('puqian'), newAlertId: back, reason }, elsewhere);
      await moved(back, 'acknowledgement');
      const read = await get(call);
      assert.deepEqual([read.json.state, read.json.version], ['seen', 10] as never);
      assert.equal(read.json.stateSince, (await readAlert(back)).stateSince);
      assert.equal(read.json.stationId, call.reply.json.stationId);
      assert.equal((await cancel(call)).status, 200);
      const { number } = await readAlert(alertId);
      assert.deepEqual(
        await notesOf(back),
        [cancelledOf(String(number))],
        'who sees to it now is told whose call it was',
      );
      assert.deepEqual(await notesOf(alertId), []);
      await moved(back, 'resolution', resolution);
      assert.equal((await get(call)).json.state, 'closed');
      const away = await sent(bodyOf(freshPlate().code));
      const next = newId();
      await moved(await alertIdOf(away), 'transfer', {
        toStationId: stationId('rongcheng'),
        newAlertId: next,
        reason,
      });
      assert.equal((await cancel(away)).status, 200, 'also where it was handed to another station');
      assert.deepEqual(await notesOf(next, elsewhere), [cancelledOf(String((await alertOf(away)).number))]);
      const events = await world.database.kysely
        .selectFrom('events')
        .select(['type', 'station_id'])
        .where('subject', '=', `/v1/alerts/${next}`)
        .orderBy('position')
        .execute();
      assert.deepEqual(events.at(-1), { type: 'alert.noted', station_id: stationId('rongcheng') });
    });

    test('links that go round end nowhere, and no call hangs on them', async () => {
      const calls = [await sent(bodyOf(freshPlate().code)), await sent(bodyOf(freshPlate().code))];
      const [one = '', other = ''] = await Promise.all(calls.map(alertIdOf));
      for (const [id, to] of [
        [one, other],
        [other, one],
      ] as const) {
        await world.database.kysely
          .updateTable('alerts')
          .set({ state: 'duplicate-of', duplicate_of_id: to })
          .where('id', '=', id)
          .execute();
      }
      const { stationId } = world.premises('puqian', 0);
      await world.database.kysely.transaction().execute(async (transaction) => {
        const { countAnew } = await import('../modules/statistics-counts.ts');
        await countAnew(transaction, stationId, 'alerts', [one, other]);
      });
      for (const call of calls) assert.equal((await get(call)).json.state, 'closed');
    });

    test('numbers that a stranger writes are masked for staff, here and after a transfer, and shown for a reason', async () => {
      const message = '老人摔倒，请打孙女电话 15400000055';
      const call = await sent(bodyOf(freshPlate().code, { message }));
      const alert = await alertOf(call);
      const masked = '老人摔倒，请打孙女电话 154****0055';
      assert.deepEqual([alert.description, alert.wholeDescription], [masked, { masked, revealable: true }] as never);
      const newAlertId = newId();
      const toStationId = world.premises('rongcheng', 0).stationId;
      await moved(String(alert.id), 'transfer', { toStationId, newAlertId, reason });
      const arrived = await readAlert(newAlertId, elsewhere);
      assert.equal(arrived.description, masked as unknown);
      for (const [id, as] of [
        [alert.id, duty],
        [newAlertId, elsewhere],
      ] as const) {
        const body = { record: `/v1/alerts/${id}`, field: '/wholeDescription', reason: '联系老人家属到场协助' };
        const shown = await world.call('POST', '/v1/reveals', { ...as, body });
        assert.equal(shown.json.value, message as unknown, shown.text);
      }
      const told = await get(call);
      assert.ok(!told.text.includes('孙女'), told.text);
    });

    test('whatever is said is kept as it is, and a point in another country is its sender’s', async () => {
      const message = `'); drop table help_requests; -- <img src=x onerror=alert(1)> \u202e{{7*7}} \${x} 救命\n\t${'长'.repeat(380)}`;
      const point = { type: 'Point', coordinates: [-179.999, -89.5] };
      const consentedPoint = { point, consentedAt: '1999-01-01T00:00:00Z' };
      const call = await sent(bodyOf(freshPlate().code, { message, consentedPoint }));
      const alert = await alertOf(call);
      assert.equal(alert.description, message as never);
      assert.deepEqual(alert.place?.point, point as never);
      for (const [wrong, pointer] of [
        [{ message: 'x'.repeat(501) }, '/message'],
        [{ message: '' }, '/message'],
        [{ message: 'a\0b' }, '/message'],
        [{ message: '\ud800' }, '/message'],
        [{ telephone: '110' }, '/telephone'],
        [{ kind: 'attack' }, '/kind'],
        [
          { consentedPoint: { ...consentedPoint, point: { type: 'Point', coordinates: [181, 0] } } },
          '/consentedPoint/point/coordinates/0',
        ],
        [{ consentedPoint: { point } }, '/consentedPoint/consentedAt'],
      ] as const) {
        const { reply } = await create(bodyOf(freshPlateCode(), wrong));
        assert.equal(reply.json.code, 'invalid-input', reply.text);
        assert.deepEqual(
          [...reply.json.errors].map((error) => error.pointer),
          [pointer] as never,
        );
      }
    });

    test('a signed-in person calls like anybody, and stands in the timeline as nobody', async () => {
      for (const as of ['puqian-resident-1', 'rongcheng-officer-1', 'puqian-integrator-1']) {
        const { reply, ...call } = await create(bodyOf(freshPlate().code), { as });
        assert.equal(reply.status, 201, `${as} ${reply.text}`);
        const timeline = await world.call('GET', `/v1/alerts/${await alertIdOf({ reply, ...call })}/timeline`, duty);
        assert.deepEqual(timeline.json.items[0]?.actor, { role: 'stranger', displayName: '求助人' } as never);
      }
    });

    test('a transaction of a stranger reads its door and its own call, and nothing else', async () => {
      const plate = freshPlate();
      const other = await sent(bodyOf(freshPlate().code));
      const call = await sent(bodyOf(plate.code));
      const alertId = await alertIdOf(call);
      const { rows: tables } = await sql<{ name: keyof Schema }>`
        select c.relname as name from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'station_id' and a.attnum > 0
        where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
          and has_table_privilege('wardkit_app', c.oid, 'select') and c.relrowsecurity order by 1`.execute(
        world.database.kysely,
      );
      const seen = async (settings: Settings) => {
        const found: Record<string, number> = {};
        for (const { name } of tables) {
          const { rows } = await asApplication(world.database, settings, (transaction) =>
            sql<{
              count: number;
            }>`select count(*)::integer as count from ${sql.table(name)} where station_id is not null`.execute(
              transaction,
            ),
          );
          if (rows[0]?.count && !publicTables.includes(name)) found[name] = rows[0].count;
        }
        return found;
      };
      const receipt = createHash('sha256').update(call.receipt).digest('hex');
      assert.deepEqual(await seen({ receipt }), { help_requests: 1 });
      assert.deepEqual(await seen({ receipt, helpAlerts: [alertId] }), { alerts: 1, help_requests: 1 });
      const creating = {
        plate: plate.code,
        receipt: 'a'.repeat(64),
        help: plate.stationId,
        helpDoor: plate.premisesId,
        helpRecords: [newId(), newId()],
      };
      const found = await seen(creating);
      const { alert_numbers: numbers, event_logs: logs, record_counts: counts, ...others } = found;
      assert.ok((numbers ?? 0) > 0 && logs === 1 && (counts ?? 0) > 0, 'what numbers and counts them');
      assert.deepEqual(others, { doorplates: 1, plate_codes: 1, premises: 1 });
      const insufficient = '42501';
      const attempt = (statement: string, settings: Settings = creating) =>
        asApplication(world.database, settings, (transaction) => sql.raw(statement).execute(transaction)).then(
          ({ numAffectedRows }) => Number(numAffectedRows ?? 0),
          (cause: { code?: string }) => cause.code,
        );
      assert.equal(await attempt('update premises set version = version + 1'), insufficient);
      const theirs = await alertIdOf(other);
      assert.equal(await attempt(`update alerts set summary = 'x' where id = '${theirs}'`), 0);
      assert.equal(await attempt(`update alerts set summary = 'x'`, { receipt, helpAlerts: [alertId] }), 0);
      assert.equal(await attempt('update help_requests set cancelled_at = received_at'), 0);
      assert.equal(await attempt('delete from help_requests', { receipt }), insufficient);
      const elsewherePremises = world.premises('rongcheng', 0);
      assert.equal(
        await attempt(
          `insert into record_stations (record_id, station_id) values ('${creating.helpRecords[0]}', '${elsewherePremises.stationId}')`,
        ),
        insufficient,
      );
      assert.equal((await get(other)).json.cancelledAt, null);
    });

    test('who has no account writes less often than others call, and still reads', async () => {
      const own = await World.open(engine, { requestsPerMinute: 60 });
      try {
        const write = (as?: string) =>
          own.call('POST', `/v1/help-requests/${newId()}/cancellation`, {
            ...(as === undefined ? {} : { as }),
            headers: { 'wardkit-receipt': newReceipt() },
          });
        const statuses: number[] = [];
        for (let count = 0; count < 3; count += 1) statuses.push((await write()).status);
        assert.deepEqual(statuses, [404, 404, 404]);
        const refused = await write();
        assert.equal(refused.json.code, 'rate-limited');
        assert.equal(refused.headers.get('retry-after'), '60');
        assert.equal(refused.headers.get('ratelimit'), '"caller";r=0;t=60');
        const read = { headers: { 'wardkit-receipt': newReceipt() } };
        assert.equal((await own.call('GET', `/v1/help-requests/${newId()}`, read)).status, 404);
        assert.equal((await write('puqian-resident-1')).status, 404);
        own.clock.time = new Date(startOfTests.getTime() + 61_000);
        assert.equal((await write()).status, 404);
      } finally {
        await own.close();
      }
    });

    test('false plates and false receipts of an address keep no true call of it back, nor does what it reads', async () => {
      // Of 60 requests a stranger may write 3 about one thing, 3 about what is nowhere, and 15 about all.
      const own = await World.open(engine, { requestsPerMinute: 60 });
      try {
        const call = async (plateCode: string, id = newId(), receipt = newReceipt()) => {
          const headers = { 'if-none-match': '*', 'wardkit-receipt': receipt };
          const reply = await own.call('PUT', `/v1/help-requests/${id}`, { headers, body: bodyOf(plateCode) });
          return { id, receipt, reply };
        };
        const takeBack = (id: string, receipt: string) =>
          own.call('POST', `/v1/help-requests/${id}/cancellation`, { headers: { 'wardkit-receipt': receipt } });
        const kept = async () => {
          const { rows } = await sql<{ count: number }>`
            select count(*)::integer as count from idempotency_records`.execute(own.database.kysely);
          return rows[0]?.count;
        };
        const { stationId } = own.premises('puqian', 0);
        const doors = own.data.doorplates
          .filter((plate) => plate.stationId === stationId && plate.state === 'in-force')
          .map(({ code }) => code);
        const [door = '', ...others] = doors;
        const revoked = own.data.doorplates.find(({ state }) => state === 'revoked')?.code ?? assert.fail();
        const mistyped = door.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
        for (const plateCode of [createPlateCode(), revoked, mistyped]) {
          assert.equal((await call(plateCode)).reply.json.code, 'plate-unknown', plateCode);
        }
        const before = await kept();
        for (const plateCode of [createPlateCode(), revoked, mistyped]) {
          const { reply } = await call(plateCode);
          assert.equal(reply.json.code, 'rate-limited', plateCode);
          assert.equal(reply.headers.get('ratelimit'), '"caller";r=0;t=60');
          assert.equal(reply.headers.get('retry-after'), '60');
        }
        assert.equal((await takeBack(newId(), newReceipt())).json.code, 'rate-limited');
        assert.equal(await kept(), before, 'what is refused so leaves nothing');

        for (let reads = 0; reads < 60; reads += 1) await own.call('GET', '/v1/stations');
        assert.equal((await own.call('GET', '/v1/stations')).status, 429);
        const first = await call(door);
        assert.equal(first.reply.status, 201, first.reply.text);
        assert.equal((await takeBack(first.id, first.receipt)).status, 200);
        assert.equal((await takeBack(first.id, newReceipt())).json.code, 'rate-limited', 'a false receipt');

        for (let calls = 1; calls < 3; calls += 1) assert.equal((await call(door)).reply.status, 201);
        assert.equal((await call(door)).reply.json.code, 'rate-limited', 'a fourth call from one door');
        // With the one that was taken back these are 4.
        for (const other of others.slice(0, 11)) assert.equal((await call(other)).reply.status, 201);
        const last = others[11] ?? assert.fail();
        assert.equal((await call(last)).reply.json.code, 'rate-limited', 'a sixteenth from wherever');
        own.clock.time = new Date(startOfTests.getTime() + 61_000);
        assert.equal((await call(last)).reply.status, 201);
      } finally {
        await own.close();
      }
    });

    test('it goes with its alert when that is past its time', async () => {
      const call = await sent(bodyOf(freshPlate().code));
      const open = await sent(bodyOf(freshPlate().code));
      const alertId = await alertIdOf(call);
      await moved(alertId, 'acknowledgement');
      await moved(alertId, 'resolution', resolution);
      const files = new AttachmentStore(world.files, testKeys);
      const inYears = new Date(startOfTests.getTime() + 4 * 366 * 24 * 3_600_000);
      await deletePastTime(world.database.kysely, files, new RetentionRules(), inYears);
      const rows = await world.database.kysely
        .selectFrom('help_requests')
        .select('id')
        .where('id', 'in', [call.id, open.id])
        .execute();
      assert.deepEqual(rows, [{ id: open.id }]);
      assert.equal((await get(call)).json.code, 'not-found');
      assert.equal((await get(open)).json.state, 'received');
    });
  });
}
