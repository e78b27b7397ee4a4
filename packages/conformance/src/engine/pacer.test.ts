import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Clock, Pacer, readRateLimit, readRetryAfter } from './pacer.ts';

/** A clock that moves only when somebody waits, and says how long. */
function fakeClock(): Clock & { waits: number[] } {
  let time = 1_000_000;
  const waits: number[] = [];
  return {
    waits,
    now: () => time,
    async wait(milliseconds) {
      waits.push(milliseconds);
      time += milliseconds;
    },
  };
}

function headers(remaining: number, seconds: number, quota = 100): Headers {
  return new Headers({
    ratelimit: `"caller";r=${remaining};t=${seconds}`,
    'ratelimit-policy': `"caller";q=${quota};w=60`,
  });
}

test('a caller with enough left does not wait, and one at the reserve waits for the next window', async () => {
  const clock = fakeClock();
  const pacer = new Pacer(clock, 5);
  pacer.note('one', headers(7, 30));
  await pacer.take('one');
  await pacer.take('one');
  assert.deepEqual(clock.waits, []);
  await pacer.take('one');
  assert.deepEqual(clock.waits, [30_000]);
  assert.equal(pacer.waited, 30_000);
  await pacer.take('one');
  assert.deepEqual(clock.waits, [30_000], 'the new window has not told a limit yet');
});

test('another caller is not held back', async () => {
  const clock = fakeClock();
  const pacer = new Pacer(clock, 5);
  pacer.note('one', headers(0, 30));
  await pacer.take('another');
  assert.deepEqual(clock.waits, []);
});

test('an answer that was overtaken does not give requests back', async () => {
  const clock = fakeClock();
  const pacer = new Pacer(clock, 5);
  pacer.note('one', headers(6, 30));
  pacer.note('one', headers(20, 30));
  await pacer.take('one');
  await pacer.take('one');
  assert.deepEqual(clock.waits, [30_000]);
});

test('the reserve is never more than a tenth of the quota, so that a small one can be used', async () => {
  const clock = fakeClock();
  const pacer = new Pacer(clock, 20);
  pacer.note('one', headers(9, 60, 10));
  for (let call = 0; call < 8; call += 1) await pacer.take('one');
  assert.deepEqual(clock.waits, []);
  await pacer.take('one');
  assert.deepEqual(clock.waits, [60_000]);
});

test('a caller that was told to wait waits as long as it was told', async () => {
  const clock = fakeClock();
  const pacer = new Pacer(clock, 5);
  pacer.note('one', headers(50, 10));
  pacer.pause('one', 42);
  await pacer.take('one');
  assert.equal(clock.waits[0], 42_000);
});

test('an ended run waits for nothing', async () => {
  const clock = fakeClock();
  const pacer = new Pacer(clock, 5);
  pacer.note('one', headers(0, 30));
  await pacer.take('one', AbortSignal.abort());
  assert.deepEqual(clock.waits, []);
});

test('RateLimit and Retry-After are read in their forms, and nothing else is', () => {
  assert.deepEqual(readRateLimit('"caller";r=12;t=5'), { remaining: 12, seconds: 5 });
  for (const other of [null, '', '100', '"caller";q=100;w=60']) assert.equal(readRateLimit(other), null);
  assert.equal(readRetryAfter('120', 0), 120);
  assert.equal(readRetryAfter(new Date(90_000).toUTCString(), 0), 90);
  assert.equal(readRetryAfter(new Date(0).toUTCString(), 90_000), 0);
  for (const other of [null, 'soon', '-1']) assert.equal(readRetryAfter(other, 0), null);
});
