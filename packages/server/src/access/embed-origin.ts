import type { EmbedLimits } from './caller.ts';

/**
 * Whether a request comes from a page that an embed session was made for.
 *
 * Browsers name the origin in every call to another origin, and in every write. They leave it out of a page's reading
 * from its own origin alone: so a request without one may come from a page only where the session's origin is the
 * server's own, and only to read. It keeps other pages out, not somebody who holds the token: a program says what it likes.
 *
 * @param ownOrigins the origins by which the server is reached
 */
export function isFromOrigin({ origin }: EmbedLimits, request: Request, ownOrigins: readonly string[]): boolean {
  const told = request.headers.get('origin');
  if (told !== null) return told === origin;
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const site = request.headers.get('sec-fetch-site');
  return reads && ownOrigins.includes(origin) && (site === null || site === 'same-origin');
}
