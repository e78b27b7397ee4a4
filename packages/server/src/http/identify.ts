import type { Caller } from '../access/caller.ts';
import type { CallParts, IncomingCall } from './call.ts';
import { describeFault, problemOf } from './faults.ts';
import { RequestProblem } from './request-problem.ts';

/**
 * Says who calls, and counts the call against their quota.
 *
 * @throws {RequestProblem} `unauthenticated`, `forbidden` for an identity without an account, `rate-limited`, `unavailable`
 */
export async function identify(
  parts: CallParts,
  { request, requestId, address }: IncomingCall,
  now: Date,
): Promise<{ caller: Caller; rate: Readonly<Record<string, string>> }> {
  let caller: Caller = { kind: 'stranger', address };
  let failure: RequestProblem | null = null;
  try {
    const token = bearerOf(request);
    if (token !== null) caller = await parts.signIn.callerOf(token);
  } catch (cause) {
    failure = cause instanceof RequestProblem ? cause : new RequestProblem(problemOf(cause));
    if (failure !== cause) parts.log.error({ requestId, fault: describeFault(cause) }, 'nobody could be signed in');
  }
  // A wrong token counts for the address it came from, or guessing would be free.
  const { allowed, headers } = parts.rateLimit.take(caller.kind === 'stranger' ? `ip ${address}` : caller.subject, now);
  if (!allowed) throw new RequestProblem('rate-limited', { headers });
  if (failure !== null) throw new RequestProblem(failure.code, { ...failure.details, headers });
  return { caller, rate: headers };
}

/**
 * The token of a request, or null where there is none.
 *
 * @throws {RequestProblem} `unauthenticated` for a header that holds no bearer token
 */
export function bearerOf(request: Request): string | null {
  const authorization = request.headers.get('authorization');
  if (authorization === null) return null;
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  if (token === undefined) throw new RequestProblem('unauthenticated');
  return token;
}
