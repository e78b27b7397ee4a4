import ky from 'ky';

/** One request as it leaves. */
export interface TransportRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | Blob | Uint8Array<ArrayBuffer> | null;
  signal: AbortSignal;
}

/** Sends one request once. Rejects where no answer came. */
export type Transport = (request: TransportRequest) => Promise<Response>;

/**
 * ky carries the request; when to repeat one and how long to wait is decided by us, so both are off here.
 * Cookies are never sent, redirects never followed with a token, and no HTTP cache keeps what may be personal.
 */
export function kyTransport(fetch: typeof globalThis.fetch | undefined): Transport {
  const send = ky.create({
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
  });
  return ({ method, url, headers, body, signal }) =>
    send(url, {
      method,
      headers,
      body,
      // Handed to `fetch` itself: ky would join it with a signal of its own, which costs a sixth of a small call.
      fetch: (request, init) => (fetch ?? globalThis.fetch)(request as Request, { ...init, signal }),
    });
}
