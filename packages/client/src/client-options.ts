import type { CallTracer } from './call-tracer.ts';
import type { Clock } from './clock.ts';
import type { TokenSource } from './token-gate.ts';
import type { Transport } from './transport.ts';

/**
 * How a client is made. Only `baseUrl` is required.
 * @example
 * const options: ClientOptions = {
 *   baseUrl: 'https://ward.city.example',
 *   getToken,
 *   locale: () => document.documentElement.lang,
 *   timeout: 20_000,
 * };
 */
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
