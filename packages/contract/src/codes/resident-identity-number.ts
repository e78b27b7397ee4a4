/** Why a text is not a resident identity number; the first fault in this order is the one reported. */
export type ResidentIdentityNumberFault = 'format' | 'date' | 'division' | 'check';

export type ResidentIdentityNumberReading =
  | { readonly ok: true; readonly number: string; readonly divisionCode: string; readonly birthDate: string }
  | { readonly ok: false; readonly fault: ResidentIdentityNumberFault };

export interface ResidentIdentityNumberRules {
  /** Says whether a 6-digit county code was ever assigned; a withdrawn one counts, since people keep their number. */
  readonly isKnownDivision: (divisionCode: string) => boolean;
  /** A date `YYYY-MM-DD`; a birth after it is a `date` fault. Without it any real date passes. */
  readonly today?: string;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/**
 * Gives the check character of the first 17 digits.
 *
 * Source: GB 11643-1999 (公民身份号码), 号码的结构和表示形式: 校验码, worked example in annex B; the algorithm is
 * ISO 7064:1983 MOD 11-2.
 *
 * @param body exactly 17 digits.
 * @returns `0` to `9` or `X`.
 * @throws RangeError when `body` is not 17 digits; the message does not repeat it.
 * @example residentIdentityNumberCheck('44011320141005001') // 'X'
 */
export function residentIdentityNumberCheck(body: string): string {
  if (!/^[0-9]{17}$/.test(body)) throw new RangeError('The body of a resident identity number is 17 digits.');
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return checkCharacters.charAt(sum % 11);
}

/**
 * Reads a resident identity number: form, a real birth date, a division that was assigned at some time, check character.
 * A final `x` is read as `X`. Spaces are not removed: clean what a person typed before.
 *
 * Source: GB 11643-1999 (公民身份号码), 号码的结构和表示形式: 地址码 (by GB/T 2260), 出生日期码 (by GB/T 7408), 校验码.
 *
 * @returns the number in upper case, its division and birth date, or the first fault. Neither throws nor logs.
 * @example readResidentIdentityNumber('44011320141005001X', { isKnownDivision }) // { ok: true, divisionCode: '440113', … }
 */
export function readResidentIdentityNumber(
  text: string,
  rules: ResidentIdentityNumberRules,
): ResidentIdentityNumberReading {
  if (!/^[0-9]{17}[0-9Xx]$/.test(text)) return { ok: false, fault: 'format' };
  const number = text.toUpperCase();
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isRealDate(birthDate) || (rules.today !== undefined && birthDate > rules.today)) {
    return { ok: false, fault: 'date' };
  }
  const divisionCode = number.slice(0, 6);
  if (!rules.isKnownDivision(divisionCode)) return { ok: false, fault: 'division' };
  if (residentIdentityNumberCheck(number.slice(0, 17)) !== number[17]) return { ok: false, fault: 'check' };
  return { ok: true, number, divisionCode, birthDate };
}

function isRealDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  // Date.parse takes 30 February as 1 March in some engines, so the date must come back as it went in.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
