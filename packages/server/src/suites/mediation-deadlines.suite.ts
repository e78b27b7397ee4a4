import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { legalRules } from '@wardkit/contract/legal-rules';
import { mediationStates } from '@wardkit/contract/mediation-states';
import { movesFrom } from '@wardkit/contract/state-machine';
import fc from 'fast-check';
import { tellMediationDeadlines } from '../modules/mediation-deadline-watch.ts';
import { deadlineRow, turned } from '../modules/mediation-deadlines.ts';
import { turningOf } from '../modules/mediation-moves.ts';
import { codesOf, MediationCase } from './mediation-records.ts';
import { type Engine, World } from './world.ts';

const hour = 3_600_000;

export function mediationDeadlinesSuite(engine: Engine): void {
  describe('deadlines and calendar of mediations', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const deadlines = async (made: MediationCase) =>
      [...(await made.get('/deadlines')).json.items].map(
        ({ ruleId, lastDay, dueAt, state }) => `${ruleId} ${lastDay} ${dueAt} ${state}`,
      );
    const at = async <T>(time: string, work: () => Promise<T>): Promise<T> => {
      const before = world.clock.time;
      try {
        world.clock.time = new Date(time);
        return await work();
      } finally {
        world.clock.time = before;
      }
    };

    test('run from what the rule says and are met by what it is for (WK-MED-13, 28, 38, 39, 47)', async () => {
      const made = await MediationCase.registered(world);
      const accepted = await made.toAcceptance();
      assert.equal(String(accepted.acceptedAt), world.clock.time.toISOString());
      assert.deepEqual(await deadlines(made), ['usual-duration 2026-12-22 2026-12-22T15:59:59.000Z running']);
      assert.equal(String(accepted.nextDeadline.ruleId), 'usual-duration');
      made.succeed(await made.plan(), 201);
      made.succeed(await made.hold(), 200);
      made.succeed(await made.agree({ form: 'oral' }), 200);
      assert.deepEqual(await deadlines(made), [
        'usual-duration 2026-12-22 2026-12-22T15:59:59.000Z met',
        'judicial-confirmation 2026-12-22 2026-12-22T15:59:59.000Z running',
        'agreed-performance 2026-11-29 2026-11-29T15:59:59.000Z running',
      ]);
      await made.performAll();
      assert.match((await deadlines(made)).at(-1) ?? '', /agreed-performance .* met$/);
    });

    test('a year without a calendar of working days is named, and nothing is guessed (WK-MED-40)', async () => {
      await at('2026-12-29T02:00:00Z', async () => {
        const made = await MediationCase.registered(world, { kind: 'public-security' });
        await made.toAcceptance(['private-dispute', 'minor', 'beating', 'prior-fault']);
        made.succeed(await made.plan(), 201);
        made.succeed(await made.hold(made.sessionId, { outcome: 'no-agreement' }), 200);
        const [deadline] = [...(await made.get('/deadlines')).json.items];
        assert.deepEqual([deadline?.dueAt, deadline?.missingCalendarYear, deadline?.state], [
          null,
          2027,
          'running',
        ] as unknown[]);
        assert.equal(Number((await made.read()).nextDeadline?.missingCalendarYear), 2027);
        made.succeed(await made.plan(made.stepIds[0], { plannedFor: '2027-03-01T09:00:00+08:00' }), 201);
      });
    });

    test('one is told of once when it is near, and once when it has passed (WK-MED-54)', async () => {
      const made = await MediationCase.registered(world);
      await made.toAcceptance();
      const tell = (time: string) =>
        tellMediationDeadlines({ database: world.database, events: { wake: () => undefined } }, new Date(time));
      const told = async () => {
        const rows = await world.database.kysely
          .selectFrom('events')
          .select(['type', 'data'])
          .where('subject', '=', made.path)
          .where('type', 'like', '%due')
          .execute();
        const soon = await world.database.kysely
          .selectFrom('events')
          .select(['type', 'data'])
          .where('subject', '=', made.path)
          .where('type', 'like', '%due-soon')
          .execute();
        return { overdue: rows.length, soon: soon.length };
      };
      await tell('2026-12-19T15:59:59Z');
      assert.deepEqual(await told(), { overdue: 0, soon: 0 });
      const before = Number((await made.read()).version);
      for (const time of ['2026-12-19T16:00:00Z', '2026-12-20T00:00:00Z', '2026-12-22T15:59:59.500Z']) await tell(time);
      assert.deepEqual(await told(), { overdue: 0, soon: 1 });
      assert.equal(Number((await made.read()).version), before);
      for (const time of ['2026-12-22T16:00:01Z', '2026-12-23T00:00:00Z']) await tell(time);
      assert.deepEqual(await told(), { overdue: 1, soon: 1 });
      const passed = await made.read();
      assert.deepEqual([passed.version, passed.nextDeadline.state], [before + 1, 'passed'] as unknown[]);
    });

    test('the calendar tells sessions and deadlines by their times, and of the own alone (WK-MED-52)', async () => {
      const calendar = (query: string, as = 'puqian-officer-1') =>
        world.call('GET', `/v1/mediation-calendar?${query}`, { as, purpose: 'mediation' });
      const span = 'from=2026-11-01&to=2026-12-31';
      const whole = await calendar(`${span}&limit=200`);
      assert.equal(whole.status, 200, whole.text);
      const items = [...whole.json.items];
      const times = items.map((item) => String(item.at));
      assert.deepEqual(times, times.toSorted());
      assert.ok(
        items.some(({ what }) => String(what) === 'session') && items.some(({ what }) => String(what) === 'deadline'),
      );
      const pages: string[] = [];
      for (let next: unknown = ''; next !== null; ) {
        const page = await calendar(`${span}&limit=7${next === '' ? '' : `&cursor=${next}`}`);
        pages.push(...[...page.json.items].map((item) => String(item.at)));
        next = page.json.next;
      }
      assert.deepEqual(pages.slice(0, times.length), times);
      for (const person of world.data.persons) assert.ok(!whole.text.includes(person.name));
      const own = await calendar(`${span}&limit=200`, 'puqian-party-1');
      assert.ok([...own.json.items].length > 0 && [...own.json.items].length < items.length);
      assert.deepEqual(codesOf(await calendar('from=2026-11-02&to=2026-11-01')), ['before-first']);
      assert.deepEqual(codesOf(await calendar('from=2026-01-01&to=2026-04-03')), ['too-long']);
      assert.equal((await calendar('from=2026-01-01&to=2026-04-02')).status, 200);
    });

    test('the dossier tells what is there and what the archive needs (WK-MED-41, WK-MED-42)', async () => {
      const made = await MediationCase.registered(world);
      const open = (await made.get('/dossier')).json;
      assert.equal(String(open.complete), 'false');
      assert.ok([...open.papers].every(({ needed }) => String(needed) === 'false'));
      await made.toForce();
      await made.performAll();
      made.succeed(await made.followUp(), 201);
      const done = (await made.get('/dossier')).json;
      assert.deepEqual(
        [...done.papers].filter(({ needed, state }) => String(needed) === 'true' && String(state) === 'missing'),
        [],
      );
      const agreement = [...done.papers].find(({ paper }) => String(paper) === 'agreement');
      assert.equal([...(agreement?.attachmentIds ?? [])].length, 1);
    });

    test('whatever the order of moves, no deadline is lost, starts twice or ends before it starts', () => {
      const day = fc.integer({ min: 0, max: 60 });
      fc.assert(
        fc.property(
          fc.constantFrom('civil', 'public-security', 'judicial'),
          fc.array(fc.tuple(fc.nat(), day), { maxLength: 25 }),
          day,
          (kind, picks, lastDays) => {
            let state: string = mediationStates.initial;
            let time = Date.parse('2026-08-01T02:00:00Z');
            const rows: { rule_id: string; outcome: string | null; due_at: Date | null; started_at: Date }[] = [];
            for (const [pick, days] of picks) {
              const possible = movesFrom(mediationStates, state);
              const move = possible[pick % Math.max(possible.length, 1)];
              if (move === undefined) break;
              time += days * 24 * hour;
              const lastDay = new Date(Date.parse('2026-08-01T00:00:00Z') + lastDays * 24 * hour)
                .toISOString()
                .slice(0, 10);
              const { ended, starting } = turned(rows, turningOf({ kind }, move, new Date(time), lastDay));
              for (const { row, outcome } of ended) row.outcome = outcome;
              for (const each of starting) {
                const row = deadlineRow({ station_id: '', id: '' }, each, rows.length + 1);
                const due = row.due_at === null ? null : new Date(row.due_at);
                assert.ok(due !== null || row.missing_calendar_year !== null);
                assert.ok(due === null || due >= each.at, `${each.ruleId} ends before it starts`);
                rows.push({ rule_id: each.ruleId, outcome: null, due_at: due, started_at: each.at });
              }
              state = mediationStates.moves[move].to;
            }
            assert.equal(new Set(rows.map((row) => row.rule_id)).size, rows.length);
            for (const { rule_id: ruleId } of rows) {
              const kinds: readonly string[] = legalRules.find(({ id }) => id === ruleId)?.kinds ?? [];
              assert.ok(kinds.includes(kind), `${ruleId} is not of ${kind}`);
            }
            if (state === 'archived') assert.ok(rows.every(({ outcome }) => outcome !== null));
          },
        ),
      );
    });

    test('no order of calls reaches the archive without what its dossier needs', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom(...Object.keys(calls)), { minLength: 5, maxLength: 22 }),
          async (names) => {
            const made = await MediationCase.registered(world);
            await made.addBothSides();
            for (const name of names) {
              const reply = await calls[name]?.(made);
              assert.ok(reply === undefined || reply.status < 500, reply?.text);
            }
            const dossier = (await made.get('/dossier')).json;
            const reached = await made.archive();
            assert.equal(
              reached.status === 200,
              String(dossier.complete) === 'true' && String(dossier.state) !== 'archived',
              reached.text,
            );
          },
        ),
        { numRuns: 6 },
      );
    });
  });
}

/** Calls in which a move is tried, whether or not the state of the mediation allows it. */
const calls: Readonly<Record<string, (made: MediationCase) => Promise<{ status: number; text: string }>>> = {
  assess: (made) => made.post('/eligibility', { outcome: 'eligible', facts: [], reason: null }),
  claimantConsents: (made) => made.answerFor(made.claimantId, 'consents'),
  respondentConsents: (made) => made.answerFor(made.respondentId, 'consents'),
  refuse: (made) => made.answerFor(made.respondentId, 'refuses'),
  assign: async (made) =>
    made.post('/mediator-assignment', { leadMediatorId: await made.mediatorId(), furtherMediatorIds: [] }),
  accept: (made) => made.post('/acceptance', { note: null }),
  plan: (made) => made.plan(),
  hold: (made) => made.hold(),
  agree: (made) => made.agree({ form: 'oral' }),
  performFirst: (made) => made.perform(made.stepIds[0]),
  performLast: (made) => made.perform(made.stepIds[1]),
  followUp: (made) => made.followUp(),
  archive: (made) => made.archive(),
};
