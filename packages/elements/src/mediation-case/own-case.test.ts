import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { agreement, party, partyId, session } from '../mediations/mediation-records.fixtures.ts';
import { several, withGuardian } from '../mediations/mediation-set.fixtures.ts';
import type { OwnCase } from './mediation-case.state.ts';
import { asksOf, daysUntil, mayObject, mayWithdraw, nextSession, ownParties, stages, stagesDone } from './own-case.ts';

const now = Date.parse('2026-11-22T14:32:00+08:00');

function caseIn(state: string, over: Partial<OwnCase> = {}): OwnCase {
  const record = several.find(({ mediation }) => mediation.state === state);
  if (record === undefined) throw new Error(`no mediation is ${state}`);
  const { mediation, parties, sessions } = record;
  const [claimant] = parties;
  return {
    mediation,
    parties,
    own: claimant === undefined ? [] : [claimant],
    sessions,
    agreement: record.agreement,
    deadlines: [],
    objections: [],
    ...over,
  };
}

describe('a case as its party sees it', () => {
  it('counts the stages that are over, and none where it ended without an agreement', () => {
    assert.equal(stagesDone({ state: 'registered', outcome: null }), 0);
    assert.equal(stagesDone({ state: 'in-session', outcome: null }), 2);
    assert.equal(stagesDone({ state: 'performed', outcome: 'settled' }), stages.length);
    assert.equal(stagesDone({ state: 'archived', outcome: 'settled' }), stages.length);
    assert.equal(stagesDone({ state: 'archived', outcome: 'refused' }), null);
    assert.equal(stagesDone({ state: 'withdrawn', outcome: 'withdrawn' }), null);
    assert.equal(stagesDone({ state: 'a-later-one', outcome: null }), null);
  });

  it('knows whom somebody is and for whom they stand, and never a helper', () => {
    const { parties } = withGuardian;
    const [, , guardian] = parties;
    const as = (id: string) =>
      ownParties(
        parties.map((each) => (each.id === id ? { ...each, personId: 'me' } : each)),
        'me',
      ).map((each) => each.id);
    assert.deepEqual(as(guardian?.id ?? ''), [partyId(23, 1)]);
    assert.deepEqual(as(partyId(23, 2)), [partyId(23, 2)]);
    assert.deepEqual(as(partyId(23, 5)), []);
    assert.deepEqual(ownParties(parties, null), []);
  });

  it('asks for consent once, for a signature until it is there, and for steps that are owed in the order of their days', () => {
    const kinds = (over: OwnCase) => asksOf(over, now).map(({ kind }) => kind);
    assert.deepEqual(kinds(caseIn('eligible')), ['consent']);
    const answered = party(3, 1, {
      consent: { answer: 'consents', form: 'oral', givenAt: '2026-11-21T09:00:00+08:00' },
    });
    assert.deepEqual(kinds(caseIn('eligible', { own: [answered] })), []);
    const agreed = caseIn('agreed');
    assert.deepEqual(kinds(agreed), ['sign']);
    const signature = {
      signer: 'party',
      signerId: agreed.own[0]?.id ?? '',
      form: 'mark',
      signedAt: '2026-11-21T09:00:00+08:00',
    };
    const signed = { ...agreement(9), signatures: [signature] };
    assert.deepEqual(kinds({ ...agreed, agreement: signed }), []);
    const owing = caseIn('effective');
    const [, respondent] = owing.parties;
    assert.deepEqual(kinds(owing), []);
    const steps = asksOf({ ...owing, own: respondent === undefined ? [] : [respondent] }, now);
    assert.deepEqual(
      steps.map((ask) => ask.kind === 'perform' && ask.step.dueOn),
      ['2026-11-15', '2026-12-15'],
    );
  });

  it('tells the next session that has not begun', () => {
    const sessions = [
      session(6, 3, '2026-11-30T09:00:00+08:00'),
      session(6, 2, '2026-11-24T15:00:00+08:00'),
      session(6, 1, '2026-11-20T15:00:00+08:00'),
    ];
    assert.equal(nextSession(sessions, now)?.plannedFor, '2026-11-24T15:00:00+08:00');
    assert.equal(nextSession([session(6, 1, '2026-11-20T15:00:00+08:00')], now), null);
  });

  it('lets them withdraw until the agreement is in force, and object until the archive', () => {
    assert.equal(mayWithdraw(caseIn('agreed')), true);
    assert.equal(mayWithdraw(caseIn('effective')), false);
    assert.equal(mayObject(caseIn('breached')), true);
    assert.equal(mayObject(caseIn('archived')), false);
    assert.equal(mayWithdraw(caseIn('agreed', { own: [] })), false);
  });

  it('counts days by the calendar of Asia/Shanghai', () => {
    assert.equal(daysUntil('2026-11-22', now), 0);
    assert.equal(daysUntil('2026-12-14T23:59:59+08:00', now), 22);
    assert.equal(daysUntil('2026-11-21', now), -1);
    assert.equal(daysUntil('2026-11-23', Date.parse('2026-11-22T15:59:00Z')), 1);
    assert.equal(daysUntil('2026-11-23', Date.parse('2026-11-22T16:01:00Z')), 0);
  });
});
