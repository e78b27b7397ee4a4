/** Letters that still read as what they stand for, so that a tester finds their way and sees what was not translated. */
const accented: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aàbƀcçdđeéfƒgĝhĥiîjĵkķlļmɱnñoöpþqɋrŕsštţuûvṽwŵxẋyýzž'].reduce<[string, string][]>((pairs, letter, at, all) => {
    if (at % 2 === 0)
      pairs.push([letter, all[at + 1] ?? letter], [letter.toUpperCase(), (all[at + 1] ?? letter).toUpperCase()]);
    return pairs;
  }, []),
);

/**
 * The words of a language made strange: every letter accented, two fifths longer, between brackets. A page under
 * `lang="en-XA"` shows in it what has no room for a longer language, what is cut off, and what is not translated.
 * @example pseudo({ close: 'Close' }) // { close: '⟦Çļöšé··⟧' }
 */
export function pseudo<Messages>(messages: Messages): Messages {
  return strange(messages) as Messages;
}

function strange(value: unknown): unknown {
  if (typeof value === 'string') return strangeText(value);
  if (typeof value === 'function') return (...given: unknown[]) => strange(value(...given));
  if (Array.isArray(value)) return value.map(strange);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, strange(each)]));
}

// Each word of our own letters grows, as words of longer languages do: a sentence with one word of forty letters is in none.
function strangeText(text: string): string {
  if (!/\p{Script=Latin}/u.test(text)) return text;
  return `⟦${text.replaceAll(/\p{Script=Latin}+/gu, strangeWord)}⟧`;
}

function strangeWord(word: string): string {
  const letters = [...word];
  return letters.map((letter) => accented[letter] ?? letter).join('') + '·'.repeat(Math.ceil(letters.length * 0.4));
}
