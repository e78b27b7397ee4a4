import type { ProblemCode } from '@wardkit/contract/problem';
import { BucketFailure } from '../storage/bucket-failure.ts';

/** What pg says when no connection is free in time, or one breaks. */
const cutOff =
  /^(timeout exceeded when trying to connect|timeout expired|Connection terminated.*|Client has encountered a connection error.*)$/;

/** The problem that a fault of the server, of its database or of its store is answered with. */
export function problemOf(cause: unknown): ProblemCode {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  // A value that the database can't hold: trying again would never help.
  if (/^22\w{3}$/.test(code)) return 'invalid-input';
  // The driver's own faults have words and no code.
  const isCutOff = cause instanceof Error && code === '' && cutOff.test(cause.message);
  const isUnavailable = /^(ECONNREFUSED|ECONNRESET|EPIPE|57P0[1-3]|08\w{3}|53300|55P03|57014|40001|40P01)$/.test(code);
  return isUnavailable || isCutOff || cause instanceof BucketFailure ? 'unavailable' : 'internal-error';
}

/** Whether work was broken off because whoever had asked for it went away. */
export function isAbort(cause: unknown, signal: AbortSignal): boolean {
  // The HTTP server aborts a signal with words in place of an error.
  return signal.aborted && (cause === signal.reason || (cause instanceof Error && cause.name === 'AbortError'));
}

/** A fault for the log: its kind and place, without values that a message may hold. */
export function describeFault(cause: unknown): object {
  if (!(cause instanceof Error)) return { kind: typeof cause };
  const code = 'code' in cause ? String(cause.code) : undefined;
  const place = cause.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6)
    .map((line) => line.trim());
  // A database's message may quote a row; that of our own code never does.
  return { kind: cause.name, code, place, ...(code === undefined ? { message: cause.message } : {}) };
}
