import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settle } from '@wardkit/testing';
import { openTabs } from './tabs.ts';

describe('the channel between tabs', () => {
  it('passes on what a tab of ours says, and nothing that another script says on it', async () => {
    const [ours, other] = [openTabs(true), new BroadcastChannel('wardkit')];
    const heard: unknown[] = [];
    for (const name of ['identity', 'draft', 'outbox', 'stream'] as const) {
      ours.on(name, (message) => heard.push([name, message]));
    }
    const step = { from: null, to: '1', item: null };
    const strange: unknown[] = [
      ...[null, undefined, 7, 'outbox', [], {}],
      ...['__proto__', 'constructor', 'later', 7, null].map((name) => ({ name, message: null })),
      ...[null, undefined, 7, {}, { owner: 'o' }, { owner: 1, key: 'k' }].map((message) => ({
        name: 'draft',
        message,
      })),
      ...[null, { owner: 'o' }, { owner: 'o', ids: 'i' }, { owner: 'o', ids: [null] }].map((message) => ({
        name: 'outbox',
        message,
      })),
      ...[
        null,
        { key: 'k' },
        { key: 'k', say: 'at' },
        { key: 'k', say: 'step' },
        { key: 'k', say: 'step', step: { ...step, to: 1 } },
        { key: 'k', say: 'step', step: { ...step, item: 7 } },
        { key: 'k', say: 'step', step: { ...step, item: { type: 'dev.wardkit.alert.changed' } } },
        { say: 'alive' },
      ].map((message) => ({ name: 'stream', message })),
    ];
    for (const message of strange) other.postMessage(message);
    const said: [string, unknown][] = [
      ['identity', null],
      ['draft', { owner: 'o', key: 'k' }],
      ['outbox', { owner: 'o', ids: ['i'] }],
      ['stream', { key: 'k', say: 'alive' }],
      ['stream', { key: 'k', say: 'at', place: '1' }],
      ['stream', { key: 'k', say: 'step', step }],
      ['stream', { key: 'k', say: 'step', step: { ...step, item: { type: 'gap', reason: 'missed' } } }],
    ];
    for (const [name, message] of said) other.postMessage({ name, message });
    const end = performance.now() + 20_000;
    while (heard.length < said.length && performance.now() < end) await settle(1);
    assert.deepEqual(heard, said);
    ours.close();
    other.close();
  });
});
