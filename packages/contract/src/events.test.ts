import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { EventTypeFilter } from './event-stream.ts';
import { type EventType, eventTypeBase, eventTypes, WardEvent } from './events.ts';
import { eventExamples } from './examples/events.ts';
import { unknownMembers } from './examples/unknown-members.ts';
import { Masked } from './field.ts';
import { isJson, type OperationRecord, type Schema } from './operation.ts';
import { allOperations } from './operations.ts';

const names = Object.keys(eventTypes) as EventType[];

/** What an event may tell: ids, versions, codes and times. A member that is none of them has to be justified here. */
const allowed = new Set([
  ...['id', 'version', 'state', 'stateSince', 'premisesId', 'checkId', 'mediationId', 'alertId'],
  ...['priority', 'category', 'divisionCode', 'receivedAt', 'nextDueAt', 'limit', 'dueAt', 'ruleId'],
]);

test('an event holds no personal data: its members are ids, versions, codes and times', () => {
  for (const name of names) {
    const shape = (eventTypes[name].data as unknown as { shape: Record<string, Schema> }).shape;
    assert.deepEqual(
      Object.keys(shape).filter((member) => !allowed.has(member)),
      [],
      name,
    );
    assert.ok(!Object.values(shape).includes(Masked), name);
  }
});

test('each type says by which read its record is fetched, and that read is no stranger’s', () => {
  for (const name of names) {
    const record = allOperations.find(({ id }) => id === eventTypes[name].readWith);
    assert.equal(record?.safety, 'safe', `${name}: ${eventTypes[name].readWith}`);
    assert.ok(isJson(record?.answers[200]), name);
  }
});

test('each event is written into the log by some operation, is one that a time brings, or goes to one receiver only', () => {
  const written = new Set(allOperations.flatMap((record: OperationRecord) => record.emits ?? []));
  const byTime: EventType[] = [
    'stay.overdue',
    'subscription.failing',
    'subscription.disabled',
    'audit-review.opened',
    'job.finished',
    'alert.due-soon',
    'alert.overdue',
    'mediation.due-soon',
    'mediation.overdue',
  ];
  const toOneReceiver: EventType[] = ['subscription.tested'];
  assert.deepEqual(
    names.filter((name) => !written.has(name) && ![...byTime, ...toOneReceiver].includes(name)),
    [],
  );
});

for (const name of names) {
  test(`the example of ${name} is an event of that type and nothing more`, () => {
    const example = eventExamples[name];
    assert.equal(example.type, eventTypeBase + name);
    assert.deepEqual(z.safeParse(WardEvent, example).error?.issues, undefined);
    assert.deepEqual(z.safeParse(eventTypes[name].data, example.data).error?.issues, undefined);
    assert.deepEqual(unknownMembers(eventTypes[name].data, example.data), []);
  });
}

test('each example has an id of its own', () => {
  assert.equal(new Set(Object.values(eventExamples).map(({ id }) => id)).size, names.length);
});

test('an event of a later version is still an event: its type and members are open', () => {
  const later = { ...eventExamples['alert.received'], type: 'dev.wardkit.volunteer.called', traceparent: '00-1' };
  assert.equal(z.safeParse(WardEvent, later).success, true);
});

test('an id with a full stop, a space or nothing in it is refused, as a webhook could not be signed over it', () => {
  for (const id of ['', 'a.b', 'a b', 'é', 'a'.repeat(201)]) {
    assert.equal(z.safeParse(WardEvent, { ...eventExamples['alert.received'], id }).success, false, id);
  }
});

test('a filter takes the name of a type, or all types of a resource', () => {
  for (const name of names) {
    assert.equal(EventTypeFilter.safeParse(name).success, true);
    assert.equal(EventTypeFilter.safeParse(`${name.split('.')[0]}.*`).success, true);
  }
  for (const bad of [
    '',
    '*',
    'alert',
    'alert.',
    '.received',
    'Alert.received',
    'dev.wardkit.alert.received',
    'alert.*.x',
  ]) {
    assert.equal(EventTypeFilter.safeParse(bad).success, false, bad);
  }
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      if (EventTypeFilter.safeParse(text).success) assert.match(text, /^[a-z-]+\.([a-z-]+|\*)$/);
    }),
  );
});
