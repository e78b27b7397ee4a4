import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { newUuid } from '../uuid.ts';
import { type Engine, World } from './world.ts';

export function transactionsSuite(engine: Engine): void {
  describe('transactions that others come in the way of', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    /** Breaks off the next transactions that reach their audit entry, as the database does with one of two in a circle. */
    const breakOff = (times: number, code: '40001' | '40P01') =>
      world.database.runScript(`
        drop sequence if exists broken_off cascade;
        create sequence broken_off;
        create or replace function break_off() returns trigger language plpgsql security definer as $$
        begin
          if nextval('broken_off') <= ${times} then raise exception 'broken off' using errcode = '${code}'; end if;
          return new;
        end $$;
        drop trigger if exists break_off on audit_queue;
        create trigger break_off before insert on audit_queue for each row execute function break_off();`);
    const counts = async (id: string) => {
      const { rows } = await sql<{ tries: number; rows: number; events: number; keys: number }>`
        select (select last_value from broken_off)::integer as tries,
          (select count(*) from subscriptions where id = ${id})::integer as rows,
          (select count(*) from events where subject = ${`/v1/subscriptions/${id}`})::integer as events,
          (select count(*) from idempotency_records where key = ${id})::integer as keys`.execute(world.database.kysely);
      return rows[0];
    };
    const subscribe = (id: string) =>
      world.call('PUT', `/v1/subscriptions/${id}`, {
        as: 'puqian-administrator-1',
        key: id,
        headers: { 'if-none-match': '*' },
        body: { url: 'https://hooks.example/x', description: '', types: ['doorplate.*'], areas: [], active: false },
      });

    test('are done once more from the beginning, and nothing is there twice', async () => {
      for (const code of ['40001', '40P01'] as const) {
        await breakOff(3, code);
        const id = newUuid();
        assert.equal((await subscribe(id)).status, 201);
        assert.deepEqual(await counts(id), { tries: 4, rows: 1, events: 1, keys: 1 });
      }
    });

    test('are given up after some tries, with nothing written and a hint to come back', async () => {
      await breakOff(100, '40001');
      const id = newUuid();
      const reply = await subscribe(id);
      assert.equal(reply.status, 503);
      assert.equal(reply.json.code, 'unavailable');
      assert.ok(Number(reply.headers.get('retry-after')) > 0);
      assert.deepEqual(await counts(id), { tries: 4, rows: 0, events: 0, keys: 0 });
      await breakOff(0, '40001');
      assert.equal((await subscribe(id)).status, 201, 'the same call goes well later');
    });
  });
}
