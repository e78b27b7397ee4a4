import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rentalCheckStandard202611 as standard } from '@wardkit/contract/rental-check-standard-data';
import type { RentalCheck } from '@wardkit/contract/rental-checks';
import { fixtures } from '@wardkit/testing';
import { addPhotograph } from './photograph-changes.ts';
import { offersOf } from './records.controller.ts';
import { draftFromSentBack, sentBackCheck } from './sent-back.ts';
import { toSubmission } from './submission.ts';

const startedAt = '2026-11-22T04:00:00.000Z';
const given = { checkId: '0193a000-0000-7000-8000-0000000000c1', startedAt, writer: 'one' };
const photograph = '0193a000-0000-7000-8000-000000000080';
const record: RentalCheck = {
  ...fixtures.checkFrom(
    fixtures.ids.check,
    fixtures.submissionOf({
      startedAt: '2026-11-20T01:05:00.000Z',
      facts: {
        storeys: { value: 7, source: 'changed', was: 6 },
        use: { value: 'let', source: 'confirmed' },
        floorArea: { value: 86.5, source: 'carried-over' },
      },
      answers: standard.items.map(({ code }) => ({
        itemCode: code,
        outcome: code === 'FIR-03' ? 'fault' : 'conforms',
        observedAt: '2026-11-20T01:12:00.000Z',
        answeredTogether: true,
        note: code === 'FIR-03' ? '3 辆' : null,
        photographIds: code === 'FIR-03' ? [photograph] : [],
      })),
      signatures: [{ signer: 'officer', form: 'refused', attachmentId: null, reason: '纸上签', signedAt: startedAt }],
    }),
  ),
  state: 'sent-back',
  isOwn: true,
};
const subjectOf = (history: readonly RentalCheck[], storeys = 7) => ({
  premises: fixtures.premisesOf({ storeys }),
  standard,
  hazards: [],
  history,
  stale: null,
});

test('a check comes back to its maker as long as nothing came after it', () => {
  assert.equal(sentBackCheck(subjectOf([record]))?.id, record.id);
  assert.equal(sentBackCheck(subjectOf([{ ...record, isOwn: false }])), null);
  assert.equal(sentBackCheck(subjectOf([{ ...record, state: 'submitted' }])), null);
  assert.equal(sentBackCheck(subjectOf([fixtures.earlierCheckOf(), record])), null);
  assert.equal(sentBackCheck(subjectOf([])), null);
});

test('it goes on from what was handed in: answers, notes, photographs, the house; signatures are asked for anew', () => {
  const subject = subjectOf([record]);
  const draft = draftFromSentBack(subject, record, given);
  assert.deepEqual(
    [draft.previousCheckId, draft.startedAt, draft.checkId],
    [record.id, record.startedAt, given.checkId],
  );
  assert.deepEqual(draft.signatures, {});
  assert.equal(draft.facts.storeys?.source, 'confirmed');
  assert.equal(draft.facts.floorArea, undefined);
  const more = addPhotograph(draft, 'FIR-03', { id: 'new', size: 9 }, Date.parse(startedAt));
  const { submission, photographIds } = toSubmission({ ...subject, draft: more }, Date.parse(startedAt));
  const fault = submission.answers.find(({ itemCode }) => itemCode === 'FIR-03');
  assert.deepEqual([fault?.note, fault?.photographIds], ['3 辆', [photograph, 'new']]);
  // The server has the first, and this device need not.
  assert.deepEqual(photographIds, ['new']);
});

test('a change of the house that was not applied is told again, from what the register says now', () => {
  const draft = draftFromSentBack(subjectOf([record], 6), record, given);
  assert.deepEqual([draft.facts.storeys?.source, draft.facts.storeys?.was], ['changed', 6]);
});

test('a check from too long ago is made anew: a server would not take its times', () => {
  const old = { ...record, startedAt: '2026-09-20T01:05:00.000Z' };
  const draft = draftFromSentBack(subjectOf([old]), old, given);
  assert.deepEqual([draft.startedAt, Object.keys(draft.answers).length, draft.previousCheckId], [startedAt, 0, old.id]);
});

test('a review is offered to who did not make the check and may; taking it back to its maker and to supervisors', () => {
  const offers = (over: Partial<RentalCheck>, role: string) => {
    const { review, withdraw } = offersOf({ ...record, state: 'submitted', isOwn: false, ...over }, [role]);
    return `${review} ${withdraw}`;
  };
  assert.equal(offers({}, 'officer'), 'true false');
  assert.equal(offers({}, 'supervisor'), 'true true');
  assert.equal(offers({}, 'auxiliary'), 'false false');
  assert.equal(offers({}, 'landlord'), 'false false');
  assert.equal(offers({ isOwn: true }, 'officer'), 'false true');
  assert.equal(offers({ isOwn: true, state: 'sent-back' }, 'auxiliary'), 'false true');
  assert.equal(offers({ isOwn: true, state: 'reviewed' }, 'officer'), 'false false');
});
