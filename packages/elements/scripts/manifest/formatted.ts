import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const biome = fileURLToPath(new URL('../../../../node_modules/@biomejs/biome/bin/biome', import.meta.url));

/**
 * A module as the formatter of the repository leaves it, so that what is written needs no second pass.
 * @param path where it is going to be
 * @throws Error with what the formatter says of a text that is no module
 */
export function formatted(path: string, text: string): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [biome, 'check', '--write', `--stdin-file-path=${path}`],
    { input: text, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${path} can't be formatted:\n${stderr}`);
  return stdout;
}
