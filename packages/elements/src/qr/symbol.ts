/** Light modules that must stand around a QR for a reader to find it (ISO/IEC 18004, 6.3.8). */
export const QUIET_ZONE = 4;

/** A QR symbol as geometry: no pixels, so it prints sharp at any size. */
export interface QrSymbol {
  /** Modules on a side, without the quiet zone: 21, 25, … 177. */
  readonly modules: number;
  /** An SVG path of the dark modules' outlines, one unit a module, from 0 to `modules`; fill it by `evenodd`. */
  readonly path: string;
  /** Dark modules by row and column. */
  readonly dark: readonly (readonly boolean[])[];
}

/** The symbol of modules with a border of one light module around them, as the encoder gives them. */
export function symbolOf(framed: readonly (readonly boolean[])[]): QrSymbol {
  const dark = framed.slice(1, -1).map((row) => row.slice(1, -1));
  return { modules: dark.length, path: outlineOf(dark), dark };
}

/**
 * The outlines of all dark areas. Squares or runs side by side would leave hairlines between them when a printer
 * driver smooths edges; one outline for each connected area does not.
 */
function outlineOf(dark: readonly (readonly boolean[])[]): string {
  const size = dark.length;
  const isDark = (x: number, y: number) => dark[y]?.[x] === true;
  // Edges run with the dark side on their right; each corner keeps its one or two outgoing edges.
  const next = new Map<number, number[]>();
  const corner = (x: number, y: number) => y * (size + 1) + x;
  const edge = (from: number, to: number) => next.set(from, [...(next.get(from) ?? []), to]);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y)) continue;
      if (!isDark(x, y - 1)) edge(corner(x, y), corner(x + 1, y));
      if (!isDark(x + 1, y)) edge(corner(x + 1, y), corner(x + 1, y + 1));
      if (!isDark(x, y + 1)) edge(corner(x + 1, y + 1), corner(x, y + 1));
      if (!isDark(x - 1, y)) edge(corner(x, y + 1), corner(x, y));
    }
  }
  let path = '';
  for (const start of next.keys()) {
    while (next.get(start)?.length) path += walk(next, start, size + 1);
  }
  return path;
}

function walk(next: Map<number, number[]>, start: number, stride: number): string {
  let path = `M${start % stride} ${Math.floor(start / stride)}`;
  let at = start;
  let direction = 0;
  let length = 0;
  do {
    const to = next.get(at)?.pop();
    if (to === undefined) break;
    const step = to - at;
    if (step === direction) length += 1;
    else {
      path += line(direction, length);
      direction = step;
      length = 1;
    }
    at = to;
  } while (at !== start);
  return `${path}${line(direction, length)}z`;
}

function line(direction: number, length: number): string {
  if (length === 0) return '';
  const signed = Math.sign(direction) * length;
  return Math.abs(direction) === 1 ? `h${signed}` : `v${signed}`;
}
