// The largest of the library's three sets of rules (49 kB gzipped, the smallest is 29): the smallest takes 111 1111 1111 for
// a number of China, and the middle one knows no landline. It is loaded only where a number is typed.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Why a text is not a telephone number that can be called back; the first fault in this order is the one reported. */
export type TelephoneFault = 'format' | 'extension' | 'length' | 'range';

export type TelephoneReading =
  | {
      readonly ok: true;
      /** E.164, as the contract carries it. */
      readonly telephone: string;
      readonly kind: 'mobile' | 'landline' | 'other';
      /** As people write it in its own country. */
      readonly national: string;
    }
  | { readonly ok: false; readonly fault: TelephoneFault };

const landlines: readonly (string | undefined)[] = ['FIXED_LINE'];
const mobiles: readonly (string | undefined)[] = ['MOBILE', 'FIXED_LINE_OR_MOBILE'];

/**
 * Reads a telephone number as a person types it, in China or from abroad, and gives it as E.164.
 *
 * Spaces, hyphens, brackets, full-width digits and the trunk 0 are taken; a `+` or `00` begins a number of another country.
 * An extension can't be said in E.164 and is a fault, so that it is not silently lost. Short numbers (110, 95588) are no
 * subscriber's and a fault of length.
 *
 * Source: ITU-T E.164 and the numbering plans that libphonenumber keeps.
 *
 * @param text at most 64 characters
 * @param country ISO 3166-1 code of a number without a country prefix
 * @returns the number, or the first fault. It neither throws nor repeats the text.
 * @example readTelephone('138 0013 8000') // { ok: true, telephone: '+8613800138000', kind: 'mobile', … }
 */
export function readTelephone(text: string, country: 'CN' | 'HK' | 'MO' | 'TW' = 'CN'): TelephoneReading {
  // Only what a number is written with: the library would read the words of other numbers (vanity letters) as digits.
  if (text.length > 64 || !/^[\s+＋()（）\-‐-―./·0-9０-９extEXT分机转#;=]*$/.test(text))
    return { ok: false, fault: 'format' };
  const international = text.trim().replace(/^(00|００)(?=[1-9１-９])/, '+');
  const withExtension = international.replace(/(分机|转)/, ' ext ');
  const number = parsePhoneNumberFromString(withExtension, { defaultCountry: country, extract: false });
  if (number === undefined) return { ok: false, fault: /[0-9０-９]{2}/.test(text) ? 'length' : 'format' };
  if (number.ext !== undefined) return { ok: false, fault: 'extension' };
  if (!number.isPossible()) return { ok: false, fault: 'length' };
  if (!number.isValid()) return { ok: false, fault: 'range' };
  const type = number.getType();
  const kind = mobiles.includes(type) ? 'mobile' : landlines.includes(type) ? 'landline' : 'other';
  return { ok: true, telephone: number.number, kind, national: number.formatNational() };
}
