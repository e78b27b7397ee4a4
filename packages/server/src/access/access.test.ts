import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OperationRecord } from '@wardkit/contract/operation';
import { operations } from '@wardkit/contract/operations';
import type { Relation, Role } from '@wardkit/contract/role';
import { decide, type Reach } from './access.ts';
import type { CallerAccount } from './caller.ts';

const station = 'a-station';
const otherStation = 'another-station';

function account(roles: readonly Role[], given: Partial<CallerAccount> = {}): CallerAccount {
  return { id: 'an-account', stationId: station, roles, personId: null, displayName: '', ...given };
}

function reachOf(
  callers: Partial<Record<Role, Relation>>,
  first: CallerAccount,
  ...others: readonly CallerAccount[]
): Reach | string {
  const operation: OperationRecord = { ...operations['places.getPremises'], callers };
  const scopes = new Set([operation.scope ?? '']);
  const decision = decide(operation, {
    kind: 'signed-in',
    subject: 'a-subject',
    identity: { issuer: 'an-issuer', subject: 'a-subject', id: 'an-account' },
    accounts: [first, ...others],
    scopes,
    expiresAt: new Date(0),
    embed: null,
  });
  return decision.allowed ? decision.reach : decision.problem;
}

describe('how far a call reaches', () => {
  test('staff reach their station by same-station and by any, and nothing of it by own', () => {
    for (const role of ['mediator', 'duty-officer', 'audit-reviewer', 'officer'] as const) {
      for (const relation of ['same-station', 'any'] as const) {
        const reach = reachOf({ [role]: relation }, account([role]));
        assert.ok(typeof reach === 'object');
        assert.deepEqual([reach.stations, reach.machines, reach.assigned], [[station], [], []], `${role} ${relation}`);
      }
      const own = reachOf({ [role]: 'own' }, account([role]));
      assert.ok(typeof own === 'object');
      assert.deepEqual([own.stations, own.persons, own.accounts], [[], [], ['an-account']]);
    }
  });

  test('a program reaches its station only where a record names it, and never as staff', () => {
    const program = account(['integrator'], { personId: 'a-person' });
    const named = reachOf({ integrator: 'same-station' }, program);
    assert.ok(typeof named === 'object');
    assert.deepEqual(
      [named.role, named.stations, named.machines, named.persons],
      ['integrator', [station], [station], []],
    );
    for (const relation of ['any', 'own'] as const) {
      const reach = reachOf({ integrator: relation }, program);
      assert.ok(typeof reach === 'object');
      assert.deepEqual([reach.stations, reach.persons], [[], []], relation);
    }
  });

  test('who is staff as well as a program reads people where the account is staff, and only there', () => {
    const callers = { integrator: 'same-station', officer: 'same-station' } as const;
    const both = reachOf(
      callers,
      account(['integrator', 'officer']),
      account(['integrator'], { stationId: otherStation }),
    );
    assert.ok(typeof both === 'object');
    assert.deepEqual([both.stations, both.machines], [[station, otherStation], [otherStation]]);
  });

  test('assigned opens the station with the mark that the handler narrows by, unless another role opens all of it', () => {
    const mediator = reachOf({ mediator: 'assigned' }, account(['mediator']));
    assert.ok(typeof mediator === 'object');
    assert.deepEqual([mediator.stations, mediator.assigned], [[station], [station]]);
    const callers = { mediator: 'assigned', supervisor: 'same-station' } as const;
    const supervisor = reachOf(callers, account(['mediator', 'supervisor']));
    assert.ok(typeof supervisor === 'object');
    assert.deepEqual([supervisor.role, supervisor.assigned], ['supervisor', []]);
  });

  test('residents and parties reach their own person and no station, whatever the relation', () => {
    for (const role of ['resident', 'party', 'landlord'] as const) {
      const person = account([role], { personId: 'a-person' });
      for (const relation of ['own', 'any', 'assigned'] as const) {
        const reach = reachOf({ [role]: relation }, person);
        assert.ok(typeof reach === 'object');
        assert.deepEqual([reach.stations, reach.persons], [[], ['a-person']], `${role} ${relation}`);
      }
    }
  });

  test('a role that a record does not name is refused', () => {
    assert.equal(reachOf({ officer: 'same-station' }, account(['audit-reviewer', 'mediator'])), 'forbidden');
  });
});
