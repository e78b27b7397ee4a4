import { readTelephone } from '@wardkit/contract/codes/telephone';
import type { ImportColumn } from './columns.ts';

/** What a cell holds: text, or the number or day that a workbook keeps. */
export type Cell = string | number | boolean | Date | null;
export type CellValue = string | number | null;

/** Why a cell can't be read; it never repeats what stands there. */
export type CellFault =
  | 'missing'
  | 'not-a-day'
  | 'not-a-whole-number'
  | 'not-a-number'
  | 'not-a-telephone'
  | 'not-a-use'
  | 'not-a-state'
  | 'number-not-text'
  | 'too-long';

export type CellReading = { readonly value: CellValue } | { readonly fault: CellFault };

const uses: Readonly<Record<string, string>> = {
  let: 'let',
  出租: 'let',
  'self-occupied': 'self-occupied',
  自住: 'self-occupied',
  empty: 'empty',
  空置: 'empty',
  business: 'business',
  经营: 'business',
  商用: 'business',
};
const states: Readonly<Record<string, string>> = {
  'in-use': 'in-use',
  在用: 'in-use',
  启用: 'in-use',
  withdrawn: 'withdrawn',
  停用: 'withdrawn',
  注销: 'withdrawn',
};
/** A spreadsheet keeps 15 digits of a number and makes zeros of the rest. */
const mostExact = 999_999_999_999_999;
const mostCharacters = 1000;

/** Reads a cell as its column wants it. Nothing but blanks is no value. */
export function readCell(column: ImportColumn, cell: Cell): CellReading {
  if (typeof cell === 'number' && Math.abs(cell) > mostExact) return { fault: 'number-not-text' };
  const text = textOf(cell);
  if (text === '') return column.required ? { fault: 'missing' } : { value: null };
  if (text.length > mostCharacters) return { fault: 'too-long' };
  switch (column.form) {
    case 'text':
      return { value: text };
    case 'code':
      return { value: text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase() };
    case 'day':
      return readDay(text);
    case 'whole':
      return /^-?\d{1,9}$/.test(text.normalize('NFKC'))
        ? { value: Number(text.normalize('NFKC')) }
        : { fault: 'not-a-whole-number' };
    case 'number':
      return /^\d{1,9}(\.\d{1,6})?$/.test(text.normalize('NFKC'))
        ? { value: Number(text.normalize('NFKC')) }
        : { fault: 'not-a-number' };
    case 'telephone': {
      const reading = readTelephone(text);
      return reading.ok || reading.fault === 'range' ? telephoneOf(text, reading) : { fault: 'not-a-telephone' };
    }
    case 'use': {
      const value = uses[text.toLowerCase()];
      return value === undefined ? { fault: 'not-a-use' } : { value };
    }
    case 'state': {
      const value = states[text.toLowerCase()];
      return value === undefined ? { fault: 'not-a-state' } : { value };
    }
  }
}

/** A number of the right length whose range nobody has is the contract's to judge, in E.164. */
function telephoneOf(text: string, reading: ReturnType<typeof readTelephone>): CellReading {
  if (reading.ok) return { value: reading.telephone };
  const digits = text
    .normalize('NFKC')
    .replaceAll(/[^\d+]/g, '')
    .replace(/^00/, '+');
  return { value: digits.startsWith('+') ? digits : `+86${digits.replace(/^0/, '')}` };
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell).trim();
}

function readDay(text: string): CellReading {
  const plain = text.normalize('NFKC');
  const found =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?( 0{1,2}:00(:00)?)?$/.exec(plain);
  if (found === null) return { fault: 'not-a-day' };
  const [, year = '', month = '', day = ''] = found;
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${value}T00:00:00Z`);
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
  return isReal ? { value } : { fault: 'not-a-day' };
}
