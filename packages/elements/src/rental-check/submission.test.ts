import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rentalCheckStandard202611 as standard } from '@wardkit/contract/rental-check-standard-data';
import { RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import { type Draft, startDraft } from './draft.ts';
import { answer, answerTogether, writeNote } from './draft-changes.ts';
import { draftFromSubmission } from './draft-from-submission.ts';
import { addPhotograph } from './photograph-changes.ts';
import { faultsByItem, toSubmission } from './submission.ts';

const now = Date.parse('2026-11-22T04:00:00Z');
const photograph = '0193a000-0000-7000-8000-000000000080';
const codes = standard.items.map((item) => item.code);
const picture = '0193a000-0000-7000-8000-000000000081';
const premisesId = '0193a000-0000-7000-8000-000000000010';
const blank = startDraft({
  premisesId,
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
const signedAt = '2026-11-22T04:00:00.000Z';
const signed: Draft = {
  ...whole,
  facts: { storeys: { value: 7, source: null, changedAt: now } },
  residents: { [premisesId]: { state: 'left', changedAt: now }, gone: { state: null, changedAt: now } },
  signatures: {
    officer: { form: 'signature', attachmentId: picture, reason: '', signedAt, changedAt: now },
    landlord: { form: 'refused', attachmentId: null, reason: ' 暂不签字 ', signedAt, changedAt: now },
  },
};
const premises = { use: 'let', storeys: 6, floorArea: 86.5, dwellings: [] };
const handedIn = (draft: Draft, at: number) => toSubmission({ standard, premises, history: [], draft }, at);

test('a whole draft is handed in as the contract wants it, in the order of the checklist', () => {
  const { submission, photographIds } = handedIn(whole, now + 60_000);
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
  assert.throws(() => handedIn(faulty, now), /STR-01/);
});

test('a clock that was set back does not make a check end before it began', () => {
  const { submission } = handedIn(whole, now - 3_600_000);
  assert.equal(submission.finishedAt, new Date(now + 1).toISOString());
});

test('an answer to an item that this checklist does not have is handed in too', () => {
  const { submission } = handedIn(answer(whole, 'NEW-01', 'fault', now), now);
  assert.equal(submission.answers.at(-1)?.itemCode, 'NEW-01');
});

test("a server's errors lead to their items: by name, by photograph, by pointer", () => {
  const { submission } = handedIn(whole, now);
  const at = (error: object) =>
    faultsByItem([{ pointer: '', code: 'x', message: 'm', ...error }], submission)[0]?.itemCode;
  assert.equal(at({ pointer: '/answers/0/note' }), 'STR-01');
  assert.equal(at({ pointer: '#/answers/10' }), 'FIR-03');
  assert.equal(at({ pointer: '/answers', itemCode: 'SEC-04' }), 'SEC-04');
  assert.equal(at({ pointer: '/answers/10/photographIds/0', photographId: photograph }), 'FIR-03');
  assert.equal(at({ pointer: '/finishedAt' }), null);
  assert.equal(at({ pointer: '/answers/99/note' }), null);
});

test('the house goes with it, and who left and who signed where somebody said so', () => {
  assert.equal(handedIn(whole, now).submission.residents, undefined);
  assert.equal(handedIn(whole, now).submission.signatures, undefined);
  const { submission, photographIds } = handedIn(signed, now + 60_000);
  assert.equal(RentalCheckSubmission.safeParse(submission).success, true);
  assert.deepEqual(submission.facts?.storeys, { value: 6, source: 'carried-over', fromCheckId: null });
  assert.deepEqual(submission.residents, [{ stayId: premisesId, state: 'left' }]);
  assert.deepEqual(
    submission.signatures?.map(({ signer, form, attachmentId, reason }) => [signer, form, attachmentId, reason]),
    [
      ['officer', 'signature', picture, null],
      ['landlord', 'refused', null, '暂不签字'],
    ],
  );
  assert.deepEqual(photographIds, [photograph, picture]);
});

test('a check that the server refused can be taken up again from what was handed in', () => {
  const { submission } = handedIn(signed, now);
  const again = draftFromSubmission(blank.checkId, submission, 'two');
  assert.deepEqual(handedIn(again, now).submission, submission);
});
