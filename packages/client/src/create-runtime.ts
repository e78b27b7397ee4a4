import { normaliseBase } from './address.ts';
import type { ClientOptions } from './client-options.ts';
import { systemClock } from './clock.ts';
import type { Runtime } from './runtime.ts';
import { createTokenGate } from './token-gate.ts';
import { fetchTransport } from './transport.ts';
import { createEventHub } from './ward-events.ts';

/** Makes what every call of one client shares. */
export function createRuntime(options: ClientOptions): Runtime {
  const { locale } = options;
  const events = createEventHub();
  const changes = { learnt: 0 };
  events.on('outbox', () => {
    changes.learnt += 1;
  });
  return {
    baseUrl: normaliseBase(options.baseUrl),
    transport: options.transport ?? fetchTransport(options.fetch),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    tokens: createTokenGate(options.getToken ?? (() => null)),
    events,
    changes,
    tracer: options.tracer ?? null,
    locale: typeof locale === 'function' ? locale : () => locale ?? null,
    policy: { backoff: { base: 400, cap: 8_000 }, longestWait: 20_000 },
    defaults: {
      timeout: options.timeout ?? 30_000,
      bodyTimeout: options.bodyTimeout ?? 15_000,
      maxAttempts: options.maxAttempts ?? 3,
      validation: options.validation ?? 'report',
    },
  };
}
