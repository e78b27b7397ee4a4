import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../cli/serve.ts', import.meta.url));
const seedProgram = fileURLToPath(new URL('../cli/seed.ts', import.meta.url));

/**
 * Sources in place of what is built, and WebAssembly that is compiled once: a process ends only when V8 has compiled
 * PGlite a second time, which takes longer than most of these live.
 */
const ofShortLife = ['--conditions=wardkit-source', '--liftoff-only'];

/** What V8 has compiled is kept between processes: most of a command's life is its start. */
const compiled = fileURLToPath(new URL('../../../../.cache/compiled/', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** A server in a process of its own, as `npm start` runs it. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #output: string[] = [];
  readonly #errors: string[] = [];
  readonly ended: Promise<Ended>;

  /** @param runtime what Node itself is told; by default what suits a short life */
  constructor(
    environment: Readonly<Record<string, string>>,
    args: readonly string[] = [program],
    runtime: readonly string[] = ofShortLife,
  ) {
    this.#child = spawn(process.execPath, [...runtime, ...args], {
      env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: compiled, WARDKIT_LOG: 'silent', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stderr?.on('data', (piece) => this.#errors.push(String(piece)));
    this.ended = once(this.#child, 'close').then(([code]) => ({
      code: code as number | null,
      output: this.#output.join('\n'),
      errors: this.#errors.join(''),
    }));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** The address that it prints once it listens. */
  async listening(): Promise<string> {
    if (this.#child.stdout === null) throw new Error('the process has no output');
    for await (const line of createInterface(this.#child.stdout)) {
      this.#output.push(line);
      const address = /^listening on (http:\S+)$/.exec(line)?.[1];
      if (address !== undefined) {
        this.#child.stdout.on('data', (piece) => this.#output.push(String(piece)));
        this.#child.stdout.resume();
        return address;
      }
    }
    throw new Error(`the server ended without listening: ${this.#errors.join('')}`);
  }

  /**
   * What the first group of a pattern found in the lines that were printed until now.
   *
   * @throws {Error} when no line matches
   */
  printed(pattern: RegExp): string {
    for (const line of this.#output) {
      const found = pattern.exec(line)?.[1];
      if (found !== undefined) return found;
    }
    throw new Error(`no line matches ${pattern}`);
  }

  /**
   * Waits until its standard error says something.
   *
   * @throws {Error} when it ends without
   */
  async says(pattern: RegExp): Promise<void> {
    const { stderr } = this.#child;
    if (stderr === null) throw new Error('the process has no standard error');
    while (!pattern.test(this.#errors.join(''))) {
      if (stderr.readableEnded)
        throw new Error(`the process ended without saying ${pattern}: ${this.#errors.join('')}`);
      await Promise.race([once(stderr, 'data'), once(stderr, 'end')]);
    }
  }

  /** Waits for the end of a process that is expected to end by itself. */
  async run(): Promise<Ended> {
    this.#child.stdout?.on('data', (piece) => this.#output.push(String(piece)));
    return this.ended;
  }

  kill(signal: NodeJS.Signals): Promise<Ended> {
    this.signal(signal);
    return this.ended;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }
}

/** Runs the seed command. */
export function seedProcess(environment: Readonly<Record<string, string>>, ...args: string[]): Promise<Ended> {
  return new ServerProcess(environment, [seedProgram, ...args]).run();
}

/** A development token by the server's own sign-in routes. */
export async function signInAt(address: string, account: string): Promise<string> {
  const reply = await fetch(`${address}/dev/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
  const issued = await fetch(`${address}/dev/token`, { headers: { cookie } });
  return ((await issued.json()) as { token: string }).token;
}
