import { maskIdentityNumber, maskPhone } from './masks.ts';

const wide = (digits: string) => digits.replaceAll(/\d/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
/** A class of these digits, also as full-width characters. */
const among = (digits: string) => `[${digits}${wide(digits)}]`;
const any = among('0123456789');
/** Characters that digits are spoken and written with, by what they stand for. */
const spoken: Readonly<Record<string, string>> = {
  ...{ 〇: '0', 零: '0', 一: '1', 幺: '1', 二: '2', 三: '3', 四: '4' },
  ...{ 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' },
};
const said = `[${Object.keys(spoken).join('')}]`;

/** What stands between the groups of one number: spaces and dashes of any kind, dots, brackets, and what nobody sees. */
const between = '[\\p{Zs}\\t\\u200b-\\u200d\\u2060\\ufeff.·/_()（）\\-\\u2010-\\u2015\\u2212－]';
const gap = `${between}{0,3}`;
const groups = (...lengths: readonly number[]) => lengths.map((length) => `${any}{${length}}`).join(gap);
/** A number that is not a piece of a longer one. */
const alone = (pattern: string, digit = any) => new RegExp(`(?<!${digit})(?:${pattern})(?!${digit})`, 'gu');

const monthAndDay = `(?:${among('0')}${any}|${among('1')}${among('012')})${among('0123')}${any}`;
const year = `(?:${among('1')}${among('89')}|${among('2')}${among('0')})${any}{2}`;
const check = `(?:${any}|[XxＸｘ])`;
/** A resident identity number: 18 characters, also by region, day of birth and order; or the 15 digits of before 1999. */
const identityNumber = alone(
  [
    `${any}{17}${check}`,
    `${any}{6}${gap}${year}${gap}${monthAndDay}${gap}${any}{3}${check}`,
    `${among('1234568')}${any}{7}${monthAndDay}${any}{3}`,
  ].join('|'),
);

const china = `(?:[+＋]|${among('0')}{2})?${among('8')}${gap}${among('6')}${gap}`;
/** Eleven digits in the groups that people write a mobile number in. Others, such as 5 and 6, are rather two amounts. */
const inGroups = [groups(1, 4, 4), groups(2, 3, 4), groups(1, 3, 5), `(?:${between}{1,3}${any}){9}`];
/** What could be a telephone number: of a mobile, with the code of an area, in words, or of abroad. */
const telephones = [
  alone(`[(（]?(?:${china}|(?<![+＋]))${among('1')}${gap}${among('3456789')}(?:${inGroups.join('|')})`),
  alone(
    `(?<![A-Za-z])[(（]?${among('0')}(?:${among('1')}${among('0')}|${among('2')}${any}|${among('3456789')}${any}{2})${gap}${any}{7,8}`,
  ),
  alone(`[一幺][三四五六七八九]${said}{9}`, said),
  alone(`[+＋]${among('123456789')}${any}{0,2}(?:${gap}${any}{2,12}){1,5}`),
];

/** The number as a program writes it. */
function plain(number: string): string {
  return [...number.normalize('NFKC')]
    .map((each) => spoken[each] ?? each)
    .join('')
    .replaceAll(/[^\dXx+]/g, '');
}

function maskTelephone(written: string): string {
  const digits = plain(written).replace(/^(?:\+|00)?86(?=1)/, '');
  // A plus and a few digits are no number of abroad.
  return digits.length < 8 || digits.length > 16 ? written : maskPhone(digits);
}

/**
 * Words that a person wrote, with the numbers in them masked: whoever writes an own number into a statement does not mean
 * everybody to read it who reads the statement. House numbers, amounts, times and codes of cases stay.
 *
 * @example maskNumbers('新号码是 13812341234') // '新号码是 138****1234'
 */
export function maskNumbers(text: string): string {
  const masked = text.replaceAll(identityNumber, (number) => maskIdentityNumber(plain(number)));
  return telephones.reduce((words, pattern) => words.replaceAll(pattern, maskTelephone), masked);
}
