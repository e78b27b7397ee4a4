/**
 * One request as it leaves.
 * @example
 * function isUpload(request: TransportRequest): boolean {
 *   return request.method === 'PATCH' && request.body instanceof Uint8Array;
 * }
 */
export interface TransportRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | Blob | Uint8Array<ArrayBuffer> | null;
  signal: AbortSignal;
}

/**
 * Sends one request once. Rejects where no answer came.
 * @example
 * // A test in which the server is away for maintenance.
 * const away: Transport = async () => new Response(null, { status: 503, headers: { 'retry-after': '30' } });
 */
export type Transport = (request: TransportRequest) => Promise<Response>;

/**
 * `fetch` carries the request: time limits, repeats and errors are the pipeline's.
 * Cookies are never sent, redirects never followed with a token, and no HTTP cache keeps what may be personal.
 */
export function fetchTransport(fetch: typeof globalThis.fetch | undefined): Transport {
  return ({ url, ...request }) =>
    // Looked up at each call: tests and tracing put their own in its place.
    (fetch ?? globalThis.fetch)(url, {
      ...request,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
}
