import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
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
