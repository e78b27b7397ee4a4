#!/usr/bin/env node
import { open } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { csvLine } from '../exports/csv.ts';
import { type ImportKind, importKinds } from '../import/columns.ts';
import { readTable } from '../import/read-table.ts';
import type { Language, RowFault } from '../import/row-fault.ts';
import { type ImportCounts, runImport } from '../import/run-import.ts';
import { withStorage } from '../start.ts';
import { StartFailure } from '../start-failure.ts';

const usage = `Usage: npm run import -- --station ID FILE.csv|FILE.xlsx [--kind ${importKinds.join('|')}] [--dry-run] [--report FILE] [--language en|zh-Hans]`;
/** Refused rows that the terminal shows; the report has all of them. */
const mostShown = 20;

try {
  const { station, file, kind, dryRun, report: path, language } = readArguments();
  const config = readConfig(process.env);
  const table = await readTable(file);
  const report = await open(path, 'w', 0o600);
  try {
    await report.write(`\uFEFF${csvLine(['line', 'column', 'code', 'message'])}`);
    const began = performance.now();
    const refusals: string[] = [];
    const show = progressShower(began);
    const counts = await withStorage(config, (database, keys) =>
      runImport(database, keys, table, {
        stationId: station,
        kind,
        dryRun,
        language,
        now: () => new Date(),
        onProgress: show,
        onRefused: (line, faults) => {
          for (const fault of faults) refusals.push(csvLine([line, fault.column, fault.code, fault.message]));
          if (refusals.length <= mostShown) for (const fault of faults) console.error(describe(line, fault));
        },
      }),
    );
    await report.write(refusals.join(''));
    if (process.stdout.isTTY) process.stdout.write('\n');
    const seconds = Math.round((performance.now() - began) / 1000);
    if (counts.refused > 0) console.log(`refused rows: ${path}`);
    console.log(
      `${dryRun ? 'dry run, nothing was written: ' : ''}${basename(file)} (${counts.kind}): ${counts.created} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.onRecord} on record before, ${counts.refused} refused, of ${counts.rows} rows in ${seconds} s`,
    );
    if (counts.refused > 0) process.exitCode = 2;
  } finally {
    await report.close();
  }
} catch (cause) {
  if (!(cause instanceof StartFailure)) throw cause;
  console.error(cause.message);
  process.exitCode = 1;
}

function describe(line: number, { column, code, message }: RowFault): string {
  return `line ${line}${column === null ? '' : `, ${column}`}: ${code}: ${message}`;
}

/** On a terminal one line that counts up; otherwise a line every tenth of the file. */
function progressShower(began: number): (counts: ImportCounts) => void {
  let tenth = 0;
  return ({ done, rows, refused }) => {
    const rate = Math.round(done / ((performance.now() - began) / 1000));
    const text = `${done} of ${rows} rows, ${refused} refused, ${rate} rows a second`;
    if (process.stdout.isTTY) {
      process.stdout.write(`\r\u001B[K${text}`);
      return;
    }
    const now = Math.floor((done * 10) / rows);
    if (now > tenth) console.log(text);
    tenth = now;
  };
}

function readArguments(): {
  station: string;
  file: string;
  kind: ImportKind | null;
  dryRun: boolean;
  report: string;
  language: Language;
} {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch {
    throw new StartFailure(usage);
  }
  const { values, positionals } = parsed;
  const [file] = positionals;
  const kind = importKinds.find((each) => each === values.kind) ?? null;
  const language = values.language ?? 'en';
  const isRight =
    positionals.length === 1 &&
    /^[0-9a-f-]{36}$/i.test(values.station ?? '') &&
    (values.kind === undefined || kind !== null) &&
    (language === 'en' || language === 'zh-Hans');
  if (!isRight || file === undefined || values.station === undefined) throw new StartFailure(usage);
  return {
    station: values.station.toLowerCase(),
    file: resolve(file),
    kind,
    dryRun: values['dry-run'] ?? false,
    report: resolve(values.report ?? `${file}.report.csv`),
    language,
  };
}

function parse() {
  return parseArgs({
    allowPositionals: true,
    options: {
      station: { type: 'string' },
      kind: { type: 'string' },
      'dry-run': { type: 'boolean' },
      report: { type: 'string' },
      language: { type: 'string' },
    },
  });
}
