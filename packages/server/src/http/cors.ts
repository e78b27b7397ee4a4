const allowedHeaders =
  'Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, Traceparent, Tracestate, Upload-Offset, Wardkit-Purpose, Wardkit-Receipt';
const exposedHeaders =
  'ETag, Location, Retry-After, RateLimit, RateLimit-Policy, Deprecation, Sunset, Idempotency-Replayed, Request-Id';

/** The headers that let pages of the listed origins, and no others, read an answer. */
export function crossOriginHeaders(origin: string | null, allowed: ReadonlySet<string>): Record<string, string> {
  if (origin === null || !allowed.has(origin)) return { vary: 'Origin' };
  return { 'access-control-allow-origin': origin, 'access-control-expose-headers': exposedHeaders, vary: 'Origin' };
}

/** The further headers of the answer to a preflight. Credentials are never allowed: the API knows no cookies. */
export function preflightHeaders(methods: readonly string[]): Record<string, string> {
  return {
    'access-control-allow-methods': methods.join(', '),
    'access-control-allow-headers': allowedHeaders,
    'access-control-max-age': '600',
  };
}
