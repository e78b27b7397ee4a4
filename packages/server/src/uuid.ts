import { randomUUID } from 'node:crypto';

/**
 * A UUIDv7 (RFC 9562): ids sort by the time at which they were made.
 *
 * @param now the time to put in, by default the system's
 * @throws {RangeError} for a time that has no 48 bits: before 1970 or after 10889
 */
export function newUuid(now: Date = new Date()): string {
  // Node draws the randomness of these in large pieces; 16 bytes asked for alone cost a call of the system each.
  const random = randomUUID();
  const milliseconds = now.getTime();
  if (!(milliseconds >= 0 && milliseconds < 2 ** 48)) throw new RangeError('no UUID can hold this time');
  const time = milliseconds.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}

/** The time that a UUIDv7 was made at, in milliseconds. */
export function uuidTime(uuid: string): number {
  return Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16);
}

/** Whether a text is a UUID in lower case. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}

/** A UUID of the first 16 bytes of a hash: of RFC 9562's version 8, which is for values of one's own making. */
export function uuidOfHash(hash: Uint8Array): string {
  const bytes = Buffer.from(hash);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
