import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PageServer } from '../../journeys/page-server.ts';
import { root } from '../../scripts/run.ts';

/** A story as the built site lists it. */
export interface Story {
  readonly id: string;
  readonly title: string;
  readonly name: string;
}

const folder = join(root, 'stories/storybook-static');

/**
 * All stories of the built site, by the widgets that they show.
 * @throws Error that says how to build it
 */
export function builtStories(): Map<string, Story[]> {
  let listed: string;
  try {
    listed = readFileSync(join(folder, 'index.json'), 'utf8');
  } catch {
    throw new Error('The site of the stories is not built: npm run build -w stories');
  }
  const { entries } = JSON.parse(listed) as { entries: Record<string, Story> };
  return Map.groupBy(Object.values(entries), ({ title }) => title);
}

// Storybook's own page has styles and scripts in it; from elsewhere a story loads nothing.
const policy =
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:; connect-src 'self' blob: data:; frame-ancestors 'self'";

/** Serves the built site as any web server of files would. */
export function serveSite(): Promise<PageServer> {
  // A page that names no icon is asked for this one, now and then.
  return PageServer.start({ texts: new Map([['/favicon.ico', ' ']]), folders: new Map([['/', folder]]), policy });
}
