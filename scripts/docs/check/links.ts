import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';

/** What was found of the links of a built site. */
export interface LinksReport {
  readonly internal: number;
  /** Addresses of other hosts; they are told and never fetched. */
  readonly external: readonly string[];
  /** Links that lead to no file or no anchor. */
  readonly dead: readonly string[];
}

/**
 * Looks at every link of every page of a folder, its anchor included.
 *
 * @param elsewhere beginnings of paths that are not in this folder because another script writes them
 */
export async function checkLinks(folder: string, elsewhere: readonly string[] = []): Promise<LinksReport> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html'));
  const pages = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
  const anchors = new Map([...pages].map(([name, text]) => [name, anchorsOf(text)]));
  const external = new Set<string>();
  const dead: string[] = [];
  let internal = 0;
  for (const [name, text] of pages) {
    for (const link of linksOf(text)) {
      if (/^(https?|mailto|tel):/.test(link)) {
        external.add(link);
        continue;
      }
      internal += 1;
      const [path = '', anchor = ''] = link.split('#');
      const target = path === '' ? name : posix.join(posix.dirname(name), decodeURIComponent(path));
      if (elsewhere.some((begin) => target.startsWith(begin))) continue;
      const isThere = anchors.has(target) || existsSync(join(folder, target));
      const hasAnchor = anchor === '' || (anchors.get(target)?.has(decodeURIComponent(anchor)) ?? true);
      if (!isThere || !hasAnchor) dead.push(`${name}: ${link}`);
    }
  }
  return { internal, external: [...external].sort(), dead };
}

// Pages are our own and well-formed: a parser would take ten times as long for the reference of the contract.
function linksOf(page: string): string[] {
  return [...page.matchAll(/<[a-z][^>]*?\s(?:href|src)="([^"]*)"/g)].map(([, link = '']) =>
    link.replaceAll('&amp;', '&'),
  );
}

function anchorsOf(page: string): Set<string> {
  return new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id.replaceAll('&amp;', '&')));
}
