#!/usr/bin/env node
import { allChecks } from './checks/index.ts';
import { readAccountsFile } from './engine/accounts-file.ts';
import { countOf } from './engine/outcome.ts';
import { runKit } from './engine/run.ts';
import { baseOf } from './engine/target.ts';
import { UnusableInput } from './engine/unusable-input.ts';
import { readCommandLine, usage } from './options.ts';
import { openReportFiles } from './report-files.ts';
import { linesOf } from './reports/lines.ts';
import { printable } from './reports/printable.ts';
import { version } from './version.ts';
import { watchers } from './watchers/index.ts';

process.exitCode = await main().catch((cause: unknown) => {
  const isKnown = cause instanceof UnusableInput;
  const kind = cause instanceof Error ? cause.name : typeof cause;
  console.error(
    isKnown
      ? printable(cause.message)
      : `The kit itself failed (${kind}). Please report it with the command that you gave.`,
  );
  return 2;
});

async function main(): Promise<number> {
  const asked = readCommandLine(process.argv.slice(2), process.env);
  if (asked === null) {
    console.log(usage);
    return 0;
  }
  const base = baseOf(asked.url);
  const accounts = asked.accountsFile === null ? null : await readAccountsFile(asked.accountsFile);
  const files = await openReportFiles(asked);
  const interrupt = new AbortController();
  const stop = () => interrupt.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const { limits, options } = asked;
    const { signal } = interrupt;
    const report = await runKit({ base, accounts, checks: allChecks, watchers, limits, options, version, signal });
    await files.write(report);
    console.log(linesOf(report).map(printable).join('\n'));
    if (signal.aborted) return 130;
    if (countOf(report, 'failed') > 0) return 1;
    // A run that saw a part says nothing about the whole.
    return report.ended === null && countOf(report, 'passed') > 0 ? 0 : 2;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await files.close();
  }
}
