import type { Exchange } from './exchange.ts';
import type { CheckFinding } from './outcome.ts';

/** Counts, for each operation, the answers that were a success and those that were a failure of the server. */
export class Tally {
  readonly #operations = new Map<string, { done: number; failed: number }>();

  add({ operation, answer }: Exchange): void {
    if (operation === null) return;
    const count = this.#operations.get(operation.id) ?? { done: 0, failed: 0 };
    if (answer.status < 400) count.done += 1;
    if (answer.status === 500) count.failed += 1;
    this.#operations.set(operation.id, count);
  }

  /** What a run found about operations that are claimed and only ever fail. */
  finding(): CheckFinding {
    const failing = [...this.#operations].filter(([, { done, failed }]) => failed > 0 && done === 0).map(([id]) => id);
    return {
      title: `no claimed operation fails whatever it is asked (${this.#operations.size} called)`,
      outcome: failing.length === 0 ? 'passed' : 'failed',
      reason: null,
      expected: failing.length === 0 ? null : 'a success now and then',
      came: failing.length === 0 ? null : `only failures of the server: ${failing.slice(0, 8).join(', ')}`,
      milliseconds: 0,
    };
  }
}
