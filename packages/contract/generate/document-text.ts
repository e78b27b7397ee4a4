import { isObject, type Json } from './json.ts';

/**
 * A document as text: what fits on a line stands on one, so that a change is a line or two in a diff and the file is less
 * than half as large as with a line for each value.
 *
 * @param widest how many characters a line may have
 */
export function documentText(document: Json, widest = 200): string {
  return `${textOf(document, 0, widest)}\n`;
}

function textOf(value: Json, depth: number, widest: number): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || flat.length + depth <= widest) return flat;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts = isObject(value)
    ? Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${textOf(each, depth + 1, widest)}`)
    : value.map((each) => textOf(each, depth + 1, widest));
  const margin = ' '.repeat(depth + 1);
  return `${open}\n${margin}${parts.join(`,\n${margin}`)}\n${' '.repeat(depth)}${close}`;
}
