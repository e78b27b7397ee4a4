#!/usr/bin/env node
import { type FileHandle, open } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { pino } from 'pino';
import { systemClock, systemTimers } from '../clock.ts';
import { readConfig } from '../config.ts';
import { csvLine } from '../exports/csv.ts';
import { type ImportKind, importKinds } from '../import/columns.ts';
import { readTable } from '../import/read-table.ts';
import type { Language, RowFault } from '../import/row-fault.ts';
import { type ImportCounts, runImport } from '../import/run-import.ts';
import { readKeyRing } from '../privacy/key-ring.ts';
import { RingWatch } from '../privacy/ring-watch.ts';
import { loadDivisions } from '../seed/load.ts';
import { StartFailure } from '../start-failure.ts';
import { isUuid } from '../uuid.ts';
import { type CommandParts, openForCommand } from './open-for-command.ts';
import { runCommand } from './run-command.ts';
import { usageOf } from './usage.ts';
import { parseCommand, UsageFailure } from './usage-failure.ts';

const usage = `${usageOf('import', `--station ID FILE.csv|FILE.xlsx [--kind ${importKinds.join('|')}] [--dry-run] [--report FILE] [--language en|zh-Hans]`)}
Communities are the same for every station: --kind communities needs no --station.
It ends with 0 when every row was taken, with 3 when some were refused, with 1 when it could not go on, and with 130 when it was interrupted.`;
/** Refused rows that the terminal shows; the report has all of them. */
const mostShown = 20;
const [someRefused, interrupted] = [3, 130];

await runCommand(async () => {
  const { station, file, kind, dryRun, report: path, language } = readArguments();
  const config = readConfig(process.env);
  const table = await readTable(file);
  return openForCommand(config, new Date(), 'newest', async (parts) => {
    const report = await openReport(path);
    const ring = await watchRing(parts, () => readKeyRing(config));
    try {
      const began = performance.now();
      const show = progressShower(began);
      let [shown, toldOnRecord] = [0, 0];
      // A row of the report is on the disk when its batch is in the database: whoever breaks off has both.
      let refusals = '';
      const counts = await runImport(parts.database, parts.keys, table, {
        stationId: station,
        kind,
        dryRun,
        language,
        now: () => new Date(),
        signal: stopBetweenBatches(),
        async onProgress(counts) {
          if (refusals !== '') await report.write(refusals);
          refusals = '';
          show(counts);
        },
        onIgnored(headings) {
          console.error(printable(`columns that are not known and were left out: ${headings.join(', ')}`));
        },
        onRecord(line) {
          toldOnRecord += 1;
          if (toldOnRecord <= mostShown) console.error(`line ${line}: on record before, and left as it is`);
        },
        onRefused(line, faults) {
          for (const fault of faults) refusals += csvLine([line, fault.column, fault.code, fault.message]);
          shown += 1;
          if (shown <= mostShown) for (const fault of faults) console.error(describe(line, fault));
        },
      });
      const seconds = Math.round((performance.now() - began) / 1000);
      if (process.stderr.isTTY) process.stderr.write('\n');
      if (counts.refused > 0) console.log(`refused rows: ${path}`);
      console.log(
        `${dryRun ? 'dry run, nothing was written: ' : ''}${basename(file)} (${counts.kind}): ${counts.created} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.onRecord} on record before, ${counts.refused} refused, of ${counts.rows} rows in ${seconds} s`,
      );
      if (counts.done < counts.rows) {
        console.error(
          `interrupted after ${counts.done} of ${counts.rows} rows; bring the same file in again for the rest: nothing is made twice`,
        );
        return interrupted;
      }
      return counts.refused > 0 ? someRefused : 0;
    } finally {
      await report.close();
      await ring.stop();
    }
  });
});

/** It closes data for as long as it runs: a change of keys counts it among those that hold them, and it takes part. */
async function watchRing(
  { database, keys }: CommandParts,
  read: ConstructorParameters<typeof RingWatch>[2],
): Promise<RingWatch> {
  const ring = new RingWatch(database, keys, read, systemClock, pino({ level: 'silent' }));
  await ring.start(systemTimers);
  // A server loads them when it starts; on a database that was only migrated every identity number would be refused.
  await loadDivisions(database);
  return ring;
}

async function openReport(path: string): Promise<FileHandle> {
  let report: FileHandle;
  try {
    report = await open(path, 'w', 0o600);
  } catch (cause) {
    throw new StartFailure(
      `The report ${path} can't be written (${(cause as NodeJS.ErrnoException).code}). Name another file with --report.`,
    );
  }
  await report.write(`\uFEFF${csvLine(['line', 'column', 'code', 'message'])}`);
  return report;
}

/** The first signal ends the import after the batch that is under way, the second one at once. */
function stopBetweenBatches(): AbortSignal {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());
  return stopping.signal;
}

function describe(line: number, { column, code, message }: RowFault): string {
  return printable(`line ${line}${column === null ? '' : `, ${column}`}: ${code}: ${message}`);
}

/** A heading is the file's own text: a control character in it would act on the terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '?');
}

/** On a terminal one line that counts up; otherwise a line every tenth of the file. */
function progressShower(began: number): (counts: ImportCounts) => void {
  let tenth = 0;
  return ({ done, rows, refused }) => {
    const rate = Math.round(done / ((performance.now() - began) / 1000));
    const text = `${done} of ${rows} rows, ${refused} refused, ${rate} rows a second`;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001B[K${text}`);
      return;
    }
    const now = Math.floor((done * 10) / rows);
    if (now > tenth) console.error(text);
    tenth = now;
  };
}

function readArguments(): {
  station: string | null;
  file: string;
  kind: ImportKind | null;
  dryRun: boolean;
  report: string;
  language: Language;
} {
  const { values, positionals } = parseCommand(usage, {
    allowPositionals: true,
    options: {
      station: { type: 'string' },
      kind: { type: 'string' },
      'dry-run': { type: 'boolean' },
      report: { type: 'string' },
      language: { type: 'string' },
    },
  });
  const wrong = (what: string) => new UsageFailure(what, usage);
  const [file, ...others] = positionals;
  const station = values.station?.toLowerCase() ?? null;
  if (station === null && values.kind !== 'communities') throw wrong('The station is missing: --station ID.');
  if (station !== null && !isUuid(station)) throw wrong('What follows --station is no id.');
  if (file === undefined) throw wrong('The name of the file is missing.');
  if (others.length > 0) throw wrong('One file is brought in at a time, and more names were given.');
  const kind = importKinds.find((each) => each === values.kind) ?? null;
  if (values.kind !== undefined && kind === null) throw wrong(`--kind is one of ${importKinds.join(', ')}.`);
  const { language = 'en' } = values;
  if (language !== 'en' && language !== 'zh-Hans') throw wrong('--language is en or zh-Hans.');
  const report = resolve(values.report ?? `${file}.report.csv`);
  if (report === resolve(file)) throw wrong('The report would take the place of the file itself.');
  return {
    station,
    file: resolve(file),
    kind,
    dryRun: values['dry-run'] ?? false,
    report,
    language,
  };
}
