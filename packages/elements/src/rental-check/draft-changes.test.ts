import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mostPhotographs } from '../foundation/photographs/photographs.ts';
import { type Draft, hasContent, outcomeOf, photographIdsOf, startDraft } from './draft.ts';
import { answer, answerTogether, longestNote, moveTo, undoLast, writeNote } from './draft-changes.ts';
import { mergeDrafts } from './draft-merging.ts';
import { addPhotograph, removePhotograph } from './photograph-changes.ts';

const noon = Date.parse('2026-11-22T04:00:00Z');
const blank = startDraft({
  premisesId: 'p',
  checkId: '0193a000-0000-7000-8000-0000000000c1',
  previousCheckId: null,
  standardVersion: '2026-11',
  startedAt: '2026-11-22T04:00:00.000Z',
  writer: 'one',
});

test('an answer keeps its moment when it is given again, and moves it when it changes', () => {
  const first = answer(blank, 'FIR-01', 'fault', noon);
  assert.equal(answer(first, 'FIR-01', 'fault', noon + 60_000), first);
  const second = answer(first, 'FIR-01', 'conforms', noon + 60_000);
  assert.equal(second.answers['FIR-01']?.observedAt, '2026-11-22T04:01:00.000Z');
});

test('a change of mind keeps the note and the photographs', () => {
  const noted = writeNote(answer(blank, 'FIR-01', 'fault', noon), 'FIR-01', 'two bicycles', noon + 1);
  const changed = answer(
    addPhotograph(noted, 'FIR-01', { id: 'a', size: 1 }, noon + 2),
    'FIR-01',
    'conforms',
    noon + 3,
  );
  assert.equal(changed.answers['FIR-01']?.note, 'two bicycles');
  assert.equal(changed.answers['FIR-01']?.photographs.length, 1);
});

test('the rest conforms answers only what has no answer, and says that it was together', () => {
  const one = answer(blank, 'FIR-01', 'fault', noon);
  const rest = answerTogether(one, ['FIR-01', 'FIR-02', 'FIR-03'], noon + 5);
  assert.equal(outcomeOf(rest, 'FIR-01'), 'fault');
  assert.equal(rest.answers['FIR-01']?.answeredTogether, false);
  assert.deepEqual([outcomeOf(rest, 'FIR-02'), rest.answers['FIR-02']?.answeredTogether], ['conforms', true]);
  assert.equal(answer(rest, 'FIR-02', 'fault', noon + 6).answers['FIR-02']?.answeredTogether, false);
  assert.equal(answerTogether(rest, ['FIR-01', 'FIR-02', 'FIR-03'], noon + 7), rest);
});

test('undo takes back the last change once: an answer, answers given together, a whole note, a photograph', () => {
  const together = answerTogether(blank, ['A', 'B'], noon);
  assert.equal(hasContent(undoLast(together, noon + 1)), false);
  let typed = answer(blank, 'A', 'fault', noon);
  for (const text of ['s', 'sm', 'smo', 'smoke']) typed = writeNote(typed, 'A', text, noon + text.length);
  const back = undoLast(typed, noon + 9);
  assert.deepEqual([back.answers.A?.note, back.answers.A?.outcome, back.undo], ['', 'fault', null]);
  assert.equal(undoLast(back, noon + 10), back);
  const pictured = addPhotograph(answer(blank, 'A', 'fault', noon), 'A', { id: 'a', size: 1 }, noon);
  const removed = removePhotograph(pictured, 'A', 'a', noon + 1);
  assert.equal(removed.answers.A?.photographs.length, 0);
  assert.deepEqual([...photographIdsOf(removed)], ['a'], 'undo still needs the picture');
  assert.equal(undoLast(removed, noon + 2).answers.A?.photographs[0]?.id, 'a');
});

test('a note ends at its limit, and an item holds no more photographs than it may', () => {
  assert.equal(writeNote(blank, 'A', 'x'.repeat(longestNote + 5), noon).answers.A?.note.length, longestNote);
  let draft: Draft = blank;
  for (let index = 0; index < mostPhotographs + 2; index += 1) {
    draft = addPhotograph(draft, 'A', { id: `${index}`, size: 1 }, noon);
  }
  assert.equal(draft.answers.A?.photographs.length, mostPhotographs);
});

test('a change remembers where the person is', () => {
  const placed = moveTo(blank, { aspect: 'fire', itemCode: null });
  assert.deepEqual(answer(placed, 'FIR-02', 'conforms', noon).place, { aspect: 'fire', itemCode: 'FIR-02' });
  assert.equal(moveTo(placed, { aspect: 'fire', itemCode: null }), placed);
});

const changes = fc.array(
  fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('conforms', 'fault', 'undo', 'note'), fc.nat(9)),
  { maxLength: 12 },
);
const made = (from: Draft, steps: readonly (readonly [string, string, number])[]) =>
  steps.reduce((draft, [code, what, at]) => {
    if (what === 'undo') return undoLast(draft, noon + at);
    if (what === 'note') return writeNote(draft, code, `note ${at}`, noon + at);
    return answer(draft, code, what as 'conforms', noon + at);
  }, from);

test('two tabs come to the same answers, whichever merges first, and merging again changes nothing', () => {
  fc.assert(
    fc.property(changes, changes, changes, (before, mine, theirs) => {
      const common = made(blank, before);
      const one = made(common, mine);
      const other = made({ ...common, writer: 'two' }, theirs);
      const here = mergeDrafts(one, other);
      const there = mergeDrafts(other, one);
      const sorted = ({ answers }: Draft) => Object.entries(answers).sort(([a], [b]) => a.localeCompare(b));
      assert.deepEqual(sorted(here), sorted(there));
      assert.deepEqual(mergeDrafts(here, there).answers, here.answers);
    }),
  );
});

test('of two tabs that began at once, the older draft gives the check its identity', () => {
  const younger = { ...blank, checkId: '0193a000-0000-7000-8000-0000000000c2', startedAt: '2026-11-22T05:00:00.000Z' };
  for (const merged of [mergeDrafts(blank, younger), mergeDrafts(younger, blank)]) {
    assert.deepEqual([merged.checkId, merged.startedAt], [blank.checkId, blank.startedAt]);
  }
});

test('what was taken back in one tab stays taken back after the other tab merges', () => {
  const answered = answer(blank, 'A', 'fault', noon);
  const undone = undoLast(answered, noon + 1);
  assert.equal(outcomeOf(mergeDrafts(answered, undone), 'A'), null);
});
