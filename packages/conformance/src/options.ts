import { parseArgs } from 'node:util';
import { type Limits, usualLimits } from './engine/budget.ts';
import type { RunOptions } from './engine/context.ts';
import { UnusableInput } from './engine/unusable-input.ts';

/** What the kit says of itself. */
export const usage = `Usage: npm run conformance -- URL [options]        (as a package: wardkit-conformance URL [options])

URL                  the address that /v1 is under, such as https://ward.example
--accounts FILE      JSON list of {"role", "token", "station"?}; also WARDKIT_ACCOUNTS. Without it the development sign-in
                     is used where the server has one, and otherwise only what strangers may do is examined.
--json FILE          the report for programs
--junit FILE         the report for CI servers
--html FILE          the report for people: one page, no script
--origin ORIGIN      an origin that the server lists, to examine what its pages may do
--write-records      also run checks that leave records which cannot be deleted; use it on demo data only
--timeout SECONDS    the longest that one request may take (${usualLimits.request / 1000})
--time-limit SECONDS the longest that the whole run may take (${usualLimits.run / 1000})
--request-limit N    the most requests of the whole run (${usualLimits.requests})
--help               this text

Exit code: 0 nothing failed, 1 a requirement is not kept, 2 nothing, or not everything, could be examined. docs/conformance.md says more.`;

/** What a run was asked for on the command line. */
export interface CommandLine {
  readonly url: string;
  readonly accountsFile: string | null;
  readonly json: string | null;
  readonly junit: string | null;
  readonly html: string | null;
  readonly limits: Limits;
  readonly options: RunOptions;
}

const known = {
  accounts: { type: 'string' },
  json: { type: 'string' },
  junit: { type: 'string' },
  html: { type: 'string' },
  origin: { type: 'string' },
  'write-records': { type: 'boolean' },
  timeout: { type: 'string' },
  'time-limit': { type: 'string' },
  'request-limit': { type: 'string' },
  help: { type: 'boolean' },
} as const;

/**
 * Reads the command line; null where only help was asked for.
 *
 * @throws {UnusableInput} in one sentence
 */
export function readCommandLine(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CommandLine | null {
  const { values, positionals } = parse(args);
  if (values.help === true) return null;
  const [url, ...more] = positionals;
  if (url === undefined) throw new UnusableInput('Say which server: give its URL, such as https://ward.example.');
  if (more.length > 0) throw new UnusableInput(`One URL is examined at a time, and ${positionals.length} are given.`);
  return {
    url,
    accountsFile: values.accounts ?? (environment.WARDKIT_ACCOUNTS || null),
    json: values.json ?? null,
    junit: values.junit ?? null,
    html: values.html ?? null,
    limits: {
      request: seconds('timeout', values.timeout, usualLimits.request),
      run: seconds('time-limit', values['time-limit'], usualLimits.run),
      requests: number('request-limit', values['request-limit'], usualLimits.requests),
    },
    options: { writeRecords: values['write-records'] === true, listedOrigin: originOf(values.origin) },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: known });
  } catch (cause) {
    const message = cause instanceof Error ? (cause.message.split(/[.\n]/)[0] ?? '') : '';
    // A value that somebody gave by mistake could be a token, so only the option is named.
    const option = /'(-{1,2}[\w-]+)/.exec(message)?.[1];
    throw new UnusableInput(
      `${option === undefined ? 'The options' : `The option ${option}`} cannot be used so. See --help.`,
    );
  }
}

function seconds(name: string, text: string | undefined, usual: number): number {
  return text === undefined ? usual : Math.round(number(name, text, 0) * 1000);
}

function number(name: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (!/^\d{1,6}(\.\d+)?$/.test(text) || value <= 0) throw new UnusableInput(`--${name} is a number above 0.`);
  return value;
}

function originOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw new UnusableInput('--origin is an origin such as https://portal.example, without a path.');
}
