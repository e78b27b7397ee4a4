import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { publicSecurityFacts, publicSecurityScope } from './public-security-scope.ts';

const open = ['private-dispute', 'minor', 'beating', 'prior-fault'];
const codesOf = (effect: string) =>
  publicSecurityFacts.filter((fact) => fact.effect === effect).map(({ code }) => code);

describe('publicSecurityScope', () => {
  it('is open to a minor act that came of a private dispute, on one of the grounds', () => {
    for (const act of codesOf('act')) {
      for (const ground of codesOf('ground')) {
        assert.deepEqual(publicSecurityScope(['private-dispute', 'minor', act, ground]), {
          outcome: 'eligible',
          missing: [],
          lacks: [],
          excludedBy: [],
        });
      }
    }
  });

  const table: [without: string, missing: string[], lacks: string[]][] = [
    ['private-dispute', ['private-dispute'], []],
    ['minor', ['minor'], []],
    ['beating', [], ['act']],
    ['prior-fault', [], ['ground']],
  ];
  for (const [without, missing, lacks] of table) {
    it(`is closed without ${without}, and says so`, () => {
      assert.deepEqual(publicSecurityScope(open.filter((code) => code !== without)), {
        outcome: 'not-eligible',
        missing,
        lacks,
        excludedBy: [],
      });
    });
  }

  for (const exclusion of codesOf('exclusion')) {
    it(`is closed where ${exclusion} is ticked, whatever else is`, () => {
      const { outcome, excludedBy } = publicSecurityScope([...open, exclusion]);
      assert.deepEqual([outcome, excludedBy], ['not-eligible', [exclusion]]);
    });
  }

  it('says everything that is missing where nothing is ticked', () => {
    assert.deepEqual(publicSecurityScope([]), {
      outcome: 'not-eligible',
      missing: ['private-dispute', 'minor'],
      lacks: ['act', 'ground'],
      excludedBy: [],
    });
  });

  it('refuses a fact that nobody knows instead of passing over it', () => {
    assert.throws(() => publicSecurityScope([...open, 'bad-character']), RangeError);
  });

  it('never opens by an exclusion, never closes by an act, and does not depend on order or repetition', () => {
    const codes = publicSecurityFacts.map(({ code }) => code);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...codes)), fc.constantFrom(...codes), (ticked, one) => {
        const before = publicSecurityScope(ticked);
        assert.deepEqual(publicSecurityScope([...ticked].reverse().concat(ticked)), before);
        const after = publicSecurityScope([...ticked, one]);
        if (codesOf('exclusion').includes(one)) assert.equal(after.outcome, 'not-eligible');
        else if (before.outcome === 'eligible') assert.equal(after.outcome, 'eligible');
      }),
    );
  });

  it('has rows with codes of their own, in both languages, each with its article', () => {
    assert.equal(new Set(publicSecurityFacts.map(({ code }) => code)).size, publicSecurityFacts.length);
    for (const { text, article } of publicSecurityFacts) {
      assert.ok(text['zh-Hans'].length > 1 && text.en.length > 1 && /^第一百七十[八九]条/.test(article));
    }
    assert.equal(codesOf('act').length, 9);
    assert.equal(codesOf('ground').length, 3);
    assert.equal(codesOf('exclusion').length, 7);
  });
});
