import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rentalCheckStandard202611 as standard } from '@wardkit/contract/rental-check-standard-data';
import { differencesOf } from './conflict-differences.ts';
import { type Draft, startDraft } from './draft.ts';
import { answer, moveTo } from './draft-changes.ts';
import { aspectAfter, currentAspect, missingItems, progressOf } from './progress.ts';
import { previewStars } from './star-preview.ts';

const place = '441602101001';
const all = (outcome: string, except: Record<string, string | null> = {}) =>
  standard.items.map(({ code }) => ({ itemCode: code, outcome: code in except ? (except[code] ?? null) : outcome }));
const hazard = { itemCode: 'FIR-01', severity: 4 as const, state: 'open', basis: 'rule' };

test('a fault of this check limits the stars before it is handed in', () => {
  const preview = previewStars(standard, place, all('conforms', { 'FIR-11': 'fault', 'FIR-12': null }), []);
  assert.deepEqual([preview.missing, preview.atMost, preview.reasons[0]?.code], [1, 1, 'serious-hazard']);
  assert.ok(!preview.reasons.some((reason) => reason.code === 'incomplete'));
});

test('a fault under a rule that is not in force here limits nothing', () => {
  const preview = previewStars(standard, place, all('conforms', { 'STR-03': 'fault' }), []);
  assert.deepEqual([preview.rating.stars, preview.missing], [3, 0]);
});

test('a hazard of an earlier check counts until it is verified', () => {
  assert.equal(previewStars(standard, place, all('conforms'), [hazard]).rating.stars, 0);
  assert.equal(previewStars(standard, place, all('conforms'), [{ ...hazard, state: 'verified' }]).rating.stars, 3);
});

test('nothing answered: all three stars are possible', () => {
  assert.deepEqual(
    [previewStars(standard, place, [], []).atMost, previewStars(standard, place, [], []).missing],
    [3, 32],
  );
});

test('progress, what is missing, and where to go on', () => {
  const now = Date.parse('2026-11-22T04:00:00Z');
  const given = { premisesId: 'p', checkId: 'c', previousCheckId: null, standardVersion: '2026-11', writer: 'one' };
  const blank = startDraft({ ...given, startedAt: '2026-11-22T04:00:00Z' });
  const premises = { use: 'let', storeys: 6, floorArea: null, dwellings: [] };
  const checkOf = (draft: Draft) => ({ standard, premises, history: [], draft });
  assert.equal(currentAspect(checkOf(blank)), 'structure');
  const structure = standard.items.filter((item) => item.aspect === 'structure');
  const done = structure.reduce((draft, item) => answer(draft, item.code, 'conforms', now), blank);
  assert.equal(currentAspect(checkOf(done)), 'fire');
  assert.deepEqual(progressOf(checkOf(answer(done, 'FIR-03', 'fault', now)))[1], {
    aspect: 'fire',
    answered: 1,
    total: 12,
    faults: 1,
  });
  assert.equal(missingItems(checkOf(done)).length, 24);
  assert.equal(currentAspect(checkOf(moveTo(done, { aspect: 'gone', itemCode: null }))), 'fire');
  assert.deepEqual([aspectAfter(checkOf(done), 'structure'), aspectAfter(checkOf(done), 'landlord')], ['fire', null]);
});

test('two checks are compared by outcome, note and photographs', () => {
  const answers = (over: Record<string, object> = {}) =>
    standard.items.map(({ code }) => ({
      itemCode: code,
      outcome: 'conforms',
      note: null,
      photographIds: [],
      ...over[code],
    }));
  assert.deepEqual(differencesOf(standard, answers(), answers()), []);
  const found = differencesOf(
    standard,
    answers({ 'FIR-03': { outcome: 'fault' }, 'SEC-01': { note: 'loose' } }),
    answers({ 'FIR-01': { photographIds: ['a'] } }),
  );
  assert.deepEqual(
    found.map((each) => each.item.code),
    ['FIR-01', 'FIR-03', 'SEC-01'],
  );
  assert.equal(differencesOf(standard, answers().slice(1), answers())[0]?.mine, null);
});
