import type { Problem } from '@wardkit/contract/problem';
import type { AnyWardError } from '../errors.ts';

/** What an answer means for a queued item. */
export type Verdict =
  | { state: 'accepted'; data: unknown }
  /** Not yet. `asked`: milliseconds that the server wants us to wait. `stop`: the others would fare no better now. */
  | { state: 'pending'; asked: number | null; problem: Problem | null; stop: boolean }
  | { state: 'waiting-for-sign-in'; problem: Problem | null }
  | { state: 'conflict'; current: unknown; problem: Problem }
  | { state: 'rejected'; problem: Problem };

const again = new Set([408, 425, 429]);
const stopping = new Set([429, 503]);

/** Tries after which a refusal that nobody explains is shown to the person instead of being tried on and on. */
const unexplainedTries = 8;

/**
 * The table of answers: every failure is exactly one of these, and none of them deletes anything.
 *
 * @param attempts tries so far, this one included
 */
export function verdictOf(error: AnyWardError, attempts: number): Verdict {
  if (error.kind === 'network' || error.kind === 'timeout') {
    return { state: 'pending', asked: null, problem: null, stop: true };
  }
  if (error.kind === 'aborted') return { state: 'pending', asked: null, problem: null, stop: true };
  // This device could not write down how far it came: the server has refused nothing.
  if (error.kind === 'storage' && (error.code === 'quota' || error.code === 'unavailable')) {
    return { state: 'pending', asked: null, problem: null, stop: true };
  }
  if (error.kind !== 'api') return { state: 'rejected', problem: ownProblem(error) };
  const { status, problem, code } = error;
  if (status === 401) return { state: 'waiting-for-sign-in', problem };
  const asked = error.retryAfter === null ? null : error.retryAfter * 1000;
  if (status >= 500 || again.has(status) || (code === 'request-in-progress' && status === 409)) {
    return { state: 'pending', asked, problem, stop: stopping.has(status) };
  }
  // A firewall's or a gateway's refusal: it may be gone tomorrow, and it is not the server's word on the submission.
  if (code === 'unexplained' && attempts < unexplainedTries) return { state: 'pending', asked, problem, stop: true };
  if (status === 409 || status === 412) return { state: 'conflict', current: problem.current ?? null, problem };
  return { state: 'rejected', problem };
}

/** A fault on this device, told in the same form as the server's refusals. */
export function ownProblem(error: AnyWardError): Problem {
  return {
    type: 'about:blank',
    code: `device-${error.kind}`,
    title: error.message,
    status: 0,
    detail: 'It is kept on this device. Export it, or correct it and send it again.',
    requestId: error.requestId ?? '',
    retryable: false,
  };
}
