import type { RentalCheckStandard, StandardItem } from './rental-check-standards.ts';

const hour = 3_600_000;

/** Where an item's rule stands: in force at the address, or recorded as advice only. */
export function basisOf(standard: RentalCheckStandard, item: StandardItem, divisionCode: string): 'rule' | 'advice' {
  const prefixes = standard.sources[item.source]?.divisionPrefixes ?? [];
  return prefixes.some((prefix) => divisionCode.startsWith(prefix)) ? 'rule' : 'advice';
}

/**
 * When a fault must be put right, and whether it is referred. The time runs from the observation on the device; a device
 * whose clock is ahead gains nothing, because the server's receipt bounds it. Project defaults, configurable by standard.
 *
 * @param observedAt the device's time, RFC 3339
 * @param receivedAt the server's time of receipt, or the device's time now for a preview
 * @throws RangeError where the standard has no rule for the severity
 * @example deadlineOf(standard, item, '441602101001', '2026-11-22T09:00:00Z', '2026-11-22T10:00:00Z').dueAt
 */
export function deadlineOf(
  standard: RentalCheckStandard,
  item: StandardItem,
  divisionCode: string,
  observedAt: string,
  receivedAt: string,
): { dueAt: string; referral: boolean } {
  const rule = standard.rectification[String(item.severity)];
  if (rule === undefined)
    throw new RangeError(`standard ${standard.version} has no deadline for severity ${item.severity}`);
  const start = Math.min(Date.parse(observedAt), Date.parse(receivedAt));
  const span = (rule.hours ?? 0) * hour + (rule.days ?? 0) * 24 * hour;
  return {
    dueAt: new Date(start + span).toISOString(),
    referral: rule.referral === true && basisOf(standard, item, divisionCode) === 'rule',
  };
}
