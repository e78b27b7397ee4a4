/**
 * Hears of each call from its beginning to its end, and gives the headers that carry a trace on.
 * @example
 * const tracer: CallTracer = {
 *   begin({ operationId }) {
 *     const started = performance.now();
 *     return {
 *       headers: () => ({}),
 *       retry() {},
 *       end: ({ status, attempts }) => show(operationId, status, attempts, performance.now() - started),
 *     };
 *   },
 * };
 */
export interface CallTracer {
  /** @param call `path` is the operation's own, with `{parameters}`: no id of a record is told */
  begin(call: { readonly operationId: string; readonly method: string; readonly path: string }): CallTrace;
}

/**
 * One call under way.
 * @example
 * const silent: CallTrace = { headers: () => ({ traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' }), retry() {}, end() {} };
 */
export interface CallTrace {
  /** Headers of the request, such as `traceparent`. */
  headers(): Readonly<Record<string, string>>;
  /** The request is sent once more, after so many milliseconds. */
  retry(attempt: number, delay: number, reason: string): void;
  /** @param outcome `status` is null where no answer came; `error` is the kind of error, or the code of a problem */
  end(outcome: CallOutcome): void;
}

/**
 * How a call ended, in words that fit a metric: nothing of a record is in it.
 * @example
 * function isFailed(outcome: CallOutcome): boolean {
 *   return outcome.error !== null && outcome.error !== 'aborted';
 * }
 */
export interface CallOutcome {
  readonly status: number | null;
  readonly error: string | null;
  readonly attempts: number;
  readonly requestId: string | null;
}
