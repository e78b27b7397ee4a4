import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command and tells how it ended; what it prints goes to standard output, or is kept when `quiet`. */
export function run(
  command: string,
  given: readonly string[],
  options: { quiet?: boolean; environment?: NodeJS.ProcessEnv; seconds?: number } = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, given, {
      cwd: root,
      env: { ...process.env, ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: (options.seconds ?? 900) * 1000,
    });
    let output = '';
    const keep = (target: NodeJS.WriteStream) => (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (options.quiet !== true) target.write(chunk);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs an installed package's command by its script, so that it uses this Node and no other. */
export function runScript(
  script: string,
  given: readonly string[],
  options: Parameters<typeof run>[2] = {},
): Promise<{ code: number; output: string }> {
  return run(process.execPath, [`${root}node_modules/${script}`, ...given], options);
}
