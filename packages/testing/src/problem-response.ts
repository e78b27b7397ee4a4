import { type Problem, type ProblemCode, problemBody, problemRecord } from '@wardkit/contract/problem';

/**
 * What a problem may carry besides its code.
 * @example
 * const extras: ProblemExtras = { current: { version: 4 }, headers: { 'retry-after': '5' } };
 */
export interface ProblemExtras {
  current?: unknown;
  headers?: Record<string, string>;
  errors?: NonNullable<Problem['errors']>;
}

/**
 * A response with a problem of the registry, as a server gives it.
 * @example
 * import { createScriptedClient, fixtures } from '@wardkit/testing';
 *
 * const answers = { 'places.getPremises': () => problemResponse('version-stale', { current: fixtures.premisesOf() }) };
 * const { ward } = createScriptedClient({ answers });
 */
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
