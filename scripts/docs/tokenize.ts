const run =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+)|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}_])+(?:[-.]\w+)*/gu;

/**
 * The terms of a text, for the index and for what is looked for. Chinese, Japanese and Korean have no spaces between
 * words: their terms are each two characters that stand side by side, so that any piece of a sentence is found, and no
 * dictionary of the browser has to agree with that of the build.
 *
 * @example tokenize('离线保存 ward-alert-list') // 离线, 线保, 保存, 存, ward-alert-list, ward, alert, list
 */
export function tokenize(text: string): string[] {
  return [...text.matchAll(run)].flatMap(([found, ideographs]) =>
    ideographs === undefined ? partsOf(found) : pairsOf(ideographs),
  );
}

/** As {@link tokenize}, without what is only there to find single characters and parts of names. */
export function tokenizeQuery(text: string): string[] {
  return [...text.matchAll(run)].flatMap(([found, ideographs]) => {
    if (ideographs === undefined) return [found];
    const pairs = pairsOf(ideographs);
    return pairs.length > 1 ? pairs.slice(0, -1) : pairs;
  });
}

function pairsOf(text: string): string[] {
  const characters = [...text];
  return characters.map((character, at) => character + (characters[at + 1] ?? ''));
}

function partsOf(name: string): string[] {
  const parts = name.split(/[-._]|(?<=[a-z])(?=[A-Z])/).filter((part) => part !== '' && part !== name);
  return [name, ...parts];
}
