import type { Caller } from '../access/caller.ts';
import type { CallParts, IncomingCall } from './call.ts';
import { RequestProblem } from './request-problem.ts';

/**
 * Says who calls, and counts the call against their quota.
 *
 * @throws {RequestProblem} `unauthenticated`, `forbidden` for an identity without an account, `rate-limited`, `unavailable`
 */
export async function identify(
  parts: CallParts,
  { request, address }: IncomingCall,
  now: Date,
): Promise<{ caller: Caller; rate: Readonly<Record<string, string>> }> {
  const token = bearerOf(request);
  let caller: Caller = { kind: 'stranger', address };
  let failure: RequestProblem | null = null;
  if (token !== null) {
    try {
      caller = await parts.signIn.callerOf(token);
    } catch (cause) {
      if (!(cause instanceof RequestProblem)) throw cause;
      failure = cause;
    }
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
