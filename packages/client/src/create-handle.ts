import type { OperationRecord } from '@wardkit/contract/operation';
import { normaliseBase } from './address.ts';
import type { CallOptions, WriteOptions } from './call-options.ts';
import { type Answered, callPromise, listCall } from './call-promise.ts';
import type { CallTracer } from './call-tracer.ts';
import { type Clock, systemClock } from './clock.ts';
import type { ClientHandle } from './handle.ts';
import { type PipelineInput, runCall } from './pipeline.ts';
import type { Runtime } from './runtime.ts';
import { rememberRuntime } from './runtime-of.ts';
import { createSharedCalls } from './shared-calls.ts';
import { createTokenGate, type TokenSource } from './token-gate.ts';
import { fetchTransport, type Transport } from './transport.ts';
import { createEventHub } from './ward-events.ts';

/** How a client is made. Only `baseUrl` is required. */
export interface ClientOptions {
  /** Address of the contract, the part before `/v1`; may be relative to the page. */
  baseUrl: string;
  /**
   * Gives the bearer token of who is signed in, or null. Called for each request, so keep the token in your own memory;
   * with `refresh: true` the server has just refused the last one. The SDK stores it nowhere.
   */
  getToken?: TokenSource | undefined;
  /** Language of texts from the server, BCP 47; a function is asked at each call. */
  locale?: string | (() => string) | undefined;
  /** Milliseconds for a whole call with its waits and repeats. Default 30,000. */
  timeout?: number | undefined;
  /** Milliseconds for the body of an answer, from its headers on. Default 15,000. */
  bodyTimeout?: number | undefined;
  /** How many times a request may be sent in all. Default 3. */
  maxAttempts?: number | undefined;
  /** `strict` throws `ContractError` when an answer departs from the contract; `report` only tells `contract-mismatch`. */
  validation?: 'report' | 'strict' | undefined;
  /** Follows each call in a trace; `openTelemetry` of `@wardkit/client/otel` makes one. */
  tracer?: CallTracer | undefined;
  /** Another `fetch`, for a server-side framework or a test. */
  fetch?: typeof globalThis.fetch | undefined;
  /** Another transport than `fetch`, for tests. */
  transport?: Transport | undefined;
  /** Another clock, for tests. */
  clock?: Clock | undefined;
  /** Numbers from 0 up to 1, for tests. */
  random?: (() => number) | undefined;
}

/** How a handle reads what this device keeps; set by `createClient`, absent in a bare handle. */
export interface KeptReads {
  read(
    record: OperationRecord,
    input: PipelineInput,
    options: CallOptions,
    send: (input: PipelineInput, options: CallOptions) => ReturnType<typeof runCall>,
  ): Promise<Answered<unknown>>;
}

/** Makes what every call of one client shares. */
export function createRuntime(options: ClientOptions): Runtime {
  const { locale } = options;
  return {
    baseUrl: normaliseBase(options.baseUrl),
    transport: options.transport ?? fetchTransport(options.fetch),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    tokens: createTokenGate(options.getToken ?? (() => null)),
    events: createEventHub(),
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

/** Puts the calls on a runtime. */
export function handleOf(runtime: Runtime, kept: KeptReads | null): ClientHandle {
  const shared = createSharedCalls();

  async function answer(
    record: OperationRecord,
    input: PipelineInput,
    options: CallOptions & WriteOptions = {},
  ): Promise<Answered<unknown>> {
    if (record.safety === 'unsafe') return runCall(runtime, record, input, options);
    return shared.join(record, input, options, (common) => {
      const send = (sent: PipelineInput, how: CallOptions) => runCall(runtime, record, sent, how);
      return kept === null || record.offline.keep === undefined
        ? send(input, common)
        : kept.read(record, input, common, send);
    });
  }

  const handle = {
    baseUrl: runtime.baseUrl,
    call: (record: OperationRecord, input: PipelineInput, options?: CallOptions) =>
      callPromise(answer(record, input, options)),
    list: (record: OperationRecord, input: PipelineInput, options?: CallOptions) =>
      listCall((cursor) => {
        const query = { ...(input.query as object | undefined), ...(cursor === null ? {} : { cursor }) };
        return answer(record, { ...input, query }, options) as Promise<
          Answered<{ items: unknown[]; next: string | null }>
        >;
      }),
    on: runtime.events.on,
  };
  // The record types the call from outside; inside, every answer is unknown until its schema has seen it.
  return rememberRuntime(handle as unknown as ClientHandle, runtime);
}

/**
 * The small core: typed calls without modules, drafts or outbox, for applications that count bytes.
 * @example
 * const handle = createHandle({ baseUrl: 'https://ward.example', getToken });
 * const premises = await getPremises(handle, id, { purpose: 'rental-check' });
 */
export function createHandle(options: ClientOptions): ClientHandle {
  return handleOf(createRuntime(options), null);
}
