import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database, PoolUse } from '../database/open.ts';
import { queueDepths } from './queue-depths.ts';

export interface MetricsParts {
  readonly database: Database;
  readonly version: string;
  /** Readers of event streams at this process. */
  readonly readers: () => number;
}

/** Seconds; a call is a few milliseconds, an upload or a page of a large list more. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * What is counted for the operator. Labels are operations of the contract and status codes, and nothing else: no id, no
 * station, nobody's data, and no more series than there are operations.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly #calls: Counter<'operation' | 'status'>;
  readonly #durations: Histogram<'operation'>;
  readonly #underWay: Gauge;

  constructor({ database, version, readers }: MetricsParts) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.#calls = new Counter({
      name: 'wardkit_calls_total',
      help: 'Calls that were answered',
      labelNames: ['operation', 'status'],
      registers,
    });
    this.#durations = new Histogram({
      name: 'wardkit_call_duration_seconds',
      help: 'Time from the request to the beginning of the answer',
      labelNames: ['operation'],
      buckets,
      registers,
    });
    this.#underWay = new Gauge({ name: 'wardkit_calls_under_way', help: 'Calls without an answer yet', registers });
    const gauge = (name: string, help: string, read: () => number) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    gauge('wardkit_event_readers', 'Readers of event streams at this process', readers);
    if (database.poolUse !== undefined) {
      const use = database.poolUse.bind(database);
      const pool = (name: keyof PoolUse, help: string) =>
        gauge(`wardkit_database_pool_${name}`, help, () => use()[name]);
      pool('open', 'Connections to the database');
      pool('idle', 'Connections that nobody uses');
      pool('waiting', 'Calls that wait for a connection');
    }
    new Gauge({ name: 'wardkit_build_info', help: 'The version', labelNames: ['version'], registers }).set(
      { version },
      1,
    );
    const depths = new Gauge({
      name: 'wardkit_queue_depth',
      help: 'What waits in the database, for all processes',
      labelNames: ['queue'],
      registers,
      // What can't be counted is not shown, and no old number in its place.
      async collect() {
        this.reset();
        for (const [queue, depth] of Object.entries(await queueDepths(database))) this.set({ queue }, depth);
      },
    });
    depths.reset();
  }

  /** A call has come. */
  began(): void {
    this.#underWay.inc();
  }

  /**
   * A call was answered.
   *
   * @param operation the id of the operation, or a word for what is beside the contract
   */
  answered(operation: string, status: number, seconds: number): void {
    this.#underWay.dec();
    this.#calls.inc({ operation, status });
    this.#durations.observe({ operation }, seconds);
  }
}
