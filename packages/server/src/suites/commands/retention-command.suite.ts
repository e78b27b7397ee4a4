import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CommandWorld } from './command-world.ts';

export function retentionCommandSuite(worldOf: () => CommandWorld): void {
  describe('retention and hold', { concurrency: false }, () => {
    test('a dry run tells what would go, a hold keeps it, the run takes the rest, and a lifted hold gives it free', async () => {
      const place = await worldOf().place('commands_retention');
      const ended = worldOf().data.stays.filter(({ state }) => state === 'ended');
      const stationId = ended[0]?.stationId ?? assert.fail();
      const old = ended.filter((stay) => stay.stationId === stationId).slice(0, 3);
      const ids = old.map(({ id }) => id);
      assert.equal(ids.length, 3);
      await place.query(
        "update stays set started_on = '2019-01-01', expected_end_on = null, ended_on = '2020-01-01' where id = any($1)",
        [ids],
      );
      const left = async () =>
        (await place.query<{ id: string }>('select id from stays where id = any($1) order by id', [ids])).map(
          ({ id }) => id,
        );
      const line = (count: number) => new RegExp(`^station ${stationId}  stays-ended: ${count}$`, 'm');
      const reason = ['--reason', '法院调取证据通知书〔2026〕7号'];
      const [held = ''] = ids;

      const dry = await place.run('retention', '--dry-run');
      assert.equal(dry.code, 0, dry.errors);
      assert.match(dry.output, line(3));
      assert.match(dry.output, /^\d+ would be deleted; nothing was$/m);
      assert.equal((await left()).length, 3);

      const set = await place.run('hold', 'set', held, ...reason);
      assert.equal(set.output.trim(), `held ${held} of station ${stationId}`);
      assert.match(
        (await place.run('hold', 'list')).output,
        new RegExp(`^\\S+Z  ${held}  法院调取证据通知书.*\\n+1 held$`, 'm'),
      );
      const run = await place.run('retention');
      assert.equal(run.code, 0, run.errors);
      assert.match(run.output, line(2));
      assert.deepEqual(await left(), [held]);

      assert.equal((await place.run('hold', 'lift', held, ...reason)).output.trim(), `lifted the hold on ${held}`);
      assert.match((await place.run('retention')).output, line(1));
      assert.deepEqual(await left(), []);
      assert.equal((await place.run('retention')).output.trim(), '0 deleted');
    });
  });
}
