import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import sharp from 'sharp';
import { root } from '../../scripts/run.ts';

/** Where the committed pictures lie, one of each story by its id. */
export const folder = join(root, 'stories/pictures');
/** Where a picture that differs is put, beside one of what differs. */
const found = join(root, '.cache/stories');

/** How many pixels may differ: a sign of small type has more, and edges that are smoothed another way do not count. */
const tolerance = 12;

/** What drew the pictures, as far as it decides how letters look: the system's release and its faces. */
export async function environment(): Promise<string> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const system = /^PRETTY_NAME="(.*)"$/m.exec(release)?.[1] ?? process.platform;
  const faces = ['system-ui', 'system-ui:lang=zh-cn'].map((face) => {
    const { stdout } = spawnSync('fc-match', ['--format=%{family[0]}', face], { encoding: 'utf8' });
    return stdout?.trim() || 'unknown';
  });
  return [system, ...faces].join(', ');
}

/** The environment whose pictures are committed. */
export function namedEnvironment(): Promise<string> {
  return readFile(join(folder, 'environment.txt'), 'utf8').then(
    (text) => text.trim(),
    () => 'none',
  );
}

/** Keeps a picture nearly without loss: what is lost is below the threshold of the comparison, and a third of the bytes. */
export async function keep(id: string, picture: Buffer): Promise<void> {
  await sharp(picture).webp({ nearLossless: true, quality: 40, effort: 4 }).toFile(fileOf(id));
}

/**
 * What is wrong with a picture of a story beside the committed one, in words; null when they are alike.
 * A picture that differs is written to `.cache/stories`.
 */
export async function difference(id: string, picture: Buffer): Promise<string | null> {
  const committed = await readFile(fileOf(id)).catch(() => null);
  if (committed === null) return 'it has no committed picture: npm run stories:pictures';
  const [before, after] = await Promise.all([pixels(committed), pixels(picture)]);
  const { width, height } = before.info;
  if (width !== after.info.width || height !== after.info.height) {
    await put(id, 'taken', picture);
    return `it is ${after.info.width} × ${after.info.height} px and its committed picture ${width} × ${height}`;
  }
  const marked = new Uint8Array(before.data.length);
  const differing = pixelmatch(before.data, after.data, marked, width, height, { threshold: 0.1 });
  if (differing <= tolerance) return null;
  await put(id, 'taken', picture);
  await put(
    id,
    'difference',
    await sharp(marked, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer(),
  );
  return `${differing} pixels differ from its committed picture; see .cache/stories/${id}.difference.png`;
}

function fileOf(id: string): string {
  return join(folder, `${id}.webp`);
}

function pixels(picture: Buffer) {
  return sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
}

async function put(id: string, what: string, picture: Buffer): Promise<void> {
  await mkdir(found, { recursive: true });
  await writeFile(join(found, `${id}.${what}.png`), picture);
}
