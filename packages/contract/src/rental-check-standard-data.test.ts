import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDivisionCode } from './codes/division-code.ts';
import { rentalCheckStandardData, rentalCheckStandard202611 as standard } from './rental-check-standard-data.ts';

describe('the rental check standard 2026-11', () => {
  it('holds 32 items in four aspects, each code once', () => {
    assert.equal(standard.items.length, 32);
    assert.equal(new Set(standard.items.map((item) => item.code)).size, 32);
    const counts = Object.keys(standard.aspects).map((aspect) => [
      aspect,
      standard.items.filter((item) => item.aspect === aspect).length,
    ]);
    assert.deepEqual(Object.fromEntries(counts), { structure: 8, fire: 12, security: 6, landlord: 6 });
  });

  it('gives every item a severity with a time to rectify, a known source and a text in both languages', () => {
    for (const item of standard.items) {
      const time = standard.rectification[item.severity];
      assert.ok((time.hours ?? 0) + (time.days ?? 0) > 0, item.code);
      assert.ok(standard.sources[item.source], item.code);
      assert.ok(item.text.en.length > 0 && item.text['zh-Hans'].length > 0, item.code);
    }
  });

  it('refers life-threatening hazards within 24 hours and gives the others 7, 30 and 60 days', () => {
    assert.deepEqual(standard.rectification, {
      4: { hours: 24, referral: true },
      3: { days: 7 },
      2: { days: 30 },
      1: { days: 60 },
    });
  });

  it('names the divisions of each local source by codes that can be read', () => {
    const local = Object.values(standard.sources).filter((source) => source.divisionCodes !== null);
    assert.equal(local.length, 8);
    for (const code of local.flatMap((source) => source.divisionCodes ?? [])) assert.ok(parseDivisionCode(code), code);
  });

  it('claims no verification that no station has made', () => assert.equal(standard.verifiedOn, null));

  it('is the newest in the list of versions', () => assert.equal(rentalCheckStandardData.at(-1), standard));
});
