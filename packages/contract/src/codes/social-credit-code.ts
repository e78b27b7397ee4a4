/** Why a text is not a unified social credit code; the first fault in this order is the one reported. */
export type SocialCreditCodeFault = 'format' | 'check';

export type SocialCreditCodeReading =
  | { readonly ok: true; readonly code: string; readonly divisionCode: string }
  | { readonly ok: false; readonly fault: SocialCreditCodeFault };

/** Digits and capital letters without I, O, S, V and Z; a character's value is its place. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const form = /^[0-9A-HJ-NP-RTUW-Y]{2}[0-9]{6}[0-9A-HJ-NP-RTUW-Y]{10}$/;

/**
 * Gives the check character of the first 17 characters.
 *
 * Source: GB 32100-2015 (法人和其他组织统一社会信用代码编码规则), 构成: 校验码, by GB/T 17710: weights
 * 3^i mod 31, check value (31 - sum mod 31) mod 31.
 *
 * @param body 17 characters of the code's alphabet, in capitals.
 * @throws RangeError when `body` has another length or a character outside the alphabet.
 * @example socialCreditCodeCheck('91310112087994932') // 'F'
 */
export function socialCreditCodeCheck(body: string): string {
  const values = [...body].map((character) => alphabet.indexOf(character));
  if (values.length !== 17 || values.includes(-1)) {
    throw new RangeError('The body of a social credit code is 17 digits or capital letters without I, O, S, V and Z.');
  }
  let weight = 1;
  let sum = 0;
  for (const value of values) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/**
 * Reads a unified social credit code: form and check character. Small letters are read as capitals.
 * The division in characters 3 to 8 is the registering body's and is not looked up: codes of bodies that moved keep it.
 *
 * Source: GB 32100-2015 (法人和其他组织统一社会信用代码编码规则), 构成.
 *
 * @returns the code in capitals with its division, or the first fault. Never throws.
 * @example readSocialCreditCode('91310112087994932f') // { ok: true, code: '91310112087994932F', divisionCode: '310112' }
 */
export function readSocialCreditCode(text: string): SocialCreditCodeReading {
  const code = text.toUpperCase();
  if (!form.test(code)) return { ok: false, fault: 'format' };
  if (socialCreditCodeCheck(code.slice(0, 17)) !== code[17]) return { ok: false, fault: 'check' };
  return { ok: true, code, divisionCode: code.slice(2, 8) };
}
