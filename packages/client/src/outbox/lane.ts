/**
 * The lane of a call, by its record's rule.
 * @example laneOf('rental-check:{premisesId}', { premisesId: 'p1' }) // 'rental-check:p1'
 */
export function laneOf(rule: string, fields: Readonly<Record<string, unknown>>): string {
  return rule.replace(/\{(\w+)\}/g, (_, name: string) => String(fields[name] ?? ''));
}
