import { ApiError } from './errors.ts';

/**
 * Stands for the server's own 401 where the portal gave nothing that could be sent: nobody is signed in as far as a call goes, and
 * what was saved waits for a sign-in. The token itself is in no text.
 *
 * @param what what `getToken` did, for the developer of the portal
 */
export function unusableToken(what: string, cause?: unknown): ApiError {
  const problem = {
    type: 'https://wardkit.dev/problems/unauthenticated',
    code: 'unauthenticated',
    title: `getToken ${what}`,
    status: 401,
    detail: 'Sign in again; what you entered is kept.',
    requestId: '',
    retryable: false,
  };
  return new ApiError(401, problem, null, { cause });
}
