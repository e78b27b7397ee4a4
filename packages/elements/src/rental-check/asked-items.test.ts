import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RentalCheck } from '@wardkit/contract/rental-checks';
import { anotherStandard as standard } from './another-standard.fixtures.ts';
import { type Draft, outcomeOf, startDraft } from './draft.ts';
import { answer, answerTogether, undoLast } from './draft-changes.ts';
import { changeFact, confirmFacts } from './fact-changes.ts';
import { carriedFact, givenFacts, type HouseRecords } from './house-facts.ts';
import { findItems } from './item-search.ts';
import { lastFound } from './last-found.ts';
import { phrasesOf, togglePhrase } from './phrases.ts';
import { askedItems, aspectAfter, currentAspect, keptItems, missingItems, progressOf, restOf } from './progress.ts';
import { previewStars } from './star-preview.ts';
import { toSubmission } from './submission.ts';

const now = Date.parse('2026-11-22T04:00:00Z');
const blank = startDraft({
  premisesId: 'p',
  checkId: 'c',
  previousCheckId: 'b',
  standardVersion: standard.version,
  startedAt: '2026-11-22T04:00:00.000Z',
  writer: 'one',
});
const dwelling = { id: 'd', label: '302', rooms: 3, floorArea: 80 };
const records = (over: Partial<HouseRecords['premises']> = {}, history: readonly RentalCheck[] = []): HouseRecords => ({
  premises: { use: 'let', storeys: 6, floorArea: 86.5, dwellings: [dwelling], ...over },
  history,
});
const checkOf = (draft: Draft, house = records()) => ({ ...house, standard, draft });
const codes = (items: readonly { readonly code: string }[]) => items.map(({ code }) => code).join(' ');
const earlier = (over: Partial<RentalCheck>) =>
  ({ id: 'b', finishedAt: '2026-08-14T02:20:00Z', answers: [], ...over }) as unknown as RentalCheck;

test('what is asked hangs on the house and on answers before; an aspect in which nothing is asked is no step', () => {
  assert.equal(codes(askedItems(checkOf(blank))), 'B1 F1 P1');
  assert.equal(codes(askedItems(checkOf(blank, records({ storeys: 9 })))), 'B1 B2 F1 P1');
  assert.equal(codes(askedItems(checkOf(answer(blank, 'F1', 'conforms', now)))), 'B1 F1 F2 P1');
  assert.equal(codes(askedItems(checkOf(answer(blank, 'F1', 'not-applicable', now)))), 'B1 F1 P1');
  const tall = { ...standard, items: standard.items.filter(({ code }) => code !== 'B1') };
  assert.deepEqual(
    progressOf({ ...checkOf(blank), standard: tall }).map(({ aspect }) => aspect),
    ['fire', 'people'],
  );
  assert.equal(aspectAfter(checkOf(blank), 'fire'), 'people');
});

test('a fact that changes asks other items; premises without dwellings on record take none away', () => {
  const taller = changeFact(blank, 'storeys', 8, records(), now);
  assert.equal(codes(askedItems(checkOf(taller))), 'B1 B2 F1 P1');
  assert.equal(codes(askedItems(checkOf(undoLast(taller, now + 1)))), 'B1 F1 P1');
  assert.equal(codes(askedItems(checkOf(blank, records({ dwellings: [] })))), 'B1 F1 P1 P2');
});

test('an answer that stops applying is kept and handed in, not counted and not demanded', () => {
  const asked = answer(answer(blank, 'F1', 'fault', now), 'F2', 'fault', now);
  const changed = answerTogether(answer(asked, 'F1', 'not-applicable', now + 1), ['B1', 'P1'], now + 2);
  const check = checkOf(changed);
  assert.equal(codes(keptItems(check)), 'F2');
  assert.equal(codes(missingItems(check)), '');
  assert.deepEqual(
    progressOf(check).map(({ answered, total, faults }) => [answered, total, faults]),
    [
      [1, 1, 0],
      [1, 1, 0],
      [1, 1, 0],
    ],
  );
  const { submission } = toSubmission(check, now + 3);
  assert.equal(submission.answers.map(({ itemCode }) => itemCode).join(' '), 'B1 F1 P1 F2');
  const preview = previewStars(standard, '441602101001', submission.answers, [], { storeys: 6, dwellingCount: 1 });
  assert.deepEqual([preview.missing, preview.rating.stars, preview.reasons[0]?.code], [0, 3, 'score']);
  // Asked again, it counts as it was answered.
  assert.equal(outcomeOf(answer(changed, 'F1', 'fault', now + 4), 'F2'), 'fault');
});

test('the rest of an aspect is what is open and what is asked once it conforms', () => {
  assert.equal(codes(restOf(checkOf(blank), 'fire')), 'F1 F2');
  assert.equal(codes(restOf(checkOf(answer(blank, 'F1', 'not-applicable', now)), 'fire')), '');
  assert.equal(codes(restOf(checkOf(blank), 'people')), 'P1');
});

test('a place that is gone gives way to where something is open', () => {
  const gone = { ...blank, place: { aspect: 'security', itemCode: null } };
  assert.equal(currentAspect(checkOf(gone)), 'building');
});

test('facts are carried over and say from where; the number of dwellings comes from the check that told it', () => {
  const told = earlier({
    facts: {
      storeys: { value: 6, source: 'confirmed', fromCheckId: null, isApplied: false },
      dwellingCount: { value: 4, source: 'changed', fromCheckId: null, isApplied: false },
      floorArea: { value: 90, source: 'confirmed', fromCheckId: null, isApplied: false },
    },
  });
  const house = records({}, [earlier({ id: 'c' }), told]);
  assert.equal(carriedFact(house, 'storeys').fromCheck?.id, 'b');
  assert.deepEqual(
    [carriedFact(house, 'dwellingCount').value, carriedFact(house, 'dwellingCount').fromCheck?.id],
    [4, 'b'],
  );
  // The register was changed since: what it says holds, and it is not from that check.
  assert.deepEqual(carriedFact(house, 'floorArea'), { value: 86.5, fromCheck: null });
  assert.deepEqual(givenFacts(house, blank).storeys, { value: 6, source: 'carried-over', fromCheckId: 'b' });
  assert.deepEqual(givenFacts(records({ floorArea: null }), blank).floorArea, undefined);
});

test('a fact is confirmed or changed, the value of last time confirms it, and both can be taken back', () => {
  const house = records();
  const confirmed = confirmFacts(blank, ['use', 'storeys'], house, now);
  assert.deepEqual(givenFacts(house, confirmed).use, { value: 'let', source: 'confirmed' });
  assert.equal(confirmFacts(confirmed, ['use'], house, now + 1), confirmed);
  const changed = changeFact(confirmed, 'floorArea', 90, house, now + 1);
  assert.deepEqual(givenFacts(house, changed).floorArea, { value: 90, source: 'changed', was: 86.5 });
  assert.deepEqual(givenFacts(house, changeFact(changed, 'floorArea', 86.5, house, now + 2)).floorArea, {
    value: 86.5,
    source: 'confirmed',
  });
  assert.deepEqual(givenFacts(house, changeFact(blank, 'dwellingCount', 3, house, now)).dwellingCount, {
    value: 3,
    source: 'changed',
  });
  const typed = [1, 12, 120].reduce(
    (draft, area) => changeFact(draft, 'floorArea', area, house, now + area),
    confirmed,
  );
  assert.equal(givenFacts(house, undoLast(typed, now + 200)).floorArea?.source, 'carried-over');
  assert.equal(givenFacts(house, undoLast(confirmed, now + 1)).use?.source, 'carried-over');
});

test('when an item was last found is told by the newest check that asked it', () => {
  const answers = (itemCode: string, outcome: string) => [{ itemCode, outcome }] as unknown as RentalCheck['answers'];
  const history = [
    earlier({ answers: answers('B1', 'fault') }),
    earlier({
      finishedAt: '2026-02-01T02:20:00Z',
      answers: [...answers('B1', 'conforms'), ...answers('B2', 'conforms')],
    }),
  ];
  assert.deepEqual(lastFound(history, 'B1'), { outcome: 'fault', foundAt: '2026-08-14T02:20:00Z' });
  assert.equal(lastFound(history, 'B2')?.foundAt, '2026-02-01T02:20:00Z');
  assert.equal(lastFound(history, 'P1'), null);
});

test('items are found by words in any language, by code with and without hyphen, and by aspect', () => {
  const name = (aspect: string) => ({ fire: '用电' })[aspect] ?? aspect;
  const find = (query: string, among = standard) => codes(findItems(among, among.items, query, name));
  assert.equal(find(''), 'B1 B2 F1 F2 P1 P2');
  assert.equal(find('电动'), 'F1');
  assert.equal(find('CUTS off'), 'F2');
  assert.equal(find('用电 断电'), 'F2');
  assert.equal(find('Ｆ１'), 'F1');
  assert.equal(find('registration'), 'P1 P2');
  assert.equal(find('没有这个'), '');
  const hyphened = { ...standard, items: standard.items.slice(0, 1).map((item) => ({ ...item, code: 'FIR-03' })) };
  assert.deepEqual(
    [find('fir03', hyphened), find('fir-03', hyphened), find('03 fir', hyphened)],
    Array(3).fill('FIR-03'),
  );
});

test('a phrase goes behind what is typed and comes out again without touching it', () => {
  const [first, told] = phrasesOf(standard, standard.items[2] as (typeof standard.items)[number]);
  assert.deepEqual([first?.en, told?.['zh-Hans']], ['Kept in the hall of the ground floor', '已当场告知房东']);
  const one = togglePhrase('', '一楼楼道停放');
  const two = togglePhrase(`${one} `, '已当场告知房东');
  assert.equal(two, '一楼楼道停放；已当场告知房东');
  assert.equal(togglePhrase(two, '一楼楼道停放'), '已当场告知房东');
  assert.equal(togglePhrase(two, '已当场告知房东'), '一楼楼道停放');
  assert.equal(togglePhrase('3 bicycles', 'Put right on the spot'), '3 bicycles; Put right on the spot');
});
