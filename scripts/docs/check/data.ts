import { allOperations } from '@wardkit/contract/operations';
import { parse as parseSql } from 'libpg-query';
import postcss from 'postcss';
import { parse as parseYaml } from 'yaml';
import { readTokens } from '../../../packages/tokens/src/read.ts';
import type { Manifest } from '../manifest.ts';
import { type Block, faultAt } from './blocks.ts';

const whatWentWrong = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));

export function jsonFaults(block: Block): string[] {
  // A line each, where the block says so.
  const texts = block.language === 'jsonl' ? block.code.split('\n') : [block.code];
  return texts.flatMap((text, at) => attempt(block, at, () => JSON.parse(text)));
}

export function yamlFaults(block: Block): string[] {
  return attempt(block, 0, () => parseYaml(block.code));
}

/** PostgreSQL's own parser reads it; what a page leaves out stands as an ellipsis. */
export async function sqlFaults(block: Block): Promise<string[]> {
  const whole = block.code
    .replace(/SELECT …/g, 'SELECT 1')
    .replace(/\(…\)/g, '(1)')
    .replace(/,? …/g, '');
  try {
    await parseSql(whole);
    return [];
  } catch (cause) {
    return [faultAt(block, whatWentWrong(cause))];
  }
}

/** Requests of the contract are made to operations that it has, and bodies that are shown whole are JSON. */
export function httpFaults(block: Block): string[] {
  const faults: string[] = [];
  for (const [at, line] of block.code.split('\n').entries()) {
    const [, method, path] = /^(GET|PUT|PATCH|POST|DELETE) (\/v1\/\S*) HTTP\/1\.1$/.exec(line) ?? [];
    if (method !== undefined && !isOperation(method, path ?? ''))
      faults.push(faultAt(block, `no operation is ${method} ${path}`, at));
    if (/^HTTP\/1\.1/.test(line) && !/^HTTP\/1\.1 [1-5]\d\d [A-Z]/.test(line))
      faults.push(faultAt(block, 'no status line', at));
  }
  for (const part of block.code.split(/\n{2,}/)) {
    if (/^[{[]/.test(part) && !part.includes('…')) faults.push(...attempt(block, 0, () => JSON.parse(part)));
  }
  return faults;
}

function isOperation(method: string, address: string): boolean {
  const [path = ''] = address.split('?');
  return allOperations.some(
    (each) => each.method === method && new RegExp(`^${each.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
}

/** CSS parses, and names tokens and parts that there are. */
export function cssFaults(block: Block, manifest: Manifest): string[] {
  const faults: string[] = [];
  const own = [...manifest.values()].flatMap((each) => each.cssProperties ?? []).map(({ name }) => name);
  const files = ['light', 'dark', 'metrics', 'component', 'base'] as const;
  const known = new Set([...own, ...files.flatMap((file) => readTokens(file).map(({ name }) => `--ward-${name}`))]);
  faults.push(
    ...attempt(block, 0, () => {
      postcss.parse(block.code).walk((node) => {
        const text = node.type === 'decl' ? `${node.prop} ${node.value}` : '';
        for (const [name] of text.matchAll(/--ward-[\w-]+/g))
          if (!known.has(name)) faults.push(faultAt(block, `there is no token ${name}`));
        const selector = node.type === 'rule' ? node.selector : '';
        for (const [, tag = '', part] of selector.matchAll(/(ward-[\w-]+)::part\(([\w-]+)\)/g)) {
          const parts = manifest.get(tag)?.cssParts ?? [];
          if (!parts.some(({ name }) => name === part)) faults.push(faultAt(block, `<${tag}> has no part ${part}`));
        }
      });
    }),
  );
  return faults;
}

/** The directives of Content Security Policy, level 3, with Trusted Types. */
const directives = new Set([
  ...[
    'default',
    'script',
    'style',
    'img',
    'connect',
    'font',
    'media',
    'worker',
    'manifest',
    'frame',
    'object',
    'child',
  ].map((each) => `${each}-src`),
  ...['base-uri', 'form-action', 'frame-ancestors', 'require-trusted-types-for', 'trusted-types'],
]);

export function policyFaults(block: Block): string[] {
  const named = block.code.split(';').map((each) => each.trim().split(/\s+/)[0] ?? '');
  return named
    .filter((name) => name !== '' && !directives.has(name))
    .map((name) => faultAt(block, `no directive is called ${name}`));
}

/** A header a line; a policy among them is read as one. */
export function headerFaults(block: Block): string[] {
  return block.code.split('\n').flatMap((line, at) => {
    const [, name, value = ''] = /^([A-Z][A-Za-z-]*): (.+)$/.exec(line) ?? [];
    if (name === undefined) return [faultAt(block, 'no header', at)];
    return name === 'Content-Security-Policy' ? policyFaults({ ...block, line: block.line + at, code: value }) : [];
  });
}

function attempt(block: Block, line: number, work: () => unknown): string[] {
  try {
    work();
    return [];
  } catch (cause) {
    return [faultAt(block, whatWentWrong(cause), line)];
  }
}
