/** Widths are estimated (a CJK character one em, others 0.54), since there is no layout to ask on paper. */
function ems(character: string): number {
  return /[\u1100-\u11ff\u2e80-\uffef]|[\u{1f300}-\u{3ffff}]/u.test(character) ? 1 : 0.54;
}

/** What may not begin a line in Chinese and Japanese. */
const NOT_FIRST = /[，。；：、！？）」』”’,.;:!?)]/u;

/**
 * A text in lines of at most `width`, at a type size: Chinese breaks anywhere but before a stop, words at spaces. What does
 * not fit into `most` lines ends in an ellipsis.
 */
export function linesOf(text: string, width: number, size: number, most: number): readonly string[] {
  const room = width / size;
  const pieces = text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+/gu) ?? [];
  const lines: string[] = [''];
  let used = 0;
  for (const piece of pieces.flatMap((each) => split(each, room))) {
    const wide = Array.from(piece).reduce((sum, character) => sum + ems(character), 0);
    if (used + wide > room && used > 0 && !NOT_FIRST.test(piece)) {
      lines.push('');
      used = 0;
      if (/^\s+$/.test(piece)) continue;
    }
    lines[lines.length - 1] += piece;
    used += wide;
  }
  const kept = lines.map((line) => line.trim()).filter(Boolean);
  if (kept.length <= most) return kept;
  return [
    ...kept.slice(0, most - 1),
    `${Array.from(kept[most - 1] ?? '')
      .slice(0, -1)
      .join('')}…`,
  ];
}

/** A word that is wider than a line, in parts that are not. */
function split(piece: string, room: number): string[] {
  const characters = Array.from(piece);
  const most = Math.max(1, Math.floor(room / 0.54));
  if (characters.length <= most) return [piece];
  return Array.from({ length: Math.ceil(characters.length / most) }, (_, at) =>
    characters.slice(at * most, (at + 1) * most).join(''),
  );
}
