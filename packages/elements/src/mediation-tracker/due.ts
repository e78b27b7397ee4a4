import type { LegalRuleId } from '@wardkit/contract/legal-rules';
import type { Mediation, MediationDeadline } from '@wardkit/contract/mediation-record';
import { addDays, dayInShanghai, holdsYear, isWorkingDay } from '@wardkit/contract/working-days';

/** How long a deadline still runs, or since when it is missed. */
export type DueIn =
  /** `days` are those after today until the last one, counted as the rule counts. */
  | { readonly kind: 'left'; readonly days: number; readonly dayKind: 'calendar' | 'working' }
  | { readonly kind: 'today' }
  | { readonly kind: 'missed'; readonly days: number; readonly dayKind: 'calendar' }
  /** No calendar of working days is held for that year; `lastDay` is as counted, before a day off moves it. */
  | { readonly kind: 'unknown'; readonly missingYear: number | null; readonly lastDay: string | null };

/** The rules whose days are working days: all rows of the contract for this one answer would be a fetch as large as the board. */
export const workingDayRules: readonly LegalRuleId[] = ['public-security-second-session'];

/** Days from which on a deadline is no longer close. */
const soon = 3;

/**
 * How a deadline stands at a moment, in days of Asia/Shanghai.
 * @param now milliseconds since 1970
 * @example dueIn(deadline, Date.parse('2026-11-20T09:00:00+08:00')) // { kind: 'left', days: 1, dayKind: 'working' }
 */
export function dueIn(deadline: MediationDeadline, now: number): DueIn {
  const { dueAt, lastDay, missingCalendarYear: missingYear } = deadline;
  if (dueAt === null) return { kind: 'unknown', missingYear, lastDay };
  const today = dayInShanghai(new Date(now).toISOString());
  const last = dayInShanghai(dueAt);
  // Its last second is still in time.
  if (now >= Date.parse(dueAt) + 1000) return { kind: 'missed', days: daysBetween(last, today), dayKind: 'calendar' };
  if (last === today) return { kind: 'today' };
  const isWorking = workingDayRules.some((id) => id === deadline.ruleId);
  const working = isWorking ? workingDaysBetween(today, last) : null;
  if (working !== null) return { kind: 'left', days: working, dayKind: 'working' };
  return { kind: 'left', days: daysBetween(today, last), dayKind: 'calendar' };
}

/** How loudly it is said. */
export function toneOf(due: DueIn): 'extreme' | 'severe' | 'minor' | 'moderate' {
  if (due.kind === 'missed') return 'extreme';
  if (due.kind === 'unknown') return 'moderate';
  return due.kind === 'today' || due.days <= soon ? 'severe' : 'minor';
}

/** What waits for a deadline, missed ones first, those whose day nobody can count last. */
export function dueList(mediations: Iterable<Mediation>): readonly Mediation[] {
  const waiting = [...mediations].filter(({ nextDeadline }) => nextDeadline !== null);
  const time = ({ nextDeadline }: Mediation) =>
    nextDeadline?.dueAt ? Date.parse(nextDeadline.dueAt) : Number.POSITIVE_INFINITY;
  return waiting.sort((one, other) => {
    const [mine, theirs] = [time(one), time(other)];
    return mine === theirs ? (one.number < other.number ? -1 : 1) : mine - theirs;
  });
}

/** How many deadlines are missed or end within so many working days; calendar days where the calendar lacks the year. */
export function closeDeadlines(mediations: Iterable<Mediation>, now: number, days = soon): number {
  const today = dayInShanghai(new Date(now).toISOString());
  let last = today;
  for (let left = days; left > 0; ) {
    last = addDays(last, 1);
    if (!holdsYear(Number(last.slice(0, 4))) || isWorkingDay(last)) left -= 1;
  }
  return dueList(mediations).filter(
    ({ nextDeadline }) => nextDeadline?.dueAt != null && dayInShanghai(nextDeadline.dueAt) <= last,
  ).length;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Working days after one day until another, that included; null where the calendar lacks a year of them. */
function workingDaysBetween(from: string, to: string): number | null {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    if (!holdsYear(year)) return null;
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count;
}
