import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A server of its own process, so that it can be killed as a machine would kill it. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly port: number;
  readonly output: () => string;

  constructor(child: ChildProcess, port: number, output: () => string) {
    this.#child = child;
    this.port = port;
    this.output = output;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /**
   * Serves what was built, as `npm start` does, on a folder and a port (0 takes a free one). It doesn't build: two
   * journeys that start together would lay out the portal under each other. A new folder is a copy of the one that
   * `JOURNEY_DATA` names, or is filled with demo data, which takes most of a start.
   */
  static async start(folder: string, port = 0): Promise<ServerProcess> {
    const prepared = process.env.JOURNEY_DATA;
    if (prepared !== undefined && !existsSync(folder)) await cp(prepared, folder, { recursive: true });
    const child = spawn(process.execPath, ['--conditions=wardkit-source', 'scripts/serve.ts'], {
      cwd: root,
      env: { ...process.env, PORT: String(port), WARDKIT_DATA: folder, WARDKIT_SCALE: 'small', DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    return new Promise((resolve, reject) => {
      const read = (chunk: Buffer) => {
        output += chunk.toString('utf8');
        const listening = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(output);
        if (listening !== null) resolve(new ServerProcess(child, Number(listening[1]), () => output));
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
    });
  }

  /** Ends it; `SIGKILL` gives it no chance to tidy up. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()));
    this.#child.kill(signal);
    await ended;
  }
}
