import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Ended } from '../server-process.ts';
import type { CommandCall } from './run-commands.ts';

const program = fileURLToPath(new URL('run-commands.ts', import.meta.url));

/** A process that runs commands, one at a time. */
export class CommandRunner {
  readonly #child: ChildProcess;
  readonly #gone: Promise<never>;
  #last: Promise<unknown> = Promise.resolve();

  constructor() {
    this.#child = fork(program, { execArgv: ['--conditions=wardkit-source', '--liftoff-only'], stdio: 'inherit' });
    this.#gone = once(this.#child, 'exit').then(() => {
      throw new Error('the process that runs the commands ended');
    });
    this.#gone.catch(() => undefined);
  }

  run(call: CommandCall): Promise<Ended> {
    const ended = this.#last.then(async () => {
      this.#child.send(call);
      const [answer] = await Promise.race([once(this.#child, 'message'), this.#gone]);
      return answer as Ended;
    });
    this.#last = ended.catch(() => undefined);
    return ended;
  }

  async close(): Promise<void> {
    this.#child.kill();
    await this.#gone.catch(() => undefined);
  }
}
