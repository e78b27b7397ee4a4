import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OperationRecord } from './operation.ts';
import { allOperations, operations } from './operations.ts';
import { widgetOperations } from './widgets.ts';

test('what any page left unsent is sent from whichever page shows how it stands', () => {
  const sent: ReadonlySet<string> = new Set(widgetOperations['ward-outbox-status']);
  const queued = Object.values<OperationRecord>(operations).filter(({ offline }) => offline.queue !== undefined);
  assert.ok(queued.length > 10);
  assert.deepEqual(
    queued.map(({ id }) => id).filter((id) => !sent.has(id)),
    [],
  );
});

test('a widget that may call an operation which can wait also keeps records on the device, so it learns its limits', () => {
  const waits = new Set(
    allOperations.filter(({ offline }) => offline.queue !== undefined).map(({ id }) => id as string),
  );
  for (const [tag, ids] of Object.entries<readonly string[]>(widgetOperations)) {
    if (ids.some((id) => waits.has(id))) assert.ok(ids.includes('devices.register'), tag);
  }
});

test('no widget names an operation twice', () => {
  for (const [tag, ids] of Object.entries<readonly string[]>(widgetOperations)) {
    assert.equal(new Set(ids).size, ids.length, tag);
  }
});
