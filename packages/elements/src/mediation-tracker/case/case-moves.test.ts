import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignMediators } from '@wardkit/contract/mediation-mediators';
import { mediationStates } from '@wardkit/contract/mediation-states';
import { movesFrom } from '@wardkit/contract/state-machine';
import { deadlinesOf } from '../../mediations/mediation-records.fixtures.ts';
import { several } from '../../mediations/mediation-set.fixtures.ts';
import type { CaseRecord } from './case.state.ts';
import { assigningRoles, formOfMove, offersOf, stageOf, stages } from './case-moves.ts';
import { momentDraft, readTime } from './form-fields.ts';

const records: readonly CaseRecord[] = several.map((record) => ({
  ...record,
  agreement: record.agreement ?? false,
  deadlines: null,
  dossier: null,
}));

test('who assigns mediators is who the contract lets assign them', () => {
  assert.deepEqual([...assigningRoles].sort(), Object.keys(assignMediators.callers).sort());
});

test('every move that a person makes has a form, and the one of the server none', () => {
  for (const [name, { operation }] of Object.entries(mediationStates.moves)) {
    const form = formOfMove(name as keyof typeof mediationStates.moves);
    assert.equal(form === null, operation === null, name);
  }
});

test('in each state each of its moves can be begun, by what comes next or by more', () => {
  for (const record of records) {
    const { state } = record.mediation;
    const { next, more } = offersOf(record, ['officer']);
    const offered = new Set([...next, ...more].map(({ form }) => form));
    const held = record.sessions?.some((session) => session.state === 'held') ?? false;
    for (const move of movesFrom(mediationStates, state)) {
      const form = formOfMove(move);
      const isOfServer = form === null;
      // What a session is needed for, and what its line offers.
      const isLater =
        (form === 'agreement' && !held) || form === 'holdSession' || (form === 'consent' && state === 'consented');
      if (isOfServer || isLater || (form === 'agreement' && next.some((each) => each.form === 'holdSession'))) continue;
      assert.ok(offered.has(form), `${state}: ${form} of ${move}, offered ${[...offered].join()}`);
    }
  }
});

test('nothing is offered over what is archived', () => {
  const archived = records.find(({ mediation }) => mediation.state === 'archived');
  assert.ok(archived);
  assert.deepEqual(offersOf(archived, ['officer']), { next: [], more: [] });
});

test('asking a court comes next while there is time; later it is still there for what was asked in time', () => {
  const breached = several.find(({ mediation }) => mediation.state === 'breached');
  assert.ok(breached);
  const deadline = deadlinesOf(breached).find(({ ruleId }) => ruleId === 'judicial-confirmation');
  assert.ok(deadline);
  const offered = (state: 'running' | 'passed') => {
    const { next, more } = offersOf(
      { ...breached, agreement: breached.agreement ?? false, deadlines: [{ ...deadline, state }], dossier: null },
      ['officer'],
    );
    return [next, more].map((offers) => offers.some(({ form }) => form === 'applyForConfirmation'));
  };
  assert.deepEqual(offered('running'), [true, false]);
  assert.deepEqual(offered('passed'), [false, true]);
});

test('each state stands at a stage', () => {
  for (const record of records) assert.ok(stages.includes(stageOf(record)), record.mediation.state);
});

test('a time of day is read as it is written, and nothing is guessed', () => {
  assert.equal(readTime('１５：３０'), '15:30');
  assert.equal(readTime('930'), '09:30');
  assert.equal(readTime('9点05分'), '09:05');
  for (const wrong of ['', '9', '24:00', '12:60', 'noon', '12:3']) assert.equal(readTime(wrong), null, wrong);
});

test('a moment is told in the time of the station, wherever the device is', () => {
  assert.deepEqual(momentDraft('at', '2026-11-22T16:30:00Z'), { at: '2026-11-23', 'at-time': '00:30' });
});
