import assert from 'node:assert/strict';
import { test } from 'node:test';
import { residentIdentityNumberCheck } from '@wardkit/contract/codes/resident-identity-number';
import fc from 'fast-check';
import { readIdentityNumber } from './identity-number.ts';

const today = '2026-11-22';
// Invented: the vectors of the contract, and births long ago.
const known = '44011320141005001X';

const read = (text: string) => {
  const reading = readIdentityNumber(text, today);
  if (reading.ok) return reading.number;
  return reading.problem.kind === 'length' ? `length ${reading.problem.length}` : reading.problem.kind;
};

test('a number is read as it is typed', () => {
  const typed = [
    known,
    '44011320141005001x',
    ' 440113 20141005 001X ',
    '440113-20141005-001x',
    '４４０１１３２０１４１００５００１Ｘ',
    '440113\u3000２０１４１００５\u00A0001ｘ',
    '\u200F44011320141005001X\u200E\n',
  ];
  for (const text of typed) assert.equal(read(text), known, JSON.stringify(text));
  assert.equal(read('360426199101010071'), '360426199101010071');
});

test('what is wrong is told, the first fault first', () => {
  const table: readonly (readonly [text: string, told: string])[] = [
    ['', 'length 0'],
    ['4401132014100500', 'length 16'],
    ['440113141005001', 'length 15'],
    ['44011320141005001XX', 'length 19'],
    ['𠮷𠮷𠮷', 'length 3'],
    ['4401132014100500XX', 'characters'],
    ['X4011320141005001X', 'characters'],
    ['44011320141005OO1X', 'characters'],
    ['٤٤٠١١٣٢٠١٤١٠٠٥٠٠١X', 'characters'],
    ['360426199113010079', 'birth-date'],
    ['36042619910229007X', 'birth-date'],
    ['440113202611230010', 'birth-date'],
    ['440113100510050010', 'birth-date'],
    ['36042619910102009X', 'check'],
    ['440113201410050010', 'check'],
  ];
  for (const [text, told] of table) assert.equal(read(text), told, text);
});

test('somebody born today has a number, somebody born tomorrow has none', () => {
  const of = (body: string) => read(`${body}${residentIdentityNumberCheck(body)}`);
  assert.equal(of('44011320261122001').length, 18);
  assert.equal(of('44011320261123001'), 'birth-date');
});

test('one wrong digit, or two next to each other the wrong way round, never passes', () => {
  const digits = fc.tuple(fc.nat(16), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(digits, ([at, by]) => {
      const changed = [...known];
      changed[at] = String((Number(changed[at]) + by) % 10);
      assert.notEqual(read(changed.join('')), known);
      assert.equal(readIdentityNumber(changed.join(''), today).ok, false);
    }),
  );
  for (let at = 0; at < 16; at += 1) {
    const swapped = [...known];
    [swapped[at], swapped[at + 1]] = [known.charAt(at + 1), known.charAt(at)];
    if (swapped.join('') !== known) assert.equal(readIdentityNumber(swapped.join(''), today).ok, false);
  }
});

test('whatever is typed, it answers without an error and without the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const reading = readIdentityNumber(text, today);
      // `eng` is in `length`: a few small letters say nothing of who typed them.
      if (reading.ok || text.trim().length <= 2 || /^[a-z-]+$/.test(text)) return;
      assert.ok(!JSON.stringify(reading).includes(text));
    }),
  );
});
