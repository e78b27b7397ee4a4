#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { developmentToken, examine, NoWardkitServer } from './examine.ts';

const usage = `Usage: npm run conformance -- URL [--token TOKEN] [--json]
URL    the address that /v1 is under, such as https://ward.example
TOKEN  of an officer who may hand in checks; also read from WARDKIT_TOKEN. A server with the development sign-in needs none.
The kit announces uploads that it never sends and writes nothing else.
Exit code: 0 every requirement is kept, 1 one is broken, 2 there is no Wardkit server at URL.`;

process.exitCode = await main();

async function main(): Promise<number> {
  let url: string | undefined;
  let given: { token?: string | undefined; json?: boolean | undefined };
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { token: { type: 'string' }, json: { type: 'boolean' } },
    });
    [url] = positionals;
    given = values;
  } catch {
    console.error(usage);
    return 2;
  }
  if (url === undefined) {
    console.error(usage);
    return 2;
  }
  const token = given.token ?? process.env.WARDKIT_TOKEN ?? (await developmentToken(url));
  try {
    const findings = await examine(url, token);
    const count = (outcome: string) => findings.filter((finding) => finding.outcome === outcome).length;
    if (given.json === true) console.log(JSON.stringify({ url, findings }));
    else {
      for (const { requirement, outcome, rule, reason } of findings) {
        console.log(`${outcome.padEnd(7)} ${requirement}  ${rule}${reason === null ? '' : `\n        ${reason}`}`);
      }
      console.log(`${count('kept')} kept, ${count('broken')} broken, ${count('skipped')} skipped`);
    }
    return count('broken') > 0 ? 1 : 0;
  } catch (cause) {
    if (!(cause instanceof NoWardkitServer)) throw cause;
    console.error(cause.message);
    return 2;
  }
}
