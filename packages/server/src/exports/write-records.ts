import { csvLine } from './csv.ts';
import { exportedModules, type ModuleName } from './exported-modules.ts';

/** How records are written into a file. */
export interface RecordWriter {
  /** What stands before the first record. */
  readonly head: string;
  line(module: ModuleName, id: string, record: object): string;
}

/** @param modules those of the export, in their order */
export function recordWriter(format: string, modules: readonly ModuleName[]): RecordWriter {
  if (format === 'csv') return csvWriter(modules);
  return { head: '', line: (module, _, record) => `${JSON.stringify({ module, record })}\n` };
}

/** One table for all modules: a column that a module does not have stays empty in its lines. */
function csvWriter(modules: readonly ModuleName[]): RecordWriter {
  const columns = [...new Set(modules.flatMap((module) => exportedModules[module].columns))];
  const paths = columns.map((column) => column.split('.'));
  return {
    // With the mark a spreadsheet reads Chinese as UTF-8.
    head: `\uFEFF${csvLine(['module', 'id', ...columns])}`,
    line: (module, id, record) => csvLine([module, id, ...paths.map((path) => valueAt(record, path))]),
  };
}

function valueAt(record: unknown, path: readonly string[]): unknown {
  let value: unknown = record;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return null;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return typeof value === 'object' && value !== null && 'masked' in value ? value.masked : value;
}
