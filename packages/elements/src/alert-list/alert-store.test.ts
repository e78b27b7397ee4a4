import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Alert } from '@wardkit/contract/alert';
import { alertPriorities, codesOf } from '@wardkit/contract/alert-codes';
import { alertStates, closedAlertStates, openAlertStates } from '@wardkit/contract/alert-states';
import { alertsExamples } from '@wardkit/contract/examples/alerts';
import fc from 'fast-check';
import { type AlertHead, endedStates, isOpen, openStates, priorityOrder } from '../alerts/alert.state.ts';
import { type AlertFilters, alertSorts, plainFilters } from './alert-list.state.ts';
import { compareBy, fits } from './alert-order.ts';
import { AlertStore } from './alert-store.ts';

const [example] = alertsExamples['alerts.list'][0].answer.items;
const start = Date.parse('2026-11-22T14:00:00+08:00');

/** @param minute when it was received, after the start */
function made(number: number, minute: number, over: Partial<Alert> = {}): Alert {
  const receivedAt = new Date(start + minute * 60_000).toISOString();
  return { ...structuredClone(example), id: `alert ${String(number).padStart(4, '0')}`, receivedAt, ...over } as Alert;
}

function storeOf(amount: number, filters: AlertFilters = plainFilters): AlertStore {
  const store = new AlertStore(() => start);
  store.begin(filters);
  store.take(
    Array.from({ length: amount }, (_, at) => made(at, -at)),
    false,
  );
  return store;
}

/** What a person would say stands for a group: what is open, then what is more urgent, then what is newer. */
function weighsMore(one: AlertHead, other: AlertHead): boolean {
  if (isOpen(one.state) !== isOpen(other.state)) return isOpen(one.state);
  const [first, second] = [one, other].map(({ priority }) => priorityOrder.indexOf(priority)) as [number, number];
  return first === second ? compareBy.newest(one, other) < 0 : first < second;
}

describe('the alerts of a list', () => {
  it('have the states and priorities of the contract', () => {
    assert.deepEqual(openStates, openAlertStates);
    assert.deepEqual([...endedStates].sort(), [...closedAlertStates, 'archived'].sort());
    assert.equal(openStates.length + endedStates.length, alertStates.states.length);
    assert.deepEqual(priorityOrder, codesOf(alertPriorities));
  });

  it('are those of a plain filter and sort once somebody asks, whatever came in whatever order and was looked at', () => {
    const event = fc.record({
      number: fc.nat(25),
      version: fc.integer({ min: 1, max: 9 }),
      state: fc.constantFrom('received', 'dispatched', 'resolved', 'weighed-up'),
      priority: fc.constantFrom('immediate', 'normal', 'low', 'soonish'),
      due: fc.option(fc.nat(100)),
      group: fc.option(fc.constantFrom('one place', 'one matter')),
      isRead: fc.boolean(),
      first: fc.nat(25),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), fc.constantFrom(...alertSorts), (events, sort) => {
        const filters = { ...plainFilters, sort };
        const store = new AlertStore(() => start);
        store.begin(filters);
        for (const { number, version, state, priority, due, group, isRead, first } of events) {
          const nextDueAt = due === null ? null : new Date(start + due * 1000).toISOString();
          const alert = made(number, number % 7, { version, state, priority, nextDueAt, repeatId: group });
          if (isRead) store.take([alert], true);
          else store.hear({ ...alert, divisionCode: alert.place.divisionCode });
          const { length } = store.ids;
          if (length > 0) store.see(Math.min(first, length - 1), Math.min(first + 4, length - 1), new Set());
          assert.equal(new Set(store.ids).size, store.ids.length, 'one is listed twice');
        }
        const held = [...store.ids];
        store.settle();
        const known = Array.from({ length: 26 }, (_, at) => made(at, 0).id).flatMap((id) => store.head(id) ?? []);
        const fitting = known.filter((head) => fits(head, store.alert(head.id)?.repeatId ?? null, filters, start));
        const groups = new Map<string, (typeof fitting)[number]>();
        for (const head of fitting) {
          const group = store.alert(head.id)?.repeatId ?? head.id;
          const best = groups.get(group);
          if (best === undefined || weighsMore(head, best)) groups.set(group, head);
        }
        const wanted = [...groups.values()].sort(compareBy[sort]).map(({ id }) => id);
        assert.deepEqual(store.ids, wanted, `it was ${held}`);
        assert.equal(store.newCount, 0);
      }),
      { numRuns: 300 },
    );
  });

  it('of one place keep the row of an urgent one that waits, whatever comes after it', () => {
    const store = new AlertStore(() => start);
    store.begin(plainFilters);
    const urgent = made(1, 1, { state: 'received', priority: 'urgent', repeatId: 'one place' });
    const asked = made(9, 9, { state: 'received', priority: 'low', repeatId: 'one place' });
    store.take([urgent], true);
    store.take([asked], true);
    store.settle();
    assert.deepEqual(store.ids, [urgent.id]);
    store.take([{ ...urgent, version: 2, state: 'resolved' }], true);
    store.settle();
    assert.deepEqual(store.ids, [asked.id]);
  });

  it('never move what is in sight', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ number: fc.nat(160), version: fc.integer({ min: 2, max: 9 }), due: fc.nat(600) })),
        fc.constantFrom(...alertSorts),
        (comers, sort) => {
          const store = storeOf(40, { ...plainFilters, sort });
          store.see(10, 18, new Set());
          const seen = store.ids.slice(10, 19);
          for (const { number, version, due } of comers) {
            const nextDueAt = new Date(start + due * 1000).toISOString();
            // New ones were received between the others, before them and after.
            store.take([made(number, number < 40 ? -number : (number - 150) / 2, { version, nextDueAt })], true);
          }
          const at = store.indexOf(seen[0] ?? '');
          assert.deepEqual(store.ids.slice(at, at + 9), seen);
        },
      ),
    );
  });

  it('leave an older version, and an event that came before', () => {
    const store = storeOf(3);
    const head = { ...made(0, 0, { version: 5, state: 'en-route' }), divisionCode: '441602001002' };
    assert.equal(store.hear(head), true);
    assert.equal(store.hear({ ...head, version: 4, state: 'received' }), false);
    store.take([made(0, 0, { version: 2 })], false);
    assert.equal(store.head(head.id)?.state, 'en-route');
    assert.equal(store.isBehind(head.id), true);
    store.take([made(0, 0, { version: 5, state: 'en-route' })], false);
    assert.equal(store.isBehind(head.id), false);
  });

  it('go when a stretch was read anew without them, and stay while somebody looks at them', () => {
    const store = storeOf(40);
    store.see(0, 5, new Set());
    const present = new Set(store.ids.filter((_, at) => at !== 3 && at !== 20));
    const doubtful = store.confirm(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, present);
    assert.deepEqual(doubtful, [store.ids[3]]);
    assert.equal(store.ids.length, 39);
  });

  it('are drawn as they will be, and back as they are', () => {
    const store = storeOf(3);
    const [id = ''] = store.ids;
    store.draw(id, made(0, 0, { state: 'resolved' }));
    assert.equal(store.ids.includes(id), false);
    store.draw(id, null);
    assert.equal(store.ids[0], id);
  });
});
