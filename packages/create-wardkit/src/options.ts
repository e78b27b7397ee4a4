import { parseArgs } from 'node:util';
import { isTemplate, type Template, templates } from './templates.ts';
import { UsageFailure } from './usage-failure.ts';

/** What was said on the command line; null where nothing was. */
export interface Options {
  readonly folder: string | null;
  readonly template: Template | null;
  /** An origin, such as `http://127.0.0.1:8787`. */
  readonly server: string | null;
  readonly yes: boolean;
  readonly help: boolean;
}

export const usage = `Usage: npm create wardkit -- [FOLDER] [OPTIONS]

Makes a page with Wardkit's widgets that runs against the demo server.

  --template NAME  ${Object.entries(templates)
    .map(([name, what]) => `${name}: ${what}`)
    .join('\n                   ')}
  --server URL     where the demo server is, http://127.0.0.1:8787 by default
  --yes            asks nothing; what is not given has its default
  --help           prints this`;

/**
 * Reads the words of the command line.
 *
 * @throws {UsageFailure} for an option, a template or an address that can't be
 * @example readOptions(['my-page', '--template', 'vite']).template // 'vite'
 */
export function readOptions(given: readonly string[]): Options {
  const { values, positionals } = parse(given);
  const [folder = null, ...others] = positionals;
  if (others.length > 0) {
    throw new UsageFailure(
      `One folder is made at a time, and these words were left over: ${others.join(' ')}. Put a name with spaces in quotes.`,
    );
  }
  return {
    folder,
    template: values.template === undefined ? null : readTemplate(values.template),
    server: values.server === undefined ? null : readServer(values.server),
    yes: values.yes ?? false,
    help: values.help ?? false,
  };
}

/** @throws {UsageFailure} for a name that no template has */
export function readTemplate(name: string): Template {
  if (isTemplate(name)) return name;
  throw new UsageFailure(
    `There is no template ${JSON.stringify(name)}. There are: ${Object.keys(templates).join(', ')}.`,
  );
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        template: { type: 'string' },
        server: { type: 'string' },
        yes: { type: 'boolean', short: 'y' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    // Node's own message names the option.
    throw new UsageFailure(`${(cause as Error).message.split('. ')[0]}.\n\n${usage}`);
  }
}

function readServer(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && /^\/?$/.test(url.pathname + url.search + url.hash);
  if (!isOrigin || url.username !== '') {
    throw new UsageFailure(
      `--server takes the address of a server and nothing after it, such as http://127.0.0.1:8787; ${JSON.stringify(text)} is none.`,
    );
  }
  return url.origin;
}
