#!/usr/bin/env node
import { relative } from 'node:path';
import { makePage } from './make-page.ts';
import { readOptions, usage } from './options.ts';
import { ask, defaults } from './questions.ts';
import { UsageFailure } from './usage-failure.ts';

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(usage);
  } else {
    const asks = !options.yes && process.stdin.isTTY && process.stdout.isTTY;
    const { folder, template } = asks
      ? await ask(options, process.stdin, process.stdout)
      : { folder: options.folder ?? defaults.folder, template: options.template ?? defaults.template };
    const server = options.server ?? defaults.server;
    const made = await makePage({ folder, template, server });
    const way = relative('', made.folder) || '.';
    console.log(
      [
        `Made ${made.files.length} files in ${made.folder}. Now run:`,
        '',
        ...(way === '.' ? [] : [`  cd ${/^[\w./-]+$/.test(way) ? way : `"${way}"`}`]),
        '  npm install',
        '  npm run dev',
        '',
        `The page is filled by the demo server at ${server}. In a clone of Wardkit, \`npm ci && npm start\` starts one.`,
      ].join('\n'),
    );
  }
} catch (cause) {
  if (!(cause instanceof UsageFailure)) throw cause;
  console.error(cause.message);
  process.exitCode = 1;
}
