/**
 * What a spreadsheet takes for the beginning of a formula, in a Western and in an East Asian keyboard's width. Tab, carriage
 * return and line feed count too: a spreadsheet leaves them out and looks at what follows.
 */
const formulaBegins = /^[=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^-?\d+(\.\d+)?$/;

/**
 * One cell of a CSV file (RFC 4180). A text that a spreadsheet would calculate gets an apostrophe before it, which a
 * spreadsheet takes for "this is text": what somebody wrote into a name can't reach out of the file.
 *
 * @example csvCell('=1+1') // "'=1+1"
 */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const harmless = formulaBegins.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) || harmless !== harmless.trim() ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A line of a CSV file with its end. */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}
