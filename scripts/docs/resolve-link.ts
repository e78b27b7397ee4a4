import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { root } from '../run.ts';
import { addressOf, sources } from './sections.ts';

/** Folders of the repository that lie in the site as they are, and where. */
export const copied: Readonly<Record<string, string>> = {
  'docs/pictures': 'pictures',
  'docs/registers': 'registers',
};

/** A folder that is read as a page: what a code host shows of it is a list of files. */
const folders: Readonly<Record<string, string>> = {
  'docs/implementing': 'docs/contract.md',
  'docs/client': 'packages/client/README.md',
  'packages/client': 'packages/client/README.md',
};

/**
 * A link of a page as it has to be in the site, relative to the page, so that the site works below any path.
 *
 * @param link as it stands in the Markdown: relative to its source, so that it also works at a code host
 * @param source the source of the page, as a path of the repository
 * @returns null for a file of the repository that is not in the site
 * @throws where it leads to no page and no file of the repository
 */
export function resolveLink(link: string, source: string): string | null {
  if (/^[a-z]+:/.test(link) || link.startsWith('#')) return link;
  const here = posix.normalize(source);
  const [path = '', anchor] = link.split('#');
  const target = posix.join(posix.dirname(here), path).replace(/\/$/, '');
  const inSite = placeOf(target);
  if (inSite === null) {
    if (existsSync(`${root}${target}`)) return null;
    throw new Error(`${here}: ${link} leads to nothing`);
  }
  const relative = posix.relative(posix.dirname(addressOf(here)), inSite);
  return anchor === undefined ? relative : `${relative}#${anchor}`;
}

/** Where a path of the repository lies in the site. */
function placeOf(target: string): string | null {
  const source = folders[target] ?? target;
  if (sources.includes(source)) return addressOf(source);
  // What another script makes, and the site takes along.
  if (/^docs\/(contract|client)\/reference\//.test(source)) return source.replace('docs/', '');
  for (const [from, to] of Object.entries(copied)) {
    if (source.startsWith(`${from}/`) && existsSync(`${root}${source}`)) return source.replace(from, to);
  }
  return null;
}
