/**
 * Reads `Retry-After` (RFC 9110, 10.2.3) in both forms, seconds or a date.
 *
 * @param value the header, or null
 * @param now milliseconds since 1970, for the date form
 * @returns milliseconds to wait, 0 or more; null where the header is absent or can't be read
 * @example retryAfter('120', Date.now()) // 120000
 */
export function retryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const text = value.trim();
  // Years are as good as for ever, and no number of digits makes it less.
  if (/^\d+$/.test(text)) return Math.min(Number(text), 1e9) * 1000;
  // Date.parse also takes fragments such as "-5"; a date of HTTP begins with its weekday.
  if (!/^[A-Z][a-z]{2,8}, /.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
