import type { Manifest } from '../manifest.ts';
import { type Block, faultAt } from './blocks.ts';
import { commandFaults } from './commands.ts';
import { cssFaults, headerFaults, httpFaults, jsonFaults, policyFaults, sqlFaults, yamlFaults } from './data.ts';
import { markupFaults } from './markup.ts';
import { programFaults } from './programs.ts';

type Check = (block: Block, manifest: Manifest) => string[] | Promise<string[]>;

/** Programs are compiled together, since a compiler takes seconds to start. */
const compiled: Check = () => [];

/** What each language of a fence is checked by. A fence of another language, or of none, is a fault. */
const checks: Readonly<Record<string, Check>> = {
  html: markupFaults,
  jsp: markupFaults,
  vue: markupFaults,
  svelte: markupFaults,
  jsx: markupFaults,
  tsx: markupFaults,
  ts: markupFaults,
  js: compiled,
  sh: commandFaults,
  json: jsonFaults,
  jsonl: jsonFaults,
  yaml: yamlFaults,
  sql: sqlFaults,
  http: httpFaults,
  css: cssFaults,
  csp: policyFaults,
  headers: headerFaults,
  // What a program prints, or a drawing in letters.
  text: () => [],
};

/** What is wrong with some blocks. */
export async function blockFaults(blocks: readonly Block[], manifest: Manifest): Promise<string[]> {
  const faults = await Promise.all(
    blocks.map(
      (block) => checks[block.language]?.(block, manifest) ?? [faultAt(block, `nothing checks “${block.language}”`)],
    ),
  );
  return [...faults.flat(), ...(await programFaults(blocks))];
}
