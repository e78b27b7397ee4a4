/**
 * A new UUIDv7 (RFC 9562): it sorts by time and needs no secure origin.
 * @param now milliseconds since 1970
 */
export function newIdentifier(now: number): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  const hex = (bytes: Iterable<number>) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const time = Math.trunc(now).toString(16).padStart(12, '0');
  random[0] = ((random[0] ?? 0) & 0x0f) | 0x70;
  random[2] = ((random[2] ?? 0) & 0x3f) | 0x80;
  const rest = hex(random);
  return `${time.slice(0, 8)}-${time.slice(8)}-${rest.slice(0, 4)}-${rest.slice(4, 8)}-${rest.slice(8)}`;
}
