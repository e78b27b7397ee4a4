import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readSocialCreditCode, type SocialCreditCodeFault, socialCreditCodeCheck } from './social-credit-code.ts';

const vectors = JSON.parse(
  readFileSync(new URL('./vectors/social-credit-code.json', import.meta.url), 'utf8'),
) as Record<'valid' | 'invalid', string[]>;
const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const body = fc
  .tuple(
    fc.array(fc.constantFrom(...alphabet), { minLength: 2, maxLength: 2 }),
    fc.integer({ min: 110000, max: 659999 }),
    fc.array(fc.constantFrom(...alphabet), { minLength: 9, maxLength: 9 }),
  )
  .map(([kind, division, organisation]) => kind.join('') + division + organisation.join(''));

describe('readSocialCreditCode', () => {
  it(`accepts each of the ${vectors.valid.length} public codes`, () => {
    assert.equal(vectors.valid.length, 100);
    for (const code of vectors.valid) {
      assert.deepEqual(readSocialCreditCode(code), { ok: true, code, divisionCode: code.slice(2, 8) });
    }
  });

  const table: [text: string, fault: SocialCreditCodeFault, why: string][] = [
    ['12345', 'format', 'too short'],
    ['A1110000600037341L', 'check', 'a letter where 9 stood'],
    ['9111000060003IOZSV', 'format', 'letters outside the alphabet'],
    ['91110000600037341N', 'check', 'a wrong check character'],
    ['', 'format', 'empty'],
    ['91310112087994932F ', 'format', 'a space behind'],
    ['91A10112087994932F', 'format', 'a letter in the division'],
  ];
  for (const [text, fault, why] of table) {
    it(`refuses ${why} as ${fault}`, () => assert.deepEqual(readSocialCreditCode(text), { ok: false, fault }));
  }
  it('has a row above for each invalid vector', () => {
    for (const code of vectors.invalid) assert.ok(table.some(([text]) => text === code));
  });

  it('reads small letters as capitals', () => {
    const reading = readSocialCreditCode('91310112087994932f');
    assert.equal(reading.ok && reading.code, '91310112087994932F');
  });

  it('accepts every body with its own check character and no other', () => {
    fc.assert(
      fc.property(body, (characters) => {
        const right = socialCreditCodeCheck(characters);
        for (const check of alphabet) assert.equal(readSocialCreditCode(characters + check).ok, check === right);
      }),
    );
  });

  it('finds every single wrong character of the organisation part', () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 8, max: 16 }), fc.integer({ min: 1, max: 30 }), (characters, at, by) => {
        const code = characters + socialCreditCodeCheck(characters);
        const other = alphabet[(alphabet.indexOf(code.charAt(at)) + by) % 31];
        assert.deepEqual(readSocialCreditCode(code.slice(0, at) + other + code.slice(at + 1)), {
          ok: false,
          fault: 'check',
        });
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof readSocialCreditCode(text).ok === 'boolean'));
  });
});

describe('socialCreditCodeCheck', () => {
  it('refuses another length and another alphabet', () => {
    assert.throws(() => socialCreditCodeCheck('9131011208799493'), RangeError);
    assert.throws(() => socialCreditCodeCheck('9131011208799493I'), RangeError);
  });
});
