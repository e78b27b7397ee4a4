import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { newUuid } from '../../uuid.ts';
import { testKeyDocument } from '../world.ts';
import type { CommandPlace, CommandWorld } from './command-world.ts';
import { assertFailed } from './plain-failure.ts';

const oldId = testKeyDocument.keys[0]?.id ?? '';

export function keysCommandSuite(worldOf: () => CommandWorld): void {
  describe('keys and audit:verify, while a server runs', { concurrency: false }, () => {
    let place: CommandPlace;
    before(async () => {
      place = await worldOf().place('commands_keys');
    });

    const keys = (...args: string[]) => place.run('keys', ...args);
    const call = async (url: string, as: string, method: string, path: string, body?: object, headers = {}) => {
      const reply = await fetch(url + path, {
        method,
        headers: {
          authorization: `Bearer ${await worldOf().issuer.tokenFor(as)}`,
          'wardkit-purpose': 'hazard-rectification',
          ...(method === 'GET' ? {} : { 'idempotency-key': newUuid() }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await reply.text();
      assert.ok(reply.ok, `${method} ${path}: ${reply.status} ${text}`);
      return JSON.parse(text) as { value: string; items: { id: string; state: string; version: number }[] };
    };
    /** The telephone of a landlord, opened by the server. */
    const reveal = async (url: string) => {
      const { data } = worldOf();
      const stationId = data.accounts.find(({ subject }) => subject === 'puqian-officer-1')?.stationId;
      const premises = data.premises.find((each) => each.stationId === stationId && each.landlordPersonId !== null);
      const person = data.persons.find(({ id }) => id === premises?.landlordPersonId) ?? assert.fail();
      const body = {
        record: `/v1/premises/${premises?.id}`,
        field: '/landlord/telephone',
        reason: '隐患整改期限将至，需电话联系房东确认',
      };
      const { value } = await call(url, 'puqian-officer-1', 'POST', '/v1/reveals', body);
      assert.equal(value, person.telephone);
    };
    /** Waits until the server has noted the keys that it holds, the active one first. */
    const holds = async (...ids: string[]) => {
      for (let seen = ''; seen !== ids.join(); ) {
        const [row] = await place.query<{ ids: string }>(
          "select array_to_string(key_ids, ',') as ids from key_ring_holders",
        );
        seen = row?.ids ?? '';
      }
    };

    test('a key is changed and the old one dropped; nothing is lost on the way, and the server starts without it', async () => {
      const { server, url } = await worldOf().serve(place);
      await reveal(url);
      const added = await keys('add');
      assert.equal(added.code, 0, added.errors);
      const [, newId = ''] = /^added the key (k[0-9a-f]{6});/.exec(added.output) ?? [];
      assertFailed(await keys('activate', newId), 1, /^1 of 1 running servers do not hold the key "k[0-9a-f]{6}" yet/);
      server.signal('SIGHUP');
      await holds(oldId, newId);
      assert.equal((await keys('activate', newId)).code, 0);

      const early = await keys('rotate');
      assert.match(
        early.output,
        new RegExp(`^closed \\d\\d+ values and 0 attachments anew with the key ${newId}$`, 'm'),
      );
      // The server has not read the ring since: what it closes next would be lost with the key.
      assertFailed(await keys('drop', oldId), 1, /^1 of 1 running servers still close new data with the key "test"/);
      await reveal(url);
      server.signal('SIGHUP');
      await holds(newId, oldId);

      // The reason of the reveal was closed with the old key meanwhile.
      const status = await keys('status');
      assert.match(status.output, new RegExp(`^${newId} \\(active\\)  .*people\\.name_sealed: \\d+`, 'm'));
      assert.match(status.output, /^test {2}audit_reviews\.reason_sealed: 1, plate_keys that sign: 3$/m);
      assertFailed(await keys('drop', oldId), 1, /^Something is still closed with the key "test" or derived from it/);
      const [rotated] = await Promise.all([keys('rotate'), reveal(url)]);
      assert.match(rotated.output, /^closed 1 values and 0 attachments/m);

      for (const { id: stationId } of worldOf().data.stations) {
        const { subject } =
          worldOf().data.accounts.find(
            (each) => each.stationId === stationId && each.roles.includes('administrator'),
          ) ?? assert.fail();
        const { items } = await call(url, subject, 'GET', '/v1/doorplate-keys');
        await call(
          url,
          subject,
          'PUT',
          `/v1/doorplate-keys/${newUuid()}`,
          { algorithm: 'Ed25519' },
          { 'if-none-match': '*' },
        );
        for (const { id, version } of items.filter(({ state }) => state === 'signing')) {
          const match = { 'if-match': `"${version}"` };
          await call(
            url,
            subject,
            'POST',
            `/v1/doorplate-keys/${id}/retirement`,
            { reason: '每年一次定期更换门牌密钥' },
            match,
          );
        }
      }
      const dropped = await keys('drop', oldId);
      assert.equal(dropped.code, 0, dropped.errors);
      const ring = JSON.parse(await readFile(join(place.folder, 'keys.json'), 'utf8')) as typeof testKeyDocument;
      assert.deepEqual(
        ring.keys.map(({ id }) => id),
        [newId],
      );
      server.signal('SIGHUP');
      await holds(newId);
      await reveal(url);
      assert.equal((await server.kill('SIGTERM')).code, 0);

      const again = await worldOf().serve(place);
      await reveal(again.url);
      assert.equal((await again.server.kill('SIGTERM')).code, 0);
    });

    test('a command with the ring of another database is refused', async () => {
      const { output: other } = await place.run('keys', 'new');
      const reason = ['--reason', '法院调取证据通知书〔2026〕7号'];
      const premises = worldOf().data.premises[0]?.id ?? '';
      const ended = await place.runWith({ WARDKIT_KEYS: other }, 'hold', 'set', premises, ...reason);
      assertFailed(ended, 1, /^The database was written with the keys? .+, which the key ring \(WARDKIT_KEYS\)/);
      assert.equal(await place.count('legal_holds'), 0);
    });

    test('audit:verify finds no fault in what the server wrote, and tells the entry that was changed', async () => {
      const good = await place.run('audit-verify');
      assert.equal(good.code, 0, good.output);
      assert.match(good.output, /^\d+ entries, \d+ checkpoints at 3 stations verified: no fault$/m);
      const [changed] = await place.query<{ station_id: string; position: number }>(`
        update audit_entries set operation = 'places.getPremises'
        where operation = 'reveals.create' and position = (
          select max(position) from audit_entries where operation = 'reveals.create')
        returning station_id, position::integer as position`);
      assert.ok(changed);
      const bad = await place.run('audit-verify');
      assert.equal(bad.code, 1);
      assert.match(bad.output, new RegExp(`^FAULT {2}station ${changed.station_id}  at ${changed.position}: `, 'm'));
      assert.match(bad.output, /verified: \d+ faults?$/m);
    });
  });
}
