import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rentalCheckStandard202611 as standard } from './rental-check-standard-data.ts';
import { aspectsOf, rateRentalCheck } from './rental-rating.ts';

const yuancheng = '441602101001';
const all = (outcome: string, except: Record<string, string> = {}) =>
  standard.items.map((item) => ({ itemCode: item.code, outcome: except[item.code] ?? outcome }));
const hazard = (itemCode: string, severity: number, state = 'open', basis = 'rule') => ({
  itemCode,
  severity,
  state,
  basis,
});

test('all conforming is three stars at 100', () => {
  const rating = rateRentalCheck(standard, yuancheng, all('conforms'));
  assert.deepEqual([rating.stars, rating.score, rating.state], [3, 100, 'rated']);
});

test('a missing answer gives no stars and names what is missing', () => {
  const rating = rateRentalCheck(standard, yuancheng, all('conforms').slice(1));
  assert.deepEqual([rating.stars, rating.score, rating.state], [0, null, 'incomplete']);
  assert.deepEqual(rating.reasons[0], { code: 'incomplete', itemCodes: ['STR-01'], limit: 0 });
});

test('an open life-threatening hazard leaves no star, whatever the score', () => {
  const rating = rateRentalCheck(standard, yuancheng, all('conforms'), [hazard('FIR-01', 4)]);
  assert.equal(rating.stars, 0);
  assert.equal(rating.reasons[0]?.code, 'life-threatening-hazard');
});

test('an open serious hazard leaves at most one star', () => {
  const rating = rateRentalCheck(standard, yuancheng, all('conforms', { 'FIR-11': 'fault' }), [hazard('FIR-11', 3)]);
  assert.ok((rating.score ?? 0) >= 80);
  assert.equal(rating.stars, 1);
});

test('a rectified hazard counts as open until it is verified', () => {
  const of = (state: string) =>
    rateRentalCheck(standard, yuancheng, all('conforms'), [hazard('FIR-01', 4, state)]).stars;
  assert.deepEqual([of('rectified'), of('referred'), of('verified')], [0, 0, 3]);
});

test('a fault that the check found conforms once its hazard is verified or annulled, and counts again when it is found anew', () => {
  const answers = all('conforms', { 'FIR-01': 'fault', 'LLD-02': 'not-applicable' });
  const of = (...states: string[]) =>
    rateRentalCheck(
      standard,
      yuancheng,
      answers,
      states.map((state) => hazard('FIR-01', 4, state)),
    );
  const perfect = rateRentalCheck(standard, yuancheng, all('conforms', { 'LLD-02': 'not-applicable' }));
  assert.deepEqual(of('verified'), perfect);
  assert.deepEqual(of('annulled'), perfect);
  assert.deepEqual(of('verified', 'open'), of('open'));
  assert.ok((of('open').score ?? 100) < 100);
});

test('a local item counts only where its rule is in force, and is told as not counted', () => {
  const here = rateRentalCheck(standard, yuancheng, all('conforms', { 'STR-03': 'fault' }), [
    hazard('STR-03', 4, 'open', 'advice'),
  ]);
  assert.deepEqual([here.stars, here.score], [3, 100]);
  assert.ok(here.notCounted.includes('STR-03'));
  assert.deepEqual(here.aspects[0]?.faults, ['STR-03']);
  assert.deepEqual(here.reasons, [{ code: 'score', itemCodes: [], limit: 3 }]);
  const there = rateRentalCheck(standard, '330102001', all('conforms', { 'STR-03': 'fault' }));
  assert.ok((there.score ?? 100) < 100);
  assert.ok(!there.notCounted.includes('STR-03'));
});

test('aspects count alike and an aspect that does not apply at all drops out', () => {
  const none = standard.items
    .filter((item) => item.aspect === 'structure')
    .map((item) => [item.code, 'not-applicable']);
  const rating = rateRentalCheck(standard, yuancheng, all('conforms', Object.fromEntries(none)));
  assert.deepEqual([rating.stars, rating.score, rating.aspects[0]?.score], [3, 100, null]);
});

test('89.96 is shown as 89.9 and has two stars', () => {
  const item = (code: string, severity: number) => ({
    code,
    aspect: 'structure',
    severity,
    text: { 'zh-Hans': code },
    source: 'R',
    article: null,
  });
  const small = {
    ...standard,
    aspects: { structure: { 'zh-Hans': '房屋结构' } },
    items: [
      ...Array.from({ length: 562 }, (_, n) => item(`A-${n}`, 4)),
      item('B', 1),
      ...Array.from({ length: 62 }, (_, n) => item(`C-${n}`, 4)),
      item('D', 3),
    ],
  };
  const outcomes = small.items.map((each) => ({
    itemCode: each.code,
    outcome: each.code.startsWith('C') || each.code === 'D' ? 'fault' : 'conforms',
  }));
  const rating = rateRentalCheck(small, yuancheng, outcomes);
  assert.deepEqual([rating.score, rating.stars], [89.9, 2]);
});

test('another fault never raises the stars or the score', () => {
  const codes = standard.items.map((item) => item.code);
  fc.assert(
    fc.property(
      fc.subarray(codes),
      fc.constantFrom(...codes),
      fc.constantFrom(yuancheng, '330102001', '110106'),
      (faults, more, place) => {
        const before = rateRentalCheck(
          standard,
          place,
          all('conforms', Object.fromEntries(faults.map((code) => [code, 'fault']))),
        );
        const after = rateRentalCheck(
          standard,
          place,
          all('conforms', Object.fromEntries([...faults, more].map((code) => [code, 'fault']))),
        );
        assert.ok(after.stars <= before.stars);
        assert.ok((after.score ?? 0) <= (before.score ?? 0));
      },
    ),
  );
});

test('aspects come in the order of the items, whatever a database did to the members of the object', () => {
  const stored = { ...standard, aspects: Object.fromEntries(Object.entries(standard.aspects).reverse()) };
  assert.deepEqual(aspectsOf(stored), ['structure', 'fire', 'security', 'landlord']);
  assert.deepEqual(
    rateRentalCheck(stored, yuancheng, []).aspects.map((each) => each.aspect),
    aspectsOf(standard),
  );
});
