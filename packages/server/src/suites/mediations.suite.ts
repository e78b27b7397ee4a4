import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { codesOf, dayFrom, MediationCase } from './mediation-records.ts';
import { type Engine, World } from './world.ts';

export function mediationsSuite(engine: Engine): void {
  describe('mediations', () => {
    let world: World;
    before(async () => {
      world = await World.open(engine);
    });
    after(() => world.close());

    test('goes from intake to archive, and nothing of it changes any more', async () => {
      const made = await MediationCase.registered(world);
      const first = await made.read();
      assert.match(String(first.number), /^MD-2026-\d{4}$/);
      assert.equal(first.outcome, null as unknown);
      await made.toForce();
      const effective = await made.read();
      assert.equal(effective.state, 'effective' as unknown);
      assert.equal(effective.outcome, 'settled' as unknown);
      await made.performAll();
      made.succeed(await made.followUp(), 201);
      const dossier = await made.get('/dossier');
      assert.equal(dossier.json.complete, true as unknown, dossier.text);
      const archived = made.succeed(await made.archive(), 200);
      assert.equal(archived.state, 'archived' as unknown);
      assert.equal(archived.outcome, 'settled' as unknown);
      assert.equal((await made.followUp()).json.code, 'state-conflict' as unknown);
      assert.equal((await made.file('other')).status, 409);
    });

    test('a move that the table forbids is a conflict that tells how the mediation stands', async () => {
      const made = await MediationCase.registered(world);
      const reply = await made.post('/acceptance', { note: null });
      assert.equal(reply.json.code, 'state-conflict' as unknown);
      assert.equal(reply.json.current.state, 'registered' as unknown);
    });

    test('a dispute is not applied for tomorrow', async () => {
      const made = new MediationCase(world);
      const reply = await made.put('', {
        ...(await import('./mediation-records.ts')).registration(),
        appliedOn: dayFrom(world, 1),
      });
      assert.deepEqual(codesOf(reply), ['in-the-future']);
    });
  });
}
