/**
 * The characters that a language is written with, by the character set that its country made for it: those of GB 2312 are
 * the simplified ones and those of Big5 the traditional ones, as far as the two differ. Each decoder knows its own set, so
 * no list has to be kept here.
 */
const sets = {
  'zh-hans': () => decodable('gbk', [[0xb0, 0xf7]], [[0xa1, 0xfe]]),
  'zh-hant': () =>
    decodable(
      'big5',
      [[0xa4, 0xf9]],
      [
        [0x40, 0x7e],
        [0xa1, 0xfe],
      ],
    ),
  ja: () =>
    decodable(
      'shift_jis',
      [
        [0x88, 0x9f],
        [0xe0, 0xea],
      ],
      [
        [0x40, 0x7e],
        [0x80, 0xfc],
      ],
    ),
} as const;

type Range = readonly [first: number, last: number];

const known = new Map<string, ReadonlySet<string>>();

/** The Chinese characters of a text that are foreign to the language: those of the other script, mostly. */
export function foreignCharacters(text: string, language: keyof typeof sets): string[] {
  const own = known.get(language) ?? sets[language]();
  known.set(language, own);
  return [...new Set(text.match(/\p{Unified_Ideograph}/gu))].filter((character) => !own.has(character));
}

function decodable(encoding: string, leads: readonly Range[], trails: readonly Range[]): ReadonlySet<string> {
  const decoder = new TextDecoder(encoding);
  const pairs = numbers(leads).flatMap((lead) => numbers(trails).map((trail) => [lead, trail]));
  return new Set(pairs.map((pair) => decoder.decode(new Uint8Array(pair))));
}

function numbers(ranges: readonly Range[]): number[] {
  return ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, place) => first + place));
}
