import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { pino } from 'pino';
import { EventFeed } from '../events/event-feed.ts';
import { RetentionRules } from '../retention/retention-rules.ts';
import { AttachmentStore } from '../storage/attachment-store.ts';
import { FolderStore } from '../storage/folder-store.ts';
import { upkeepTasks } from '../upkeep/tasks.ts';
import { Upkeep, type UpkeepTask } from '../upkeep/upkeep.ts';
import { type Engine, testKeys, World } from './world.ts';

export function upkeepSuite(engine: Engine): void {
  describe('upkeep', () => {
    let world: World;
    let events: EventFeed;
    before(async () => {
      world = await World.open(engine);
      events = new EventFeed(world.database, world.timers, pino({ enabled: false }));
    });
    after(async () => {
      await events.close();
      await world.close();
    });

    const processOf = (...tasks: UpkeepTask[]) =>
      new Upkeep(
        {
          database: world.database,
          keys: testKeys,
          attachments: new AttachmentStore(new FolderStore(world.folder), testKeys),
          events,
          retention: new RetentionRules(),
          clock: world.clock,
          log: pino({ enabled: false }),
        },
        tasks,
        world.timers,
      );
    const later = (minutes: number) => {
      world.clock.time = new Date(world.clock.time.getTime() + minutes * 60_000);
    };

    test('every task of the server runs through', async () => {
      await world.upkeep.runDue();
      const failed = world.log.filter((line) => line.includes('periodic task'));
      assert.deepEqual(failed, []);
      const { rows } = await sql<{ undone: number; done: number }>`
        select count(*) filter (where done_at is null)::integer as undone,
          count(*) filter (where done_at is not null)::integer as done from upkeep_tasks`.execute(
        world.database.kysely,
      );
      assert.deepEqual(rows[0], { undone: 0, done: upkeepTasks.length });
    });

    test('of several processes one does a task, and again when its time has come', async () => {
      let times = 0;
      const task = { name: 'test.once', everyMinutes: 10, run: async () => (times += 1) };
      const processes = [processOf(task), processOf(task), processOf(task)];
      const everyProcess = () => Promise.all(processes.map((each) => each.runDue()));
      await everyProcess();
      assert.equal(times, 1);
      later(9);
      await everyProcess();
      assert.equal(times, 1);
      later(1);
      await everyProcess();
      assert.equal(times, 2);
    });

    test('a task that fails stops no other and is tried again at the next look', async () => {
      const done: string[] = [];
      let fails = true;
      const upkeep = processOf(
        {
          name: 'test.failing',
          everyMinutes: 10,
          run: async () => {
            if (fails) throw new Error('not now');
            done.push('failing');
          },
        },
        { name: 'test.other', everyMinutes: 10, run: async () => done.push('other') },
      );
      await upkeep.runDue();
      assert.deepEqual(done, ['other']);
      fails = false;
      await upkeep.runDue();
      assert.deepEqual(done, ['other', 'failing']);
    });

    test('what a killed process was at is taken up by another half an hour later', async () => {
      const { promise: began, resolve: begin } = Promise.withResolvers<void>();
      const { promise: never, resolve: end } = Promise.withResolvers<void>();
      const killed = processOf({
        name: 'test.killed',
        everyMinutes: 10,
        run: () => {
          begin();
          return never;
        },
      });
      const running = killed.runDue();
      await began;
      let times = 0;
      const other = processOf({ name: 'test.killed', everyMinutes: 10, run: async () => (times += 1) });
      await other.runDue();
      assert.equal(times, 0);
      later(31);
      await other.runDue();
      assert.equal(times, 1);
      end();
      await running;
      // The one that was believed to be dead takes nothing back.
      await other.runDue();
      assert.equal(times, 1);
    });
  });
}
