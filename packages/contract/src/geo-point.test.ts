import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { GeoPoint, metresBetween, pointOf } from './geo-point.ts';

const anyPoint = fc
  .tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
  .map(([longitude, latitude]) => pointOf(longitude, latitude));

test('distances over the ground, against the ellipsoid within 0.6 %', () => {
  // A quarter and a half of the way round: 10,001,966 m along a meridian, 20,037,508 m along the equator (WGS-84).
  const vectors: [GeoPoint, GeoPoint, number][] = [
    [pointOf(0, 0), pointOf(0, 90), 10_001_966],
    [pointOf(0, 0), pointOf(180, 0), 20_037_508],
    [pointOf(114, 23), pointOf(114, 24), 110_752],
    [pointOf(114, 0), pointOf(115, 0), 111_319],
    [pointOf(179.5, 0), pointOf(-179.5, 0), 111_319],
  ];
  for (const [one, other, metres] of vectors) {
    assert.ok(Math.abs(metresBetween(one, other) / metres - 1) < 0.006, `${metres}`);
  }
});

/** Half way round the earth one rounding of the sine's square (2 ** -52) is 0.19 m: there the arc stands on its root. */
const rounding = 0.2;

test('a distance is the same both ways, none to itself and no more than by way of a third point', () => {
  fc.assert(
    fc.property(anyPoint, anyPoint, anyPoint, (one, other, third) => {
      assert.equal(metresBetween(one, other), metresBetween(other, one));
      assert.equal(metresBetween(one, one), 0);
      assert.ok(metresBetween(one, other) <= metresBetween(one, third) + metresBetween(third, other) + rounding);
      assert.ok(metresBetween(one, other) < 20_016_000);
    }),
  );
});

test('latitude before longitude, or no point, is refused', () => {
  assert.equal(GeoPoint.safeParse(pointOf(114.7, 23.7)).success, true);
  for (const bad of [
    pointOf(23.7, 114.7),
    { type: 'Point', coordinates: [114.7] },
    { type: 'Polygon', coordinates: [] },
    { type: 'Point', coordinates: ['114.7', '23.7'] },
  ]) {
    assert.equal(GeoPoint.safeParse(bad).success, false);
  }
});
