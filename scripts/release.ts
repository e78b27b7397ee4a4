// Publishes what has a new version. Meant for .github/workflows/release.yml: provenance can be signed nowhere else.
import { build } from './building.ts';
import { publishedPackages } from './published.ts';
import { run, runScript } from './run.ts';

const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
if (server === undefined || repository === undefined) {
  throw new Error(
    'A release is published by .github/workflows/release.yml. `npm run release:check` tells here what it would publish.',
  );
}
await build({ force: true, report: (line) => console.log(line) });
for (const folder of (await publishedPackages()).keys()) {
  // npm compares it with where the workflow runs, and refuses a package that says it is from elsewhere.
  const { code } = await run('npm', [
    'pkg',
    'set',
    `--prefix=packages/${folder}`,
    'repository.type=git',
    `repository.url=git+${server}/${repository}.git`,
    `repository.directory=packages/${folder}`,
  ]);
  if (code !== 0) throw new Error(`packages/${folder} can't be told its repository.`);
}
process.exitCode = (await runScript('@changesets/cli/bin.js', ['publish'])).code;
