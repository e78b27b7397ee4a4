import { readResidentIdentityNumber } from '@wardkit/contract/codes/resident-identity-number';

/** Why what was typed is no resident identity number; it says nothing of what was typed. */
export type IdentityNumberProblem =
  /** It has not 18 characters; `length` is how many it has. The numbers of before 1999 had 15. */
  | { readonly kind: 'length'; readonly length: number }
  /** Something else than 17 digits and a last digit or X. */
  | { readonly kind: 'characters' }
  /** Digits 7 to 14 are no day of birth: none in the calendar, in the future, or centuries ago. */
  | { readonly kind: 'birth-date' }
  /** The last character does not fit the others: at least one of them is wrong. */
  | { readonly kind: 'check' };

export type ReadIdentityNumber =
  | { readonly ok: true; readonly number: string }
  | { readonly ok: false; readonly problem: IdentityNumberProblem };

/** Nobody alive was born before; the invented numbers of tests and of the demo are of the century that follows. */
const EARLIEST_BIRTH = '18000101';

/**
 * Reads a resident identity number as a person types it, on this device alone: form, day of birth, check character (GB
 * 11643-1999, by the contract's own routine, which the server uses too). Full-width characters, spaces, hyphens and a
 * small x are taken as they are meant. Whether its division was ever assigned is the server's to say, which has the list.
 *
 * @param today `YYYY-MM-DD`
 * @example readIdentityNumber('440113 20141005 001x', '2026-11-22') // { ok: true, number: '44011320141005001X' }
 */
export function readIdentityNumber(text: string, today: string): ReadIdentityNumber {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s\u00AD\u200B-\u200F\u2060\uFEFF·.‐-―-]/gu, '')
    .toUpperCase();
  const { length } = [...plain];
  if (length !== 18) return wrong({ kind: 'length', length });
  const reading = readResidentIdentityNumber(plain, { isKnownDivision: () => true, today });
  if (!reading.ok && reading.fault === 'format') return wrong({ kind: 'characters' });
  if ((!reading.ok && reading.fault === 'date') || plain.slice(6, 14) < EARLIEST_BIRTH) {
    return wrong({ kind: 'birth-date' });
  }
  return reading.ok ? { ok: true, number: reading.number } : wrong({ kind: 'check' });
}

function wrong(problem: IdentityNumberProblem): ReadIdentityNumber {
  return { ok: false, problem };
}
