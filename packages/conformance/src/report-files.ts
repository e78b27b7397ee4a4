import { open } from 'node:fs/promises';
import type { RunReport } from './engine/outcome.ts';
import { UnusableInput } from './engine/unusable-input.ts';
import type { CommandLine } from './options.ts';
import { htmlOf } from './reports/html.ts';
import { jsonOf } from './reports/json.ts';
import { junitOf } from './reports/junit.ts';

const formats = [
  ['json', jsonOf],
  ['junit', junitOf],
  ['html', htmlOf],
] as const;

/**
 * Opens the files that reports go into before anything is examined, so that a run is not in vain.
 *
 * @throws {UnusableInput} for a file that cannot be written
 */
export async function openReportFiles(asked: Pick<CommandLine, 'json' | 'junit' | 'html'>) {
  const files: { handle: Awaited<ReturnType<typeof open>>; write: (report: RunReport) => string }[] = [];
  for (const [name, write] of formats) {
    const path = asked[name];
    if (path === null) continue;
    try {
      files.push({ handle: await open(path, 'w'), write });
    } catch {
      for (const { handle } of files) await handle.close();
      throw new UnusableInput(
        `The report file ${path} cannot be written. Give a path in a folder that is there and open to you.`,
      );
    }
  }
  return {
    async write(report: RunReport): Promise<void> {
      for (const { handle, write } of files) await handle.writeFile(write(report));
    },
    async close(): Promise<void> {
      for (const { handle } of files) await handle.close();
    },
  };
}
