import type { OperationRecord } from '@wardkit/contract/operation';
import type { Caller, SignedIn } from '../access/caller.ts';
import { isFromOrigin } from '../access/embed-origin.ts';
import type { CallParts, IncomingCall } from './call.ts';
import { describeFault, problemOf } from './faults.ts';
import { RequestProblem } from './request-problem.ts';

/**
 * Says who calls, and counts the call against their quota.
 *
 * @throws {RequestProblem} `unauthenticated`, `forbidden` for an embed session in a page of another origin, `rate-limited`,
 *   `unavailable`
 */
export async function identify(
  parts: CallParts,
  { safety }: OperationRecord,
  { request, url, requestId, address }: IncomingCall,
  now: Date,
): Promise<{ caller: Caller; rate: Readonly<Record<string, string>> }> {
  let caller: Caller = { kind: 'stranger', address };
  let failure: RequestProblem | null = null;
  try {
    const token = bearerOf(request);
    if (token !== null) caller = parts.signIn.keptCaller(token) ?? (await checked(parts, token, address, now));
  } catch (cause) {
    failure = cause instanceof RequestProblem ? cause : new RequestProblem(problemOf(cause));
    if (failure !== cause) parts.log.error({ requestId, fault: describeFault(cause) }, 'nobody could be signed in');
  }
  // A wrong token counts for the address it came from, or guessing would be free. What an address reads takes nothing from
  // what it writes: a stranger writes to call for help.
  const ofAddress = safety === 'unsafe' && failure === null ? `writes from ${address}` : `ip ${address}`;
  const { allowed, headers } = parts.rateLimit.take(caller.kind === 'stranger' ? ofAddress : caller.subject, now);
  if (!allowed) throw new RequestProblem('rate-limited', { headers });
  if (failure !== null) {
    throw new RequestProblem(failure.code, { ...failure.details, headers: { ...headers, ...failure.details.headers } });
  }
  const embed = caller.kind === 'stranger' ? null : caller.embed;
  if (embed !== null && !isFromOrigin(embed, request, ownOrigins(parts, url))) {
    throw new RequestProblem('forbidden', { headers });
  }
  return { caller, rate: headers };
}

/**
 * Checks a token that is not known, which may cost a signature, a request of the issuer and a transaction: where too many of
 * an address were wrong, no other is looked at. What others of the address do well does not count against it.
 */
async function checked({ signIn, rateLimit }: CallParts, token: string, address: string, now: Date): Promise<SignedIn> {
  const failures = `wrong tokens of ${address}`;
  if (rateLimit.isSpent(failures, now)) {
    throw new RequestProblem('rate-limited', { headers: rateLimit.take(failures, now).headers });
  }
  return signIn.callerOf(token).catch((cause: unknown) => {
    if (cause instanceof RequestProblem && cause.code === 'unauthenticated') rateLimit.take(failures, now);
    throw cause;
  });
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

/** The origins by which the server is reached: those that it was told of, else the one that the request says. */
function ownOrigins({ publicOrigins }: CallParts, url: URL): readonly string[] {
  return publicOrigins.length > 0 ? publicOrigins : [url.origin];
}
