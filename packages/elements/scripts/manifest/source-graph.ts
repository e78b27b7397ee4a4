import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { elements } from './elements.ts';

const imports = /(?:from|import)\s*\(?\s*'(\.[^']+\.ts)'/g;

/**
 * The sources of the package that a module consists of, with what it loads later, by their paths.
 * @param entry from the folder of the package, such as `src/alert-list/alert-list.ts`
 */
export function sourceGraph(entry: string): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (sources.has(path) || !existsSync(join(elements, path))) continue;
    // What stands in a comment is an example, and a type brings no code along.
    const text = readFileSync(join(elements, path), 'utf8')
      .replace(/^[ \t]*\/\*\*[\s\S]*?\*\//gm, '')
      .replace(/^(?:import|export) type [^;]*;/gm, '');
    sources.set(path, text);
    for (const [, specifier = ''] of text.matchAll(imports)) waiting.push(join(dirname(path), specifier));
  }
  return sources;
}
