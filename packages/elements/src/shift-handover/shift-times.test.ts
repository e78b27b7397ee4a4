import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Formats } from '../foundation/formats.ts';
import { clockTimeOf, momentOf, readTime, shiftInWords, whenInWords } from './shift-times.ts';

const now = Date.parse('2026-11-22T14:32:00+08:00');

describe('times of shifts', () => {
  it('are read as people type them', () => {
    for (const [typed, read] of [
      ['08:00', '08:00'],
      ['8:00', '08:00'],
      ['0800', '08:00'],
      ['800', '08:00'],
      ['20.30', '20:30'],
      ['８：００', '08:00'],
      [' 23:59 ', '23:59'],
      ['8时', '08:00'],
      ['8点05分', '08:05'],
      ['20時30分', '20:30'],
      ['8시', '08:00'],
      ['0:00', '00:00'],
    ] as const) {
      assert.equal(readTime(typed), read, typed);
    }
  });

  it('are not guessed', () => {
    for (const typed of ['', '8', '24:00', '12:60', '8:5', 'noon', '-1:00', '08:00 pm', '12345', '８：５']) {
      assert.equal(readTime(typed), null, typed);
    }
  });

  it('go to the wire and come back by the station’s clock, whatever zone they were told in', () => {
    assert.equal(momentOf({ date: '2026-11-21', time: '08:00' }), '2026-11-21T08:00:00+08:00');
    assert.deepEqual(clockTimeOf('2026-11-21T16:30:00Z'), { date: '2026-11-22', time: '00:30' });
    for (const moment of ['2026-11-21T20:00:00+08:00', '2026-12-31T23:30:00-05:00', '2027-02-28T15:59:00Z']) {
      assert.equal(Date.parse(momentOf(clockTimeOf(moment))), Date.parse(moment));
    }
  });

  it('are written with what a reader needs of the day and the year', () => {
    const english = new Formats('en');
    const day = { shiftStart: '2026-11-21T00:00:00Z', shiftEnd: '2026-11-21T12:00:00Z' };
    assert.equal(shiftInWords(day, english, now), 'Nov 21, 08:00 – 20:00');
    const night = { shiftStart: '2026-11-21T20:00:00+08:00', shiftEnd: '2026-11-22T08:00:00+08:00' };
    assert.equal(shiftInWords(night, english, now), 'Nov 21, 20:00 – Nov 22, 08:00');
    assert.equal(shiftInWords(night, new Formats('zh-Hans'), now), '11月21日 20:00 – 11月22日 08:00');
    assert.equal(whenInWords('2025-12-31T19:50:00+08:00', english, now), 'Dec 31, 2025, 19:50');
  });
});
