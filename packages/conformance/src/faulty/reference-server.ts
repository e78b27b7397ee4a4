import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../server/src/cli/serve.ts', import.meta.url));

/** The origin that the reference server lists in the kit's tests. */
export const listedOrigin = 'https://portal.example';

/** Starts the reference server as a process of its own, with demo data in a folder of its own. */
export async function startReference(
  environment: Readonly<Record<string, string>> = {},
): Promise<{ url: string; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'wardkit-conformance-'));
  const child = spawn(process.execPath, ['--conditions=wardkit-source', program], {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      WARDKIT_DEV: '1',
      WARDKIT_DATA: folder,
      WARDKIT_LOG: 'silent',
      WARDKIT_ORIGINS: listedOrigin,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let url: string | undefined;
  const lines = createInterface(child.stdout);
  for await (const line of lines) {
    url = /^listening on (\S+)$/.exec(line)?.[1];
    if (url !== undefined) break;
  }
  if (url === undefined) throw new Error('the reference server did not start');
  child.stdout.resume();
  return {
    url,
    async close() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
