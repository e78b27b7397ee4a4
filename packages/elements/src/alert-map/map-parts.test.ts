import assert from 'node:assert/strict';
import { test } from 'node:test';

import { metresBetween, pointOf } from '@wardkit/contract/geo-point';
import { alert, nearest } from '../alerts/alert-client.fixtures.ts';
import { baseMapOf, styleOf } from './base-map.ts';
import { toGcj02 } from './gcj-point.ts';
import { boundsOf, placeAlerts, placePosts } from './map-points.ts';
import { ownAddress } from './own-address.ts';
import { readAreas } from './station-areas.ts';

const page = 'https://portal.example/alerts/page.html';

test('points of WGS-84 are drawn where GCJ-02 has them', () => {
  // Published points: the tests of googollee/eviltransform, in Shanghai, Shenzhen and Beijing.
  const vectors: [wgs: [number, number], gcj: [number, number]][] = [
    [
      [121.5272106, 31.1774276],
      [121.531541859215, 31.17530398364597],
    ],
    [
      [113.912316, 22.543847],
      [113.9171764808363, 22.540796131694766],
    ],
    [
      [116.377817, 39.911954],
      [116.38404722455657, 39.91334545536069],
    ],
  ];
  for (const [wgs, gcj] of vectors) {
    const [longitude, latitude] = toGcj02(wgs);
    assert.ok(metresBetween(pointOf(longitude, latitude), pointOf(...gcj)) < 0.01, `${longitude}, ${latitude}`);
    assert.ok(metresBetween(pointOf(...wgs), pointOf(longitude, latitude)) > 100, 'it was not converted');
  }
  assert.deepEqual(toGcj02([2.35, 48.86]), [2.35, 48.86], 'outside of China nothing is shifted');
});

test('an address leads to the portal itself or nowhere', () => {
  assert.equal(ownAddress('/t/{z}/{x}/{y}.png', page), 'https://portal.example/t/{z}/{x}/{y}.png');
  assert.equal(ownAddress('t/{z}/{x}/{y}.png', page), 'https://portal.example/alerts/t/{z}/{x}/{y}.png');
  for (const foreign of [
    'https://tiles.example/{z}/{x}/{y}.png',
    '//tiles.example/style.json',
    'http://portal.example/style.json',
    'https://portal.example@tiles.example/style.json',
    'data:application/json,{}',
    'blob:https://portal.example/0',
    'javascript:alert(1)',
    'https://',
  ]) {
    assert.equal(ownAddress(foreign, page), null, foreign);
  }
});

test('a base map is tiles, a style, or none', () => {
  assert.deepEqual(baseMapOf('', 18, page), { kind: 'plain' });
  assert.deepEqual(baseMapOf('/t/{z}/{x}/{y}.png', 16, page), {
    kind: 'raster',
    template: 'https://portal.example/t/{z}/{x}/{y}.png',
    maxZoom: 16,
  });
  assert.equal((baseMapOf('/t/{z}/{x}/{y}.png', Number.NaN, page) as { maxZoom: number }).maxZoom, 18);
  assert.deepEqual(baseMapOf('/style.json', 18, page), { kind: 'style', address: 'https://portal.example/style.json' });
  assert.deepEqual(baseMapOf('/t/{z}/{x}.png', 18, page), { kind: 'refused' });
  assert.deepEqual(baseMapOf('https://tiles.example/{z}/{x}/{y}.png', 18, page), { kind: 'refused' });
  const plain = styleOf({ kind: 'refused' }, '#ffffff');
  assert.ok(typeof plain === 'object' && Object.keys(plain.sources).length === 0, 'what was refused is asked for');
});

test('alerts without a place are on no map; units with one post share one mark', () => {
  const unplaced = { ...alert(1), place: { ...alert(1).place, point: null } };
  const placed = placeAlerts([alert(0), unplaced], ([longitude, latitude]) => [longitude + 1, latitude]);
  assert.deepEqual(
    placed.map(({ alert: { id }, at }) => [id, at]),
    [[alert(0).id, [115.7003, 23.7461]]],
  );
  const units = nearest.map(({ unit }) => unit);
  const posts = placePosts(units, (point) => point);
  assert.equal(posts.length, 1);
  assert.equal(posts[0]?.units.length, units.filter(({ post }) => post !== null).length);
  assert.deepEqual(boundsOf({ alerts: placed, posts, areas: [] }), [114.7052, 23.7461, 115.7003, 23.7489]);
  assert.equal(boundsOf({ alerts: [], posts: [], areas: [] }), null);
});

const square = [
  [114, 23],
  [115, 23],
  [115, 24],
  [114, 23],
];

test('areas are polygons of GeoJSON, with their names', () => {
  const polygon = { type: 'Polygon', coordinates: [square] };
  assert.deepEqual(readAreas(polygon), [{ name: null, rings: [square] }]);
  const feature = { type: 'Feature', properties: { name: '长塘' }, geometry: polygon };
  assert.deepEqual(readAreas({ type: 'FeatureCollection', features: [feature, { ...feature, geometry: null }] }), [
    { name: '长塘', rings: [square] },
  ]);
  const several = { type: 'MultiPolygon', coordinates: [[square], [square, square]] };
  assert.deepEqual(
    readAreas(several).map(({ rings }) => rings.length),
    [1, 2],
  );
});

test('what is no area is refused, and says what is wrong', () => {
  for (const [given, words] of [
    [null, /GeoJSON object/],
    ['{}', /GeoJSON object/],
    [{ type: 'Point', coordinates: [114, 23] }, /not Point/],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [23, 114],
            [23, 115],
            [24, 115],
            [23, 114],
          ],
        ],
      },
      /longitude before latitude/,
    ],
    [{ type: 'Polygon', coordinates: [square.slice(0, 3)] }, /four corners/],
    [{ type: 'Polygon', coordinates: 'none' }, /list is missing/],
    [{ type: 'Polygon', coordinates: [Array.from({ length: 100_001 }, () => [114, 23])] }, /100000 are the most/],
  ] as const) {
    assert.throws(() => readAreas(given), words);
  }
});
