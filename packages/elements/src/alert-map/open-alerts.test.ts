import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Alert } from '@wardkit/contract/alert';
import fc from 'fast-check';
import { alert } from '../alerts/alert-client.fixtures.ts';
import { OpenAlerts } from './open-alerts.ts';

const numbers = (alerts: OpenAlerts) => alerts.newestFirst.map(({ number }) => number);

/** What an event tells of an alert. */
function headOf(known: Alert) {
  const { id, version, state, stateSince, priority, category, receivedAt, nextDueAt, place } = known;
  return {
    id,
    version,
    state,
    stateSince,
    priority,
    category,
    receivedAt,
    nextDueAt,
    divisionCode: place.divisionCode,
  };
}

test('the newest stands first, whatever order they came in', () => {
  const alerts = new OpenAlerts();
  alerts.take([alert(4), alert(1), alert(3)]);
  assert.deepEqual(numbers(alerts), [alert(1).number, alert(3).number, alert(4).number]);
});

test('one that was only heard of is behind until it is read', () => {
  const alerts = new OpenAlerts();
  assert.equal(alerts.hear(headOf(alert(1))), true);
  assert.deepEqual(numbers(alerts), []);
  assert.deepEqual(
    alerts.behind.map(({ id }) => id),
    [alert(1).id],
  );
  alerts.take([alert(1)]);
  assert.deepEqual(numbers(alerts), [alert(1).number]);
  assert.deepEqual(alerts.behind, []);
  assert.equal(alerts.hear(headOf(alert(1))), false, 'the same again is no news');
});

test('one that has ended is not brought back by a page that was read before', () => {
  const alerts = new OpenAlerts();
  alerts.take([alert(1)]);
  alerts.hear(headOf(alert(1, { version: 5, state: 'resolved' })));
  assert.deepEqual(numbers(alerts), []);
  alerts.take([alert(1, { version: 4 })]);
  assert.deepEqual(numbers(alerts), []);
  alerts.take([alert(1, { version: 6, state: 'acknowledged' })]);
  assert.deepEqual(numbers(alerts), [alert(1).number], 'reopened');
});

test('a reading of all takes away what it did not see, and leaves what came meanwhile', () => {
  const alerts = new OpenAlerts();
  alerts.take([alert(1), alert(2)]);
  alerts.begin();
  alerts.hear(headOf(alert(0)));
  alerts.take([alert(2)]);
  alerts.confirm();
  assert.deepEqual(numbers(alerts), [alert(2).number]);
  assert.equal(alerts.behind.length, 1);
});

test('however pages and events are mixed, the last version decides', () => {
  const step = fc.record({
    version: fc.integer({ min: 1, max: 6 }),
    isRead: fc.boolean(),
  });
  // Odd versions are open, even ones closed.
  const at = (version: number) => alert(1, { version, state: version % 2 === 1 ? 'received' : 'resolved' });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const alerts = new OpenAlerts();
      for (const { version, isRead } of steps) {
        if (isRead) alerts.take([at(version)]);
        else alerts.hear(headOf(at(version)));
      }
      const last = Math.max(...steps.map(({ version }) => version));
      if (last % 2 === 0) assert.deepEqual([...numbers(alerts), ...alerts.behind], []);
      else assert.ok(alerts.size === 1 ? true : alerts.behind.length === 1, 'open and told of');
    }),
  );
});
