import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isWardError } from './errors.ts';
import { createTokenGate } from './token-gate.ts';

describe('the token gate', () => {
  it('refreshes once for all calls that were refused together', async () => {
    let refreshes = 0;
    let token = 'old';
    const gate = createTokenGate(async ({ refresh }) => {
      if (refresh) {
        refreshes += 1;
        await Promise.resolve();
        token = 'new';
      }
      return token;
    });
    const tokens = await Promise.all([gate.refresh('old'), gate.refresh('old'), gate.refresh('old')]);
    assert.deepEqual(tokens, ['new', 'new', 'new']);
    assert.equal(refreshes, 1);
  });

  it('takes a token that another call has brought meanwhile', async () => {
    let refreshes = 0;
    const gate = createTokenGate(({ refresh }) => {
      if (refresh) refreshes += 1;
      return 'new';
    });
    assert.equal(await gate.refresh('old'), 'new');
    assert.equal(refreshes, 0);
  });

  it('says that there is none when the portal only has the refused one', async () => {
    assert.equal(await createTokenGate(() => 'old').refresh('old'), null);
    assert.equal(await createTokenGate(() => null).refresh('old'), null);
  });

  it('refuses what no header can carry, without telling it', async () => {
    for (const token of ['secret\n', 'secret word', 'geheim\u00e9', { token: 'secret' }, 7]) {
      for (const ask of ['current', 'refresh'] as const) {
        const gate = createTokenGate(() => token as string);
        await assert.rejects(ask === 'current' ? gate.current() : gate.refresh('old'), (error: Error) => {
          assert.deepEqual([isWardError(error), (error as { status?: number }).status], [true, 401]);
          assert.match(error.message, /^getToken gave /);
          assert.doesNotMatch(JSON.stringify(error) + error.stack, /secret|geheim/);
          return true;
        });
      }
    }
    for (const nobody of [null, undefined, '']) {
      assert.equal(await createTokenGate(() => nobody as null).current(), null);
    }
  });

  it('can refresh again after a refresh that failed', async () => {
    let attempts = 0;
    const gate = createTokenGate(({ refresh }) => {
      if (!refresh) return 'old';
      attempts += 1;
      if (attempts === 1) throw new TypeError('offline');
      return 'new';
    });
    await assert.rejects(gate.refresh('old'), TypeError);
    assert.equal(await gate.refresh('old'), 'new');
  });
});
