import { readFile, stat } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { StartFailure } from '../start-failure.ts';
import type { Cell } from './read-cell.ts';
import { readWorkbook } from './read-workbook.ts';

/** A line of a file, counted as an editor counts it; of a workbook the row. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** Bytes of a file: 50,000 rows are some 10 million. */
const mostBytes = 200 * 1024 * 1024;
const mostCharactersOfRow = 100_000;

/**
 * Reads a table from a CSV file (UTF-8, GB18030 or UTF-16 with a mark) or the first sheet of an XLSX workbook. Lines
 * without anything are left out.
 *
 * @throws {StartFailure} when it is neither, or not whole
 */
export async function readTable(path: string): Promise<TableRow[]> {
  const bytes = await readWhole(path);
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return readWorkbook(path, bytes);
  if (bytes.readUInt32BE(0) === 0xd0cf11e0) {
    throw new StartFailure(`${path} is a workbook of the old form (.xls). Save it as .xlsx or CSV.`);
  }
  return readCsv(path, decode(path, bytes));
}

async function readWhole(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > mostBytes) throw new StartFailure(`${path} is larger than 200 MB. Split it.`);
    if (size < 4) throw new StartFailure(`${path} holds no table.`);
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof StartFailure) throw cause;
    throw new StartFailure(`${path} can't be read (${(cause as NodeJS.ErrnoException).code}).`);
  }
}

/** Chinese spreadsheets write CSV as GB18030, or GBK that is a part of it; others write UTF-8. */
function decode(path: string, bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one.
    }
  }
  throw new StartFailure(`${path} is written neither as UTF-8 nor as GB18030. Save it as "CSV UTF-8".`);
}

function readCsv(path: string, text: string): TableRow[] {
  const [head = ''] = text.split(/\r?\n/, 1);
  const count = (mark: string) => head.split(mark).length;
  const delimiter = [',', '\t', ';'].sort((a, b) => count(b) - count(a))[0] ?? ',';
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      bom: true,
      // Without these the first ending that comes is the only one: a file of both would lose rows without a word.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: mostCharactersOfRow,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    // Its words may quote the file.
    const line = 'lines' in cause ? ` near line ${String(cause.lines)}` : '';
    throw new StartFailure(`${path} is no whole CSV file (${cause.code}${line}). A quote may be missing.`);
  }
}
