import { maskIdentityNumber, maskPhone } from './masks.ts';

/** 18 characters of a resident identity number, then what could be a telephone number of China or abroad. */
const identityNumber = /(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g;
const telephone =
  /(?<![0-9A-Za-z])(?:\+\d{1,3}[ -]?|86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)|(?<![0-9A-Za-z])\+[1-9]\d{7,14}(?!\d)/g;

/**
 * Words that a person wrote, with the numbers in them masked: whoever writes an own number into a statement does not mean
 * everybody to read it who reads the statement.
 *
 * @example maskNumbers('新号码是 13812341234') // '新号码是 138****1234'
 */
export function maskNumbers(text: string): string {
  return text
    .replaceAll(identityNumber, (number) => maskIdentityNumber(number))
    .replaceAll(telephone, (number) => maskPhone(number.replace(/^86/, '+86')));
}
