import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { difference, environment, folder, keep } from './pictures.ts';
import { builtStories } from './site.ts';
import { StoryPage, screen } from './story-page.ts';
import { unexpected } from './told-on-purpose.ts';

// `npm run stories:pictures -- hazard-list` takes those of stories with this in their id; without one all are taken anew.
const parts = process.argv.slice(2);
const isAsked = (id: string) => parts.length === 0 || parts.some((part) => id.includes(part));

await mkdir(folder, { recursive: true });
const all = builtStories();
const ids = new Set([...all.values()].flat().map(({ id }) => id));
for (const file of await readdir(folder)) {
  const id = file.replace(/\.webp$/, '');
  if (id !== file && !ids.has(id)) await rm(join(folder, file));
}

const page = await StoryPage.start(screen);
let taken = 0;
try {
  for (const stories of all.values()) {
    const asked = stories.filter(({ id }) => isAsked(id));
    if (asked.length > 0) await page.load();
    for (const { id } of asked) {
      const wrong = unexpected(id, await page.open(id));
      if (wrong.length > 0) throw new Error(`${id} does not open: ${wrong.join('\n')}`);
      const picture = await page.stillPicture();
      // One that is as it was stays, so that a change shows what changed.
      if ((await difference(id, picture)) === null) continue;
      await keep(id, picture);
      taken += 1;
      console.log(id);
    }
  }
} finally {
  await page.stop();
}
await writeFile(join(folder, 'environment.txt'), `${await environment()}\n`);
console.log(`${taken} pictures taken anew`);
