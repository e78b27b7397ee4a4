import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rentalCheckStandard202611 as standard } from '@wardkit/contract/rental-check-standard-data';
import { RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import { startDraft } from './draft.ts';
import { answer, answerTogether, writeNote } from './draft-changes.ts';
import { draftFromSubmission } from './draft-from-submission.ts';
import { addPhotograph } from './photograph-changes.ts';
import { faultsByItem, toSubmission } from './submission.ts';

const now = Date.parse('2026-11-22T04:00:00Z');
const photograph = '0193a000-0000-7000-8000-000000000080';
const codes = standard.items.map((item) => item.code);
const blank = startDraft({
  premisesId: '0193a000-0000-7000-8000-000000000010',
  checkId: '0193a000-0000-7000-8000-0000000000c1',
  previousCheckId: null,
  standardVersion: standard.version,
  startedAt: '2026-11-22T04:00:00.000Z',
  writer: 'one',
});
const faulty = addPhotograph(
  writeNote(answer(blank, 'FIR-03', 'fault', now), 'FIR-03', '  3 辆  ', now),
  'FIR-03',
  { id: photograph, size: 1 },
  now,
);
const whole = answerTogether(faulty, codes, now + 1);

test('a whole draft is handed in as the contract wants it, in the order of the checklist', () => {
  const { submission, photographIds } = toSubmission(standard, whole, now + 60_000);
  assert.equal(RentalCheckSubmission.safeParse(submission).success, true);
  assert.deepEqual(
    submission.answers.map((each) => each.itemCode),
    codes,
  );
  assert.deepEqual(photographIds, [photograph]);
  const fault = submission.answers.find((each) => each.itemCode === 'FIR-03');
  assert.deepEqual([fault?.note, fault?.answeredTogether], ['3 辆', false]);
  assert.equal(submission.answers[0]?.answeredTogether, true);
  assert.equal(submission.answers[0]?.note, null);
});

test('a draft with an item unanswered is not handed in', () => {
  assert.throws(() => toSubmission(standard, faulty, now), /STR-01/);
});

test('a clock that was set back does not make a check end before it began', () => {
  const { submission } = toSubmission(standard, whole, now - 3_600_000);
  assert.equal(submission.finishedAt, new Date(now + 1).toISOString());
});

test('an answer to an item that this checklist does not have is handed in too', () => {
  const { submission } = toSubmission(standard, answer(whole, 'NEW-01', 'fault', now), now);
  assert.equal(submission.answers.at(-1)?.itemCode, 'NEW-01');
});

test("a server's errors lead to their items: by name, by photograph, by pointer", () => {
  const { submission } = toSubmission(standard, whole, now);
  const at = (error: object) =>
    faultsByItem([{ pointer: '', code: 'x', message: 'm', ...error }], submission)[0]?.itemCode;
  assert.equal(at({ pointer: '/answers/0/note' }), 'STR-01');
  assert.equal(at({ pointer: '#/answers/10' }), 'FIR-03');
  assert.equal(at({ pointer: '/answers', itemCode: 'SEC-04' }), 'SEC-04');
  assert.equal(at({ pointer: '/answers/10/photographIds/0', photographId: photograph }), 'FIR-03');
  assert.equal(at({ pointer: '/finishedAt' }), null);
  assert.equal(at({ pointer: '/answers/99/note' }), null);
});

test('a check that the server refused can be taken up again from what was handed in', () => {
  const { submission } = toSubmission(standard, whole, now);
  const again = draftFromSubmission(blank.checkId, submission, 'two');
  assert.deepEqual(toSubmission(standard, again, now).submission, submission);
});
