import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type MediationNeedName, mediationNeeds } from './mediation-needs.ts';
import { type MediationMove, type MediationState, mediationStateNames, mediationStates } from './mediation-states.ts';
import { mediationsOperations } from './mediations.ts';
import type { OperationRecord } from './operation.ts';
import { problemsOf } from './operation.ts';
import { finalStates, movesFrom, stateAfter } from './state-machine.ts';

const operations: Readonly<Record<string, OperationRecord>> = mediationsOperations;
const moveNames = Object.keys(mediationStates.moves) as MediationMove[];
const statesAfter = (state: string) => movesFrom(mediationStates, state).map((name) => mediationStates.moves[name].to);

describe('the life of a mediation', () => {
  const chain: [from: MediationState, ...to: MediationState[]][] = [
    ['registered', 'eligible', 'not-eligible'],
    ['eligible', 'consented', 'refused'],
    ['consented', 'accepted', 'refused'],
    ['accepted', 'in-session', 'failed'],
    ['in-session', 'agreed', 'failed', 'withdrawn', 'transferred'],
    ['agreed', 'effective'],
    ['effective', 'performing', 'breached'],
    ['performing', 'performed', 'breached'],
    ['performed', 'followed-up'],
    ['breached', 'followed-up'],
    ['followed-up', 'archived'],
    ['refused', 'archived'],
    ['not-eligible', 'archived'],
    ['failed', 'archived'],
    ['withdrawn', 'archived'],
    ['transferred', 'archived'],
  ];
  for (const [from, ...to] of chain) {
    it(`goes from ${from} to ${to.join(' or ')}`, () => {
      for (const state of to) assert.ok(statesAfter(from).includes(state), state);
    });
  }

  const never: [from: MediationState, to: MediationState, why: string][] = [
    ['registered', 'accepted', 'nobody has consented'],
    ['eligible', 'accepted', 'nobody has consented'],
    ['refused', 'consented', 'a refusal ends it'],
    ['agreed', 'performing', 'it is not in force'],
    ['effective', 'withdrawn', 'an agreement in force binds'],
    ['effective', 'failed', 'an agreement in force binds'],
    ['performed', 'archived', 'nobody has followed up'],
    ['breached', 'archived', 'nobody has followed up'],
    ['failed', 'in-session', 'it has ended'],
  ];
  for (const [from, to, why] of never) {
    it(`does not go from ${from} to ${to}: ${why}`, () => assert.equal(statesAfter(from).includes(to), false));
  }

  it('ends in the archive and nowhere else, and can get there from everywhere', () => {
    assert.deepEqual(finalStates(mediationStates), ['archived']);
    for (const state of mediationStateNames) {
      const reached = new Set<string>([state]);
      for (const each of reached) for (const next of statesAfter(each)) reached.add(next);
      assert.ok(reached.has('archived'), state);
    }
  });

  it('reaches every state from its first one', () => {
    const reached = new Set<string>([mediationStates.initial]);
    for (const each of reached) for (const next of statesAfter(each)) reached.add(next);
    assert.deepEqual([...reached].sort(), [...mediationStateNames].sort());
  });

  it('stays where it is by a move that its state does not allow, whatever the order of moves', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moveNames), { maxLength: 40 }), (names) => {
        let state: string = mediationStates.initial;
        for (const name of names) {
          const next = stateAfter(mediationStates, state, name);
          assert.equal(next !== null, movesFrom(mediationStates, state).includes(name));
          state = next ?? state;
        }
        assert.ok((mediationStateNames as readonly string[]).includes(state));
      }),
    );
  });
});

describe('the moves of a mediation', () => {
  for (const name of moveNames) {
    const move = mediationStates.moves[name];
    it(`${name}: its operation is there, tells of it, and can say what is missing`, () => {
      for (const need of move.needs) assert.ok(need in mediationNeeds, need);
      if (move.operation === null) return;
      const record = operations[move.operation] ?? assert.fail(move.operation);
      const problems = problemsOf(record);
      assert.ok(problems.includes('state-conflict'));
      assert.equal(problems.includes('need-missing') || move.needs.length === 0, true);
      assert.ok((record.emits ?? []).length > 0);
    });
  }

  it('need only what an operation brings, which never comes after the move itself', () => {
    const earliest = new Map<string, number>();
    const depth = depths();
    for (const { operation, from } of Object.values(mediationStates.moves)) {
      if (operation === null) continue;
      const at = Math.min(...from.map((state) => depth.get(state) ?? Number.POSITIVE_INFINITY));
      earliest.set(operation, Math.min(at, earliest.get(operation) ?? at));
    }
    for (const { needs, from, to } of Object.values(mediationStates.moves)) {
      for (const need of needs) {
        const { broughtBy } = mediationNeeds[need as MediationNeedName];
        assert.ok(broughtBy in operations, broughtBy);
        const brought = earliest.get(broughtBy) ?? 0;
        assert.ok(brought < Math.max(...from.map((state) => depth.get(state) ?? 0)) + 1, `${need} for ${to}`);
      }
    }
  });

  it('to the archive need each paper that the way there makes', () => {
    const needs = (name: MediationMove) => mediationStates.moves[name].needs;
    assert.ok(
      needs('archiveFollowedUp').includes('agreement') && needs('archiveFollowedUp').includes('follow-up-record'),
    );
    assert.ok(needs('archiveFailed').includes('rights-notice'));
    assert.ok(needs('archiveTransferred').includes('transfer-letter'));
    assert.ok(needs('archiveWithdrawn').includes('withdrawal-statement'));
    assert.ok(needs('archiveRefused').includes('party-answers'));
    assert.ok(needs('archiveNotEligible').includes('eligibility-assessment'));
    for (const name of moveNames.filter((each) => each.startsWith('archive'))) {
      const papers = needs(name).filter((need) => need !== 'objections-answered');
      assert.ok(papers.length < needs(name).length, name);
      for (const need of papers) assert.equal(mediationNeeds[need as MediationNeedName].paper, true, need);
    }
  });
});

describe('who may', () => {
  it('lets a party read their own mediation, answer for themselves, object and withdraw, and nothing else', () => {
    const ofParties = Object.values(operations).filter(({ callers }) => callers.party !== undefined);
    assert.ok(ofParties.every(({ callers }) => callers.party === 'own'));
    assert.deepEqual(
      ofParties.filter(({ safety }) => safety === 'unsafe').map(({ id }) => id),
      ['mediations.recordConsent', 'mediations.withdraw', 'mediations.fileObjection'],
    );
    assert.equal(operations['mediations.listFollowUps']?.callers.party, undefined);
  });

  it('lets a mediator work on what they are assigned to, and never assign', () => {
    const open = ['mediations.register', 'mediations.listMediators'];
    for (const { id, callers } of Object.values(operations)) {
      if (id === 'mediations.fileObjection') assert.deepEqual(callers, { party: 'own' });
      else if (open.includes(id)) assert.equal(callers.mediator, 'same-station', id);
      else assert.equal(callers.mediator, id === 'mediations.assignMediators' ? undefined : 'assigned', id);
      assert.deepEqual(
        [callers.stranger, callers.landlord, callers.resident, callers.auxiliary],
        Array(4).fill(undefined),
      );
    }
  });
});

/** How many moves each state is from the first one, at least. */
function depths(): ReadonlyMap<string, number> {
  const depth = new Map<string, number>([[mediationStates.initial, 0]]);
  for (const [state, at] of depth) for (const next of statesAfter(state)) if (!depth.has(next)) depth.set(next, at + 1);
  return depth;
}
