import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../cli.ts', import.meta.url));

/** The kit as a process of its own. */
export interface KitProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number; out: string; errors: string }>;
}

/** Starts the kit with these arguments, and with these variables beside the usual ones. */
export function startKit(args: readonly string[], environment: Readonly<Record<string, string>> = {}): KitProcess {
  const child = spawn(process.execPath, ['--conditions=wardkit-source', program, ...args], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, errors]: [string[], string[]] = [[], []];
  child.stdout.on('data', (piece) => out.push(String(piece)));
  child.stderr.on('data', (piece) => errors.push(String(piece)));
  const ended = once(child, 'close').then(([code]) => ({
    code: Number(code),
    out: out.join(''),
    errors: errors.join(''),
  }));
  return { child, ended };
}
