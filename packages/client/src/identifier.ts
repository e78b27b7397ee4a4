/**
 * A new UUIDv7 (RFC 9562): it sorts by time, and it needs no secure origin, as `crypto.randomUUID` would.
 *
 * @param now milliseconds since 1970
 * @example
 * const noteId = newIdentifier();
 * const note = { at: '2026-11-20T14:27:00+08:00', text: '楼道已清空。' };
 * await ward.alerts.addNote(alertId, noteId, note, { purpose: 'alert-handling' });
 */
export function newIdentifier(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setBigUint64(0, (BigInt(now) << 16n) | BigInt(((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0)));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
