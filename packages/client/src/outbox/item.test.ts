import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { itemVersion, migrate } from './item.ts';

describe('items of other versions', () => {
  const steps = {
    1: (item: Record<string, unknown>) => ({ ...item, version: 2, lane: `lane:${String(item.id)}` }),
    2: (item: Record<string, unknown>) => ({ ...item, version: 3, label: '' }),
  };

  it('are brought up to date step by step', () => {
    assert.deepEqual(migrate({ version: 1, id: 'x' }, steps, 3), { version: 3, id: 'x', lane: 'lane:x', label: '' });
  });

  it('are set aside when nobody knows the way', () => {
    assert.equal(migrate({ version: 7, id: 'x' }, steps, 3), null);
    assert.equal(migrate({ version: itemVersion + 1 }), null);
  });

  it('a step that changes nothing is no endless loop', () => {
    assert.equal(migrate({ version: 1 }, { 1: (item) => item }, 2), null);
  });

  it('whatever lies there, reading it does not fail', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const { version } = (stored ?? {}) as { version?: unknown };
        return migrate(stored) === null || version === 1 || version === itemVersion;
      }),
    );
  });
});
