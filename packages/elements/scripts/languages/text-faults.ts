import type { LanguageName } from './message-modules.ts';
import type { Said } from './message-texts.ts';
import { foreignCharacters } from './national-characters.ts';

/** Why a text may be the English one in another language, by what it is. */
const spokenAlike: readonly (readonly [why: string, text: RegExp])[] = [
  ['a sign, a number or what is filled in', /^[^\p{Letter}]*$/u],
  ['the name of a language, in that language', /^(English|繁體中文|日本語|한국어)$/],
  ['a measure, whose sign is the same everywhere', /^\{\} m²$/],
  ['the name of a form of paper, a file or a key', /^[^\p{Letter}]*(A4|PDF|HEIC|JPEG|SVG|ZIP|TIFF|QR)[^\p{Letter}]*$/u],
];

/** The writing that a text of some length must have in it; Chinese alone would be no Japanese and no Korean. */
const writing: Readonly<Record<Exclude<LanguageName, 'en'>, RegExp>> = {
  'zh-hans': /\p{Script=Han}/u,
  'zh-hant': /\p{Script=Han}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
};

/** What would be a word of another language in it. */
const foreignWriting: Readonly<Record<LanguageName, RegExp>> = {
  en: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,
  'zh-hans': /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}「」]/u,
  'zh-hant': /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}“”]/u,
  ja: /[\p{Script=Hangul}“”]/u,
  ko: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「」]/u,
};

/** More Chinese characters than this with no other letter between them are no heading in Japanese, but Chinese. */
const mostInJapanese = 20;

/** What is wrong with the texts of a file of words, beside the English file of the same subject. */
export function textFaults(language: LanguageName, said: Said, english: Said): string[] {
  const faults: string[] = [];
  const inEnglish = new Map(english.texts.map(({ path, text }) => [path, text]));
  for (const { path, text } of said.texts) {
    const fault = (what: string) => faults.push(`${path}: ${what}: ${text}`);
    if (/\b(TODO|FIXME|TBD|XXX)\b|^\s*$/.test(text) && text !== '') fault('is not written yet');
    const isName = spokenAlike.some(([, pattern]) => pattern.test(text));
    if (isName) continue;
    if (foreignWriting[language].test(text)) fault('holds what another language writes');
    if (language === 'en') continue;
    if (inEnglish.get(path) === text) fault('is the English text');
    const isHeading = language === 'ja' && isShortInChinese(text);
    if (!isHeading && /\p{Letter}{2}/u.test(text) && !writing[language].test(text))
      fault('holds nothing of its language');
    if (language !== 'ko') {
      const foreign = foreignCharacters(text, language);
      if (foreign.length > 0) fault(`${foreign.join('')} is of another script`);
    }
  }
  if (language === 'en') faults.push(...said.comparedWithOne.map((path) => `${path}: chooses a plural by hand`));
  for (const [path, parameters] of english.used) {
    const own = said.used.get(path);
    const left = [...parameters].filter((place) => own !== undefined && !own.has(place));
    if (left.length > 0)
      faults.push(`${path}: leaves out what it is given as ${left.map((place) => place + 1).join(', ')}`);
  }
  return faults;
}

function isShortInChinese(text: string): boolean {
  const count = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return count > 0 && count <= mostInJapanese;
}
