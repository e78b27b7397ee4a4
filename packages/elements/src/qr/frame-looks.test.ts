import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FrameLooks, LOOKS_A_ROUND, type PlannedLook } from './frame-looks.ts';

const sides = { aim: 816, whole: 1280 };
const round = (looks: FrameLooks) => Array.from({ length: LOOKS_A_ROUND }, () => looks.next(sides));
const areaOf = ({ longestSide, area, scale }: PlannedLook) => longestSide / (sides[area] * scale);

describe('looks at camera frames', () => {
  it('see the middle and the whole, at full size, a half and a third, quickly and thoroughly', () => {
    const looks = round(new FrameLooks());
    for (const area of ['aim', 'whole']) assert.ok(looks.some((look) => look.area === area && look.scale === 1));
    for (const scale of [1, 1 / 2, 1 / 3]) {
      assert.ok(looks.some((look) => look.scale === scale && look.effort === 'thorough'));
    }
    assert.ok(looks.some((look) => look.effort === 'quick'));
  });

  it('never enlarge beyond what was asked for and never exceed the largest picture', () => {
    for (const look of round(new FrameLooks())) {
      assert.ok(areaOf(look) <= 1.01);
      assert.ok(look.longestSide <= 960);
    }
  });

  it('get smaller on a slow phone and larger again on a quick one, within bounds', () => {
    const looks = new FrameLooks();
    const largest = () => Math.max(...round(looks).map((look) => look.longestSide));
    const atFirst = largest();
    for (let count = 0; count < 3; count += 1) looks.took(200);
    const slow = largest();
    assert.ok(slow < atFirst);
    for (let count = 0; count < 50; count += 1) looks.took(5);
    assert.equal(largest(), atFirst);
    for (let count = 0; count < 50; count += 1) looks.took(5000);
    assert.equal(largest(), 320);
  });

  it('leave the page at least as much time as they took', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2000)), (times) => {
        const looks = new FrameLooks();
        for (const time of times) assert.ok(looks.took(time) >= Math.max(time, 40));
      }),
    );
  });
});
