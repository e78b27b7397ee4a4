import type { OperationRecord } from '../operation.ts';

/** The parts of a request that an operation takes; those that it does not know are left out. */
export interface ExampleRequest {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | readonly string[]>>;
  readonly headers?: Readonly<Record<string, string | number>>;
  /** JSON, or the words that describe bytes. */
  readonly body?: unknown;
}

/** One call that succeeds, as it goes over the wire. Everything in it is invented. */
export interface OperationExample {
  readonly summary: string;
  readonly request: ExampleRequest;
  readonly status: number;
  /** JSON; null for no body; the words that describe bytes; a list of events for a stream. */
  readonly answer: unknown;
}

/** At least one example for every success status of every operation of a module. */
export type ModuleExamples<Operations extends Readonly<Record<string, OperationRecord>>> = {
  readonly [Id in keyof Operations]: readonly [OperationExample, ...OperationExample[]];
};
