import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildingFacts, itemsThatApply } from './items-that-apply.ts';
import type { ItemCondition } from './rental-check-conditions.ts';
import { rentalCheckStandard202611 } from './rental-check-standard-data.ts';
import type { RentalCheckStandard, StandardItem } from './rental-check-standards.ts';
import { rateRentalCheck } from './rental-rating.ts';

const item = (code: string, rest: Partial<StandardItem> = {}): StandardItem => ({
  code,
  aspect: 'fire',
  severity: 2,
  text: { 'zh-Hans': code },
  source: 'P',
  article: null,
  ...rest,
});
const standardOf = (...items: StandardItem[]): RentalCheckStandard => ({
  ...rentalCheckStandard202611,
  sources: { P: { title: 'P', appliesIn: 'national', divisionPrefixes: [''] } },
  items,
});
const answersOf = (outcomes: Record<string, string>) =>
  Object.entries(outcomes).map(([itemCode, outcome]) => ({ itemCode, outcome }));
const codes = (standard: RentalCheckStandard, facts = {}, outcomes: Record<string, string> = {}) =>
  itemsThatApply(standard, facts, answersOf(outcomes)).map(({ code }) => code);
const when = (...conditions: ItemCondition[]) => ({ when: conditions });

test('an item without a condition is asked of every house', () => {
  const all = rentalCheckStandard202611.items;
  assert.deepEqual(itemsThatApply(rentalCheckStandard202611, {}, []), all);
  assert.deepEqual(itemsThatApply(rentalCheckStandard202611, { storeys: 1, use: 'empty' }, []), all);
});

test('a fact of the building keeps an item within its bounds, and one that is not known takes none away', () => {
  const standard = standardOf(
    item('A', when({ fact: 'storeys', atLeast: 3, atMost: 6 })),
    item('B', when({ fact: 'use', is: ['let', 'business'] })),
    item('C', when({ fact: 'floorArea', atMost: 90.5 }, { fact: 'dwellingCount', atLeast: 2 })),
  );
  const of = (storeys: number) => codes(standard, { storeys }).includes('A');
  assert.deepEqual([2, 3, 6, 7].map(of), [false, true, true, false]);
  assert.deepEqual(codes(standard, { storeys: 3, use: 'empty', floorArea: 90.5, dwellingCount: 2 }), ['A', 'C']);
  assert.deepEqual(codes(standard, { storeys: 3, use: 'let', floorArea: 90.6, dwellingCount: 2 }), ['A', 'B']);
  assert.deepEqual(codes(standard, { floorArea: null }), ['A', 'B', 'C']);
});

test('an item that hangs on another is asked once that one has such an answer, and not when that one is not asked', () => {
  const standard = standardOf(
    item('A', when({ fact: 'storeys', atLeast: 2 })),
    item('B', when({ item: 'A', outcomes: ['conforms', 'fault'] })),
    item('C', when({ item: 'B', outcomes: ['fault'] })),
  );
  assert.deepEqual(codes(standard), ['A'], 'nothing is answered yet');
  assert.deepEqual(codes(standard, {}, { A: 'fault' }), ['A', 'B']);
  assert.deepEqual(codes(standard, {}, { A: 'not-applicable', B: 'fault' }), ['A'], 'B was answered before A flipped');
  assert.deepEqual(codes(standard, {}, { A: 'fault', B: 'fault' }), ['A', 'B', 'C']);
  assert.deepEqual(codes(standard, { storeys: 1 }, { A: 'fault', B: 'fault', C: 'fault' }), []);
});

test('what a check tells of the house comes before the register', () => {
  const register = { use: 'let', storeys: 3, floorArea: 80, dwellingCount: 2 };
  assert.deepEqual(buildingFacts(register), register);
  const told = { storeys: { value: 4 }, floorArea: { value: null } };
  assert.deepEqual(buildingFacts(register, told), { ...register, storeys: 4, floorArea: null });
});

test('an item that is not asked is not demanded and not counted; an open hazard of it counts still', () => {
  const standard = standardOf(item('A'), item('B', when({ fact: 'storeys', atLeast: 7 })));
  const rate = (outcomes: Record<string, string>, hazards: Parameters<typeof rateRentalCheck>[3] = []) =>
    rateRentalCheck(standard, '441602101001', answersOf(outcomes), hazards, { storeys: 2 });
  assert.deepEqual(
    [rate({ A: 'conforms' }).stars, rate({ A: 'conforms', B: 'fault' }).stars],
    [3, 3],
    'an answer that no longer counts',
  );
  assert.equal(rate({ A: 'conforms' }).aspects[0]?.items, 1);
  const open = [{ itemCode: 'B', severity: 4, state: 'open', basis: 'rule' }];
  assert.equal(rate({ A: 'conforms' }, open).stars, 0);
  assert.equal(rate({ A: 'conforms' }, open).score, 50);
  assert.equal(rateRentalCheck(standard, '441602101001', answersOf({ A: 'conforms' }), []).state, 'incomplete');
});

test('an item weighs what the checklist says, else its severity', () => {
  const answers = answersOf({ A: 'conforms', B: 'fault' });
  const score = (...items: StandardItem[]) => rateRentalCheck(standardOf(...items), '441602101001', answers).score;
  assert.equal(score(item('A'), item('B')), 50);
  assert.equal(score(item('A', { weight: 6 }), item('B')), 75);
  assert.equal(score(item('A', { weight: 0.5 }), item('B', { weight: 1.5 })), 25);
});

test('weights that are the severities, and conditions that all hold, rate as none do', () => {
  const outcome = fc.constantFrom('conforms', 'fault', 'not-applicable');
  const items = rentalCheckStandard202611.items;
  fc.assert(
    fc.property(fc.array(outcome, { minLength: items.length, maxLength: items.length }), (outcomes) => {
      const answers = items.map(({ code }, at) => ({ itemCode: code, outcome: outcomes[at] ?? 'conforms' }));
      const written = {
        ...rentalCheckStandard202611,
        items: items.map((each) => ({ ...each, weight: each.severity, when: [{ fact: 'storeys', atLeast: 1 }] })),
      };
      assert.deepEqual(
        rateRentalCheck(written, '441602101001', answers, [], { storeys: 5 }),
        rateRentalCheck(rentalCheckStandard202611, '441602101001', answers),
      );
    }),
  );
});
