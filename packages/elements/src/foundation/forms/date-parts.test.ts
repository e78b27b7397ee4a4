import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateOrder, readDate, textsOf, wholeDate } from './date-parts.ts';

const read = (day: string, month: string, year: string, limits = {}) => {
  const answer = readDate({ day, month, year }, limits);
  return answer.ok ? answer.value : `${answer.problem.kind} ${answer.problem.parts.join()}`;
};

test('a date is read as it is typed: leading zeros, full-width digits, spaces, a written 年', () => {
  assert.equal(read('5', '3', '2026'), '2026-03-05');
  assert.equal(read('05', '03', '2026'), '2026-03-05');
  assert.equal(read('００５', '３', '２０２６'), '2026-03-05');
  assert.equal(read(' 5日', '3月 ', '2026年'), '2026-03-05');
  assert.equal(read('29', '2', '2028'), '2028-02-29');
});

test('nothing typed is no date and no fault', () => {
  assert.equal(read('', '', ''), null);
  assert.equal(read(' ', '\u3000', ''), null);
});

test('what is wrong is told with the fields that it is about', () => {
  assert.equal(read('', '3', ''), 'missing day,year');
  assert.equal(read('x', '3', '2026'), 'not-a-number day');
  assert.equal(read('-5', '3', '2026'), 'not-a-number day');
  assert.equal(read('5', '3.5', '2O26'), 'not-a-number month,year');
  assert.equal(read('32', '1', '2026'), 'out-of-range day');
  assert.equal(read('0', '1', '2026'), 'out-of-range day');
  assert.equal(read('5', '13', '2026'), 'out-of-range month');
  assert.equal(read('5', '3', '26'), 'out-of-range year');
  assert.equal(read('5', '3', '20266'), 'out-of-range year');
});

test('a day that its month has not is told with how many it has', () => {
  assert.deepEqual(readDate({ day: '31', month: '2', year: '2026' }), {
    ok: false,
    problem: { kind: 'no-such-day', parts: ['day'], year: 2026, month: 2, days: 28 },
  });
  assert.equal(read('29', '2', '2100'), 'no-such-day day');
  assert.equal(read('31', '4', '2026'), 'no-such-day day');
});

test('limits include their own day', () => {
  const limits = { earliest: '2026-03-05', latest: '2026-03-06' };
  assert.equal(read('4', '3', '2026', limits), 'too-early day,month,year');
  assert.equal(read('5', '3', '2026', limits), '2026-03-05');
  assert.equal(read('6', '3', '2026', limits), '2026-03-06');
  assert.equal(read('7', '3', '2026', limits), 'too-late day,month,year');
});

test('the order is that of the language', () => {
  assert.equal(dateOrder('zh-Hans').join(), 'year,month,day');
  assert.equal(dateOrder('en-GB').join(), 'day,month,year');
  assert.equal(dateOrder('en-US').join(), 'month,day,year');
  assert.equal(dateOrder('ar').length, 3);
  assert.equal(dateOrder('th').length, 3);
});

test('a wire date goes into the fields and back', () => {
  assert.deepEqual(textsOf('2026-03-05'), { day: '5', month: '3', year: '2026' });
  assert.deepEqual(readDate(textsOf('2026-12-31')), { ok: true, value: '2026-12-31' });
  for (const none of [null, '', '5 March', '2026-3-5']) assert.equal(textsOf(none).year, '');
});

test('a whole date that is pasted is taken apart', () => {
  for (const text of ['2026-03-05', '2026年3月5日', ' 2026/3/5 ', '２０２６．０３．０５']) {
    const found = wholeDate(text);
    assert.deepEqual(found && readDate(found), { ok: true, value: '2026-03-05' }, text);
  }
  for (const text of ['5', '05/03/2026', 'March', '2026-03']) assert.equal(wholeDate(text), null, text);
});
