import assert from 'node:assert/strict';
import { test } from 'node:test';
import { legalRules } from '@wardkit/contract/legal-rules';
import type { Mediation, MediationDeadline } from '@wardkit/contract/mediation-record';
import { closeDeadlines, dueIn, dueList, toneOf, workingDayRules } from './due.ts';

const deadline = (ruleId: string, dueAt: string | null, over: Partial<MediationDeadline> = {}): MediationDeadline => ({
  ruleId,
  title: { 'zh-Hans': '期限' },
  source: { 'zh-Hans': '来源' },
  article: null,
  startedAt: '2026-10-01T09:00:00+08:00',
  lastDay: dueAt?.slice(0, 10) ?? null,
  dueAt,
  missingCalendarYear: null,
  state: 'running',
  ...over,
});
const at = (moment: string) => Date.parse(moment);
const line = (number: string, nextDeadline: MediationDeadline | null) => ({ number, nextDeadline }) as Mediation;

test('days are counted as the rule counts them', () => {
  // From a Friday over a week-end.
  const friday = at('2026-11-20T09:00:00+08:00');
  const monday = '2026-11-23T23:59:59+08:00';
  assert.deepEqual(dueIn(deadline('public-security-second-session', monday), friday), {
    kind: 'left',
    days: 1,
    dayKind: 'working',
  });
  assert.deepEqual(dueIn(deadline('judicial-confirmation', monday), friday), {
    kind: 'left',
    days: 3,
    dayKind: 'calendar',
  });
  // Over the Spring Festival, with a Saturday that is worked.
  assert.deepEqual(
    dueIn(deadline('public-security-second-session', '2026-02-25T23:59:59+08:00'), at('2026-02-13T10:00:00+08:00')),
    { kind: 'left', days: 3, dayKind: 'working' },
  );
  // A rule of a later version counts calendar days.
  assert.deepEqual(dueIn(deadline('a-rule-of-later', monday), friday), { kind: 'left', days: 3, dayKind: 'calendar' });
});

test('the last day counts whole, wherever the device is', () => {
  const due = deadline('usual-duration', '2026-11-14T23:59:59+08:00');
  assert.deepEqual(dueIn(due, at('2026-11-13T23:59:59+08:00')), { kind: 'left', days: 1, dayKind: 'calendar' });
  assert.deepEqual(dueIn(due, at('2026-11-14T00:00:00+08:00')), { kind: 'today' });
  assert.deepEqual(dueIn(due, at('2026-11-14T15:59:59.900Z')), { kind: 'today' });
  assert.deepEqual(dueIn(due, at('2026-11-15T00:00:00+08:00')), { kind: 'missed', days: 1, dayKind: 'calendar' });
});

test('a year without a calendar is said, and never guessed', () => {
  const due = deadline('public-security-second-session', null, { lastDay: null, missingCalendarYear: 2027 });
  assert.deepEqual(dueIn(due, at('2026-12-30T09:00:00+08:00')), { kind: 'unknown', missingYear: 2027, lastDay: null });
  assert.equal(toneOf(dueIn(due, 0)), 'moderate');
  // The server may hold a year that this version of the page does not.
  assert.deepEqual(
    dueIn(deadline('public-security-second-session', '2091-01-05T23:59:59+08:00'), at('2090-12-30T09:00:00+08:00')),
    { kind: 'left', days: 6, dayKind: 'calendar' },
  );
});

test('missed ones come first and are the loudest, those that nobody can count last', () => {
  const now = at('2026-11-20T09:00:00+08:00');
  const lines = [
    line('MD-4', deadline('judicial-confirmation', null, { missingCalendarYear: 2027 })),
    line('MD-3', deadline('usual-duration', '2026-12-20T23:59:59+08:00')),
    line('MD-5', null),
    line('MD-1', deadline('usual-duration', '2026-11-01T23:59:59+08:00')),
    line('MD-2', deadline('usual-duration', '2026-11-24T23:59:59+08:00')),
  ];
  const sorted = dueList(lines);
  assert.deepEqual(
    sorted.map(({ number }) => number),
    ['MD-1', 'MD-2', 'MD-3', 'MD-4'],
  );
  assert.deepEqual(
    sorted.map(({ nextDeadline }) => nextDeadline && toneOf(dueIn(nextDeadline, now))),
    ['extreme', 'minor', 'minor', 'moderate'],
  );
  // 20 November 2026 is a Friday: three working days end with Wednesday.
  assert.equal(closeDeadlines(lines, now), 2);
});

test('the rules that count working days are those of the contract', () => {
  const rows = legalRules.filter(({ dayKind, kinds }) => dayKind === 'working' && kinds.length > 0);
  assert.deepEqual(
    rows.map(({ id }) => id),
    workingDayRules,
  );
});
