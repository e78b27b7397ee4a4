import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Engine, type Loose, World } from './world.ts';

export function mediationDemoSuite(engine: Engine): void {
  describe('the demo of mediations', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    const listed = async (as: string): Promise<Loose[]> => {
      const items: Loose[] = [];
      for (let next = ''; ; ) {
        const reply = await world.call('GET', `/v1/mediations?limit=50${next}`, { as, purpose: 'mediation' });
        assert.equal(reply.status, 200, reply.text);
        items.push(...reply.json.items);
        if (reply.json.next === null) return items;
        next = `&cursor=${reply.json.next}`;
      }
    };
    const countBy = (items: readonly Loose[], of: (item: Loose) => unknown) =>
      Object.fromEntries([...Map.groupBy(items, (item) => String(of(item)))].map(([key, own]) => [key, own.length]));

    test('58 of a year came out, 55 of them settled, and 15 go on at every stage', async () => {
      const items = await listed('puqian-officer-1');
      const outcomes = countBy(items, ({ outcome }) => outcome);
      assert.deepEqual(outcomes, { settled: 55, breached: 1, failed: 1, refused: 1, null: 15 });
      const open = countBy(
        items.filter(({ outcome }) => outcome === null),
        ({ state }) => state,
      );
      assert.deepEqual(open, { registered: 3, eligible: 2, consented: 2, accepted: 2, 'in-session': 4, agreed: 2 });
      const counted = await world.call(
        'GET',
        '/v1/statistics?module=mediations&rows=outcome&from=2025-11-01&to=2026-11-30',
        { as: 'puqian-officer-1' },
      );
      const rows = [...counted.json.rows].map(({ key, total }) => [key, total.count]);
      assert.deepEqual(rows.filter(([, count]) => Number(count) > 0).sort(), [
        ['breached', 1],
        ['failed', 1],
        ['open', 15],
        ['refused', 1],
        ['settled', 55],
      ]);
    });

    test('deadlines run, are near and have passed; what is due first comes first', async () => {
      const items = await listed('puqian-mediator-1');
      const due = items.flatMap(({ nextDeadline }) => (nextDeadline === null ? [] : [nextDeadline]));
      const now = world.clock.time.getTime();
      const days = due.map(({ dueAt }) => (Date.parse(String(dueAt)) - now) / 86_400_000);
      assert.deepEqual(
        days,
        days.toSorted((one, other) => one - other),
      );
      assert.ok(
        days.some((each) => each < 0) && days.some((each) => each > 0 && each < 3) && days.some((each) => each > 5),
      );
      for (const { state, dueAt } of due) {
        assert.equal(String(state), Date.parse(String(dueAt)) < now ? 'passed' : 'running');
      }
    });

    test('the party who signs in has one to answer, one with an agreement and one that is followed up, and those alone', async () => {
      const items = await listed('puqian-party-1');
      assert.deepEqual(items.map(({ state }) => String(state)).sort(), ['eligible', 'followed-up', 'performing']);
      const performing = items.find(({ state }) => String(state) === 'performing');
      const agreement = await world.call('GET', `/v1/mediations/${performing?.id}/agreement`, {
        as: 'puqian-party-1',
        purpose: 'own-record',
      });
      assert.equal(agreement.json.steps.length, 2 as unknown, agreement.text);
    });

    test('one is of a building, with more than 40 parties, and some have guardians', async () => {
      const items = await listed('puqian-supervisor-1');
      assert.ok(items.some(({ parties }) => Number(parties.length) > 40));
      assert.ok(items.some(({ parties }) => [...parties].some(({ role }) => String(role) === 'guardian')));
    });

    test('every dossier that is filed is whole by the rules of the contract', async () => {
      const items = await listed('puqian-officer-1');
      const archived = items.filter(({ state }) => String(state) === 'archived');
      assert.equal(archived.length, 50);
      for (const { id } of archived) {
        const dossier = await world.call('GET', `/v1/mediations/${id}/dossier`, {
          as: 'puqian-officer-1',
          purpose: 'mediation',
        });
        assert.equal(dossier.json.complete, true as unknown, dossier.text);
      }
    });
  });
}
