import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lint, loadConfig } from '@redocly/openapi-core';
import core from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import { root } from './run.ts';

/** What one linter says of one document. */
interface Findings {
  readonly tool: string;
  readonly document: string;
  readonly lines: readonly string[];
}

const started = performance.now();
const given = process.argv.slice(2).filter((each) => !each.startsWith('-'));
const documents =
  given.length > 0 ? given : ['openapi.json', 'packages/contract/dist/documents/reference/openapi-3.2.json'];
let found = 0;
for (const document of documents) {
  const { openapi } = JSON.parse(await readFile(join(root, document), 'utf8'));
  report(await redocly(document));
  // Spectral's OAS rules know versions up to 3.1; of a 3.2 document they would check nothing and say it is clean.
  if (/^3\.[01]\./.test(openapi)) report(await spectral(document));
  else console.log(`spectral ${document}: not run, its rules know OpenAPI up to 3.1 and this is ${openapi}`);
}
console.log(`${found} findings (${((performance.now() - started) / 1000).toFixed(1)} s)`);
process.exitCode = found === 0 ? 0 : 1;

function report({ tool, document, lines }: Findings): void {
  found += lines.length;
  for (const line of lines) console.log(line);
  console.log(`${tool} ${document}: ${lines.length === 0 ? 'no findings' : `${lines.length} findings`}`);
}

async function redocly(document: string): Promise<Findings> {
  const config = await loadConfig({ configPath: join(root, 'redocly.yaml') });
  const problems = await lint({ ref: join(root, document), config });
  return {
    tool: 'redocly',
    document,
    lines: problems.map(
      ({ severity, ruleId, message, location }) => `${severity} ${ruleId} ${location[0]?.pointer ?? ''}: ${message}`,
    ),
  };
}

async function spectral(document: string): Promise<Findings> {
  const linter = new core.Spectral();
  const { default: ruleset } = await import(join(root, '.spectral.mjs'));
  linter.setRuleset(ruleset);
  const text = await readFile(join(root, document), 'utf8');
  const results = await linter.run(new core.Document(text, parsers.Json, join(root, document)));
  return {
    tool: 'spectral',
    document,
    lines: results.map(
      ({ severity, code, message, path }) =>
        `${['error', 'warn', 'info', 'hint'][severity]} ${code} #/${path.join('/')}: ${message}`,
    ),
  };
}
