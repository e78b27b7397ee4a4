import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediationStateNames, mediationStates } from '@wardkit/contract/mediation-states';
import { movesFrom, stateAfter } from '@wardkit/contract/state-machine';
import { boardStates, stageNames, stageOf } from '../stages.ts';
import { answerFor, type Movable, missingNeeds, openMoves, wayTo } from './board-moves.ts';

const party = (role: string, consent: string | null = null) => ({
  id: role,
  role,
  name: { masked: '张**', revealable: true },
  consent,
});
const complete: Omit<Movable, 'state'> = {
  parties: [party('claimant', 'consents'), party('respondent', 'consents')],
  mediators: [{ id: 'm', displayName: '黄调解员', lead: true }],
  eligibility: { outcome: 'eligible', facts: [], reason: null, assessedAt: '2026-10-12T10:05:00+08:00' },
  acceptedAt: '2026-10-14T10:00:00+08:00',
  sessionsHeld: 1,
};
const bare: Omit<Movable, 'state'> = {
  parties: [],
  mediators: [],
  eligibility: null,
  acceptedAt: null,
  sessionsHeld: 0,
};

test('every state has its stage, and only the archive is on no board', () => {
  assert.deepEqual(
    mediationStateNames.filter((state) => stageOf(state) === null),
    ['archived'],
  );
  assert.equal(boardStates.length, mediationStateNames.length - 1);
  assert.equal(stageOf('a-state-of-a-later-version'), null);
  assert.equal(stageOf('toString'), null);
});

test('a board opens no move that the table forbids, for every state and stage', () => {
  for (const state of mediationStateNames) {
    for (const stage of stageNames) {
      const answer = answerFor({ ...complete, state }, stage);
      if (answer.kind === 'refused') continue;
      assert.ok(answer.moves.length > 0);
      for (const { move, to } of answer.moves) {
        assert.equal(stateAfter(mediationStates, state, move), to);
        assert.equal(stageOf(to), stage);
        assert.notEqual(stageOf(state), stage);
      }
    }
  }
});

test('every move of the table that a person makes is offered, also one within a stage', () => {
  for (const state of mediationStateNames) {
    const made = movesFrom(mediationStates, state).filter((move) => mediationStates.moves[move].operation !== null);
    assert.deepEqual(
      openMoves({ ...complete, state }).map(({ move }) => move),
      made,
    );
  }
});

test('a refusal says why, and what is to be done first', () => {
  const kinds = (state: string) =>
    stageNames.map((stage) => {
      const answer = answerFor({ ...complete, state }, stage);
      return answer.kind === 'refused' ? answer.refusal.kind : answer.kind;
    });
  assert.deepEqual(kinds('registered'), ['there-already', 'open', 'too-far', 'too-far', 'too-far', 'open']);
  assert.deepEqual(kinds('eligible'), ['no-way-back', 'there-already', 'too-far', 'too-far', 'too-far', 'open']);
  assert.deepEqual(kinds('in-session'), ['no-way-back', 'no-way-back', 'there-already', 'open', 'too-far', 'open']);
  assert.deepEqual(kinds('performed'), [
    'no-way-back',
    'no-way-back',
    'no-way-back',
    'no-way-back',
    'there-already',
    'ended',
  ]);
  assert.deepEqual(kinds('failed'), ['ended', 'ended', 'ended', 'ended', 'ended', 'there-already']);
  assert.deepEqual(new Set(kinds('archived')), new Set(['archived']));

  const far = answerFor({ ...bare, state: 'registered' }, 'mediating');
  assert.ok(far.kind === 'refused' && far.refusal.kind === 'too-far');
  assert.equal(far.refusal.next.move, 'findEligible');
  assert.equal(far.refusal.steps, 3);
});

test('what is missing for certain is told, and nothing that a line does not know', () => {
  assert.deepEqual(missingNeeds({ ...bare, state: 'eligible' }, 'consent'), ['both-sides', 'eligibility-assessment']);
  assert.deepEqual(missingNeeds({ ...bare, state: 'consented' }, 'accept'), ['party-answers', 'mediator-assignment']);
  assert.deepEqual(missingNeeds({ ...bare, state: 'in-session' }, 'agree'), ['session-record']);
  // Signatures and the scan stand in the dossier.
  assert.deepEqual(missingNeeds({ ...bare, state: 'agreed' }, 'bringIntoForce'), []);
  const helped = { ...bare, parties: [party('claimant'), party('helper')], state: 'eligible' };
  assert.deepEqual(missingNeeds(helped, 'consent'), ['both-sides', 'eligibility-assessment']);
  const accepting = answerFor({ ...complete, mediators: [], state: 'consented' }, 'mediating');
  assert.equal(accepting.kind, 'needs');
});

test('every way that is told can be gone, move by move', () => {
  for (const state of boardStates) {
    for (const stage of stageNames) {
      let at: string = state;
      for (const move of wayTo(state, stage)) {
        const next = stateAfter(mediationStates, at, move);
        assert.ok(next !== null, `${move} from ${at}`);
        at = next;
      }
      if (at !== state) assert.equal(stageOf(at), stage);
    }
  }
});
