import type { CallTracer } from './call-tracer.ts';
import type { Clock } from './clock.ts';
import type { RetryPolicy } from './retry-decision.ts';
import type { TokenGate } from './token-gate.ts';
import type { Transport } from './transport.ts';
import type { EventHub } from './ward-events.ts';

/** What every call stands on. Made once by `createHandle`. */
export interface Runtime {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly transport: Transport;
  readonly clock: Clock;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  readonly tokens: TokenGate;
  readonly events: EventHub;
  readonly locale: () => string | null;
  readonly tracer: CallTracer | null;
  /** How often this page has learnt that records may have changed: by its own writes and the outbox of any tab. */
  readonly changes: { learnt: number };
  readonly policy: RetryPolicy;
  readonly defaults: {
    readonly timeout: number;
    readonly bodyTimeout: number;
    readonly maxAttempts: number;
    readonly validation: 'report' | 'strict';
  };
}
