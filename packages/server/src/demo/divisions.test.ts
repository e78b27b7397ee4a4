import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shortCommunityName } from '../divisions/community-name.ts';
import { readDivisions } from './divisions.ts';

const divisions = readDivisions();
const find = (code: string) => divisions.find((division) => division.code === code);

describe('readDivisions', () => {
  it('holds every line of both tables', () => assert.equal(divisions.length, 7148 + 374));

  it('knows the three demo townships with their parents', () => {
    const table = [
      ['441602101', '埔前镇', '441602'],
      ['341723100', '蓉城镇', '341723'],
      ['150104008', '昭君路街道', '150104'],
    ] as const;
    for (const [code, name, parentCode] of table) {
      assert.deepEqual(find(code), { code, name, parentCode, level: 'township', firstYear: 2024, lastYear: null });
    }
  });

  it('keeps withdrawn codes with their last year', () => assert.equal(find('110103')?.lastYear, 2009));

  it('gives a district of a municipality the municipality as parent, since no line lies between', () =>
    assert.equal(find('110101')?.parentCode, '110000'));

  it('names only parents that have a line themselves', () => {
    const known = new Set(divisions.map((division) => division.code));
    for (const { code, parentCode } of divisions) assert.ok(parentCode === null || known.has(parentCode), code);
  });
});

describe('shortCommunityName', () => {
  const table: [name: string, short: string][] = [
    ['源城区埔前镇河背村村民委员会', '河背村'],
    ['源城区埔前镇上村村村民委员会', '上村村'],
    ['源城区埔前镇埔前社区居民委员会', '埔前社区'],
    ['芙蓉居委会', '芙蓉社区'],
    ['落雁社区居委会', '落雁社区'],
    ['盛泰社区', '盛泰社区'],
    ['后桃花村委会', '后桃花村'],
  ];
  for (const [name, short] of table) {
    it(`calls ${name} ${short}`, () => assert.equal(shortCommunityName(name, '源城区', '埔前镇'), short));
  }
});
