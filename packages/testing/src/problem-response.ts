import { type Problem, type ProblemCode, problemBody, problemRecord } from '@wardkit/contract/problem';

/** What a problem may carry besides its code. */
export interface ProblemExtras {
  current?: unknown;
  headers?: Record<string, string>;
  errors?: NonNullable<Problem['errors']>;
}

/** A response with a problem of the registry, as a server gives it. */
export function problemResponse(code: ProblemCode, extras: ProblemExtras = {}): Response {
  const { current, headers, errors } = extras;
  const requestId = `request-${code}`;
  const body = problemBody(code, {
    requestId,
    ...(current === undefined ? {} : { current }),
    ...(errors === undefined ? {} : { errors }),
  });
  return new Response(JSON.stringify(body), {
    status: problemRecord(code).status,
    headers: { 'content-type': 'application/problem+json', 'request-id': requestId, ...headers },
  });
}
