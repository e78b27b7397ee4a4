import { StartFailure } from '../start-failure.ts';
import { columnOf, type ImportColumn, type ImportKind, importColumns, kindOf, nearestKind } from './columns.ts';
import { type CellValue, readCell } from './read-cell.ts';
import type { TableRow } from './read-table.ts';
import { type Language, type RowFault, RowRefused, rowFault } from './row-fault.ts';

/** A column with where it stands in the file, and what the file calls it. */
export type FileColumn = ImportColumn & { readonly at: number; readonly heading: string };

/** The headings as far as rows need them. */
export interface FileHead {
  readonly columns: readonly FileColumn[];
  /** How many cells a row has at most. */
  readonly width: number;
}

/** A row as it was read: values by the names of columns, and the headings for what is wrong with them. */
export interface ReadRow {
  value(name: string): CellValue;
  heading(name: string): string | null;
}

/**
 * Reads the headings.
 *
 * @param asked the kind, or null for what the headings fit
 * @throws {StartFailure} when they fit none, or lack what the kind needs
 */
export function readHead(
  head: TableRow | undefined,
  asked: ImportKind | null,
): FileHead & { readonly kind: ImportKind; readonly ignored: readonly string[] } {
  if (head === undefined) throw new StartFailure('The file holds no row.');
  const headings = head.cells.map((cell) => String(cell ?? '').trim());
  const kind = asked ?? kindOf(headings) ?? fitsNone(headings);
  const columns = headings.flatMap((heading, at) => {
    const column = columnOf(kind, heading);
    return column === null ? [] : [{ ...column, at, heading }];
  });
  const missing = importColumns[kind].filter(
    (column) => column.required === true && !columns.some((each) => each.name === column.name),
  );
  if (missing.length > 0) throw new StartFailure(`A file of ${kind} needs the columns ${namesOf(missing)}.`);
  const twice = columns.find((column, at) => columns.findIndex((each) => each.name === column.name) < at);
  if (twice !== undefined) throw new StartFailure(`Two columns are ${twice.name} (${twice.heading}).`);
  const ignored = headings.filter((heading, at) => heading !== '' && !columns.some((column) => column.at === at));
  return { kind, columns, width: headings.length, ignored };
}

function fitsNone(headings: readonly string[]): never {
  const nearest = nearestKind(headings);
  if (nearest === null) {
    throw new StartFailure('The first line has none of the headings that are known (docs/registers.md lists them).');
  }
  throw new StartFailure(
    nearest.missing.length === 0
      ? 'The headings fit more than one kind of record. Say which with --kind.'
      : `The headings fit no kind of record. They are nearest to ${nearest.kind}, which also needs ${namesOf(nearest.missing)}.`,
  );
}

function namesOf(columns: readonly ImportColumn[]): string {
  return columns.map(({ name, headings: [first] }) => `${name} (${first})`).join(', ');
}

/** @throws {RowRefused} with all that can't be read */
export function readRow({ columns, width }: FileHead, row: TableRow, language: Language): ReadRow {
  const values = new Map<string, CellValue>();
  const faults: RowFault[] = [];
  // A quote or a delimiter that is missing puts values where they don't belong.
  if (row.cells.slice(width).some((cell) => String(cell ?? '').trim() !== '')) {
    faults.push(rowFault(language, 'too-many-cells', null));
  }
  for (const column of columns) {
    const reading = readCell(column, row.cells[column.at] ?? null);
    if ('fault' in reading) faults.push(rowFault(language, reading.fault, column.heading));
    else values.set(column.name, reading.value);
  }
  if (faults.length > 0) throw new RowRefused(faults);
  return {
    value: (name) => values.get(name) ?? null,
    heading: (name) => columns.find((column) => column.name === name)?.heading ?? null,
  };
}
