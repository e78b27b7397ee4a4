import { addDays, dayInShanghai } from './calendar-days.ts';
import type { RentalCheckStandard } from './rental-check-standards.ts';

/** In how many days premises are checked again, by their stars, where a checklist does not say. This project's rule. */
export const checkAgainAfterDays: Readonly<Record<string, number>> = { '0': 30, '1': 90, '2': 180, '3': 365 };

/**
 * The day by which premises are to be checked again, as their board states it.
 *
 * @param checkedAt the end of the check, RFC 3339
 * @example nextCheckDueOn(standard, 3, '2026-11-20T09:25:00+08:00') // 2027-11-20
 */
export function nextCheckDueOn(
  standard: Pick<RentalCheckStandard, 'checkAgainAfterDays'>,
  stars: number,
  checkedAt: string,
): string {
  const days = standard.checkAgainAfterDays?.[stars] ?? checkAgainAfterDays[stars] ?? 30;
  return addDays(dayInShanghai(checkedAt), days);
}
