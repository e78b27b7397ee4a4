// What a release would publish, without publishing: a line for each package.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './building.ts';
import { faultsOf, publishedPackages } from './published.ts';
import { root, run } from './run.ts';

interface Packed {
  readonly id: string;
  readonly size: number;
  readonly entryCount: number;
}

await build({ force: false, report: (line) => console.log(line) });
const { fixed } = JSON.parse(await readFile(join(root, '.changeset/config.json'), 'utf8')) as { fixed: string[][] };
let faults = 0;
for (const [folder, description] of await publishedPackages()) {
  const found = faultsOf(description, fixed.flat());
  const { code, output } = await run('npm', ['publish', `./packages/${folder}`, '--dry-run', '--json', '--silent'], {
    quiet: true,
  });
  if (code !== 0) found.push(`${description.name}: npm refuses it:\n${output}`);
  for (const each of found) console.log(each);
  faults += found.length;
  if (code !== 0) continue;
  const told = JSON.parse(output) as Packed | Record<string, Packed>;
  const packed = 'size' in told && typeof told.size === 'number' ? (told as Packed) : Object.values(told)[0];
  const kilobytes = Math.round((packed?.size ?? 0) / 1024);
  console.log(`${packed?.id ?? description.name}: ${packed?.entryCount ?? 0} files, ${kilobytes} kB packed`);
}
console.log(faults === 0 ? 'every package can be published' : `${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
