/** Millimetres of the QR with its quiet zone. */
export const PLATE_SIZES = [120, 75, 40] as const;
export type PlateSize = (typeof PLATE_SIZES)[number];

/** A4 upright, and the margin that every office printer can print up to, in millimetres. */
export const PAGE = { width: 210, height: 297, margin: 10 } as const;

/** Room between two plates: the cut marks of both fit into it. */
const GAP = 6;

/** The measures of a plate, all in millimetres. */
export interface PlateMeasures {
  readonly qr: PlateSize;
  readonly width: number;
  readonly height: number;
  /** From the plate's edge to what is on it. */
  readonly edge: number;
  /** Top of the QR's white field. */
  readonly qrTop: number;
}

/** How large a plate is around a QR of this size. */
export function plateMeasures(qr: PlateSize): PlateMeasures {
  const edge = qr * 0.08;
  const qrTop = edge + qr * 0.3;
  return { qr, edge, qrTop, width: qr + 2 * edge, height: qrTop + qr + qr * 0.17 + edge * 0.4 };
}

/** Left and top of each plate on a page, the whole centred on the paper. */
export function platePlaces({ width, height }: PlateMeasures): readonly { readonly x: number; readonly y: number }[] {
  const fit = (room: number, length: number) =>
    Math.max(1, Math.floor((room - 2 * PAGE.margin + GAP) / (length + GAP)));
  const columns = fit(PAGE.width, width);
  const rows = fit(PAGE.height, height);
  const left = (PAGE.width - columns * width - (columns - 1) * GAP) / 2;
  const top = (PAGE.height - rows * height - (rows - 1) * GAP) / 2;
  return Array.from({ length: columns * rows }, (_, index) => ({
    x: left + (index % columns) * (width + GAP),
    y: top + Math.floor(index / columns) * (height + GAP),
  }));
}

/**
 * A text as one or two lines that fit a width, and their type size; the size is at most `largest`.
 * Widths are estimated (a CJK character one em, others 0.6), since there is no layout to ask on paper.
 */
export function fitText(text: string, width: number, largest: number): { lines: readonly string[]; size: number } {
  const one = width / ems(text);
  if (one >= largest * 0.62 || Array.from(text).length < 4) return { lines: [text], size: Math.min(largest, one) };
  const lines = halves(text);
  const two = Math.min(...lines.map((line) => width / Math.max(1, ems(line))));
  return { lines, size: Math.min(largest * 0.62, two) };
}

function ems(text: string): number {
  let sum = 0;
  for (const character of text) sum += /[\u1100-\u11ff\u2e80-\uffef]|[\u{1f300}-\u{3ffff}]/u.test(character) ? 1 : 0.6;
  return Math.max(sum, 0.6);
}

/** What ends a part of a Chinese address: after it a line may break, and never between a number and it. */
const PART_END = /[号栋幢座元层楼室弄村苑園园]/u;

/** Breaks a text near its middle: after a part of an address, else at a space, else anywhere. */
function halves(text: string): [string, string] {
  const characters = Array.from(text);
  const middle = Math.ceil(characters.length / 2);
  const near = characters
    .flatMap((character, index) => (character === ' ' ? [index] : []))
    .filter((index) => Math.abs(index - middle) <= characters.length / 4)
    .sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle));
  const between = near.find(
    (index) => PART_END.test(characters[index - 1] ?? '') && !PART_END.test(characters[index + 1] ?? ''),
  );
  const at = between ?? near[0] ?? middle;
  return [characters.slice(0, at).join('').trim(), characters.slice(at).join('').trim()];
}
