/** Hears of each call from its beginning to its end, and gives the headers that carry a trace on. */
export interface CallTracer {
  /** @param call `path` is the operation's own, with `{parameters}`: no id of a record is told */
  begin(call: { readonly operationId: string; readonly method: string; readonly path: string }): CallTrace;
}

/** One call under way. */
export interface CallTrace {
  /** Headers of the request, such as `traceparent`. */
  headers(): Readonly<Record<string, string>>;
  /** The request is sent once more, after so many milliseconds. */
  retry(attempt: number, delay: number, reason: string): void;
  /** @param outcome `status` is null where no answer came; `error` is the kind of error, or the code of a problem */
  end(outcome: CallOutcome): void;
}

export interface CallOutcome {
  readonly status: number | null;
  readonly error: string | null;
  readonly attempts: number;
  readonly requestId: string | null;
}
