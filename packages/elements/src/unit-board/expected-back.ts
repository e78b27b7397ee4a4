/** A time of day read from what was typed: minutes after midnight, null where nothing was, or wrong. */
export type ReadTime = number | null | 'wrong';

/**
 * Reads hours and minutes as people type them: `14:30`, `1430`, `9.05`, `14时30分`, `9時`, full-width digits.
 * @example readTime('１４：３０') // 870
 */
export function readTime(text: string): ReadTime {
  const plain = text.normalize('NFKC').trim().replaceAll(/\s+/g, '');
  if (plain === '') return null;
  const found =
    /^(\d{1,2})[:.](\d{2})$/.exec(plain) ??
    /^(\d{1,2})[时時点點시](?:(\d{1,2})[分분]?)?$/u.exec(plain) ??
    /^(\d{1,2})(\d{2})$/.exec(plain);
  if (found === null) return 'wrong';
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
  return hours > 23 || minutes > 59 ? 'wrong' : hours * 60 + minutes;
}

/** What is to be put right about when a unit is back. */
export type BackFault = 'time-wrong' | 'time-missing' | 'time-past';

/**
 * When a unit is back, from a day and a time of day as typed, in the zone of the device.
 * @param day `YYYY-MM-DD`; null where there is none
 * @param isToday whether the day is the one that stood there before anybody typed: alone it says nothing
 * @param now milliseconds since 1970
 * @returns RFC 3339, null where nobody knows, or a fault
 */
export function readBack(
  day: string | null,
  time: string,
  isToday: boolean,
  now: number,
): { readonly at: string | null } | { readonly fault: BackFault } {
  const minutes = readTime(time);
  if (minutes === 'wrong') return { fault: 'time-wrong' };
  if (minutes === null) return isToday || day === null ? { at: null } : { fault: 'time-missing' };
  const [year = 0, month = 1, date = 1] = (day ?? dayOf(now)).split('-').map(Number);
  const at = new Date(year, month - 1, date, 0, minutes);
  return at.getTime() <= now ? { fault: 'time-past' } : { at: at.toISOString() };
}

/** The day of a moment where the device is, `YYYY-MM-DD`. */
export function dayOf(moment: number): string {
  const date = new Date(moment);
  const pad = (part: number, length = 2) => String(part).padStart(length, '0');
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
