import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Uuid } from '@wardkit/contract/field';
import fc from 'fast-check';
import { newIdentifier } from './identifier.ts';

it('an identifier is a UUIDv7 that holds its time and sorts by it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 47 }), fc.integer({ min: 1, max: 1_000_000 }), (now, later) => {
      const id = newIdentifier(now);
      assert.ok(Uuid.safeParse(id).success, id);
      assert.equal(id[14], '7');
      assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), now);
      assert.ok(newIdentifier(now + later) > id);
    }),
  );
});
