import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context as HonoContext } from 'hono';
import { callLogOf } from '../operation/log.ts';
import type { Metrics } from '../operation/metrics.ts';
import { probeRoutes } from '../operation/probes.ts';
import type { Readiness } from '../operation/readiness.ts';
import { newUuid } from '../uuid.ts';
import { type CallParts, makeCall } from './call.ts';
import { CallerAddress } from './caller-address.ts';
import { crossOriginHeaders, preflightHeaders } from './cors.ts';
import { type PlainAnswer, preferredLanguage, problemAnswer, RequestProblem } from './request-problem.ts';
import { methodsAt, type Route } from './routes.ts';
import { type PortalSite, serveSite } from './static-site.ts';
import { traced } from './trace.ts';

export interface AppParts extends CallParts {
  readonly allowedOrigins: readonly string[];
  /** Names that the server is reached by, besides localhost and numeric addresses. */
  readonly knownHosts: readonly string[];
  readonly portal: PortalSite | null;
  /** Routes beside the contract: the development issuer, or null where it is off. */
  readonly development: Hono | null;
  /** The routes of the contract's documents, below `/docs`. */
  readonly documents: Hono;
  /** Networks of proxies that are believed when they say for whom they call. */
  readonly proxies: readonly string[];
  readonly readiness: Readiness;
  readonly metrics: Metrics;
}

const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/** Builds the HTTP application over the routes of the contract's operation records. */
export function createApp(parts: AppParts, routes: readonly Route[]): Hono {
  const app = new Hono();
  const allowed = new Set(parts.allowedOrigins);
  const callerAddress = new CallerAddress(parts.proxies);
  const callLog = callLogOf(parts.log);

  /** What is told of each answer, beside what it says itself. */
  const commonHeaders = (c: HonoContext, requestId: string): Record<string, string> => {
    const crossOrigin = crossOriginHeaders(c.req.header('origin') ?? null, allowed);
    return {
      'request-id': requestId,
      ...crossOrigin,
      ...('access-control-allow-origin' in crossOrigin ? { 'cross-origin-resource-policy': 'cross-origin' } : {}),
      // A connection that a balancer keeps would otherwise bring more calls to a server that stops.
      ...(parts.readiness.isStopping ? { connection: 'close' } : {}),
    };
  };
  // The route and never the address itself: an address may hold what identifies somebody.
  const note = (c: HonoContext, requestId: string, route: string, operation: string, status: number, since: number) => {
    const milliseconds = performance.now() - since;
    parts.metrics.answered(operation, status, milliseconds / 1000);
    const level = route === 'probe' ? 'debug' : 'info';
    callLog[level]({ requestId, method: c.req.method, route, status, milliseconds: Math.round(milliseconds) });
  };

  // Calls of the contract come before all else and are put together at once: these are what a server does all day.
  for (const route of routes) {
    const { operation, handler } = route;
    const call = handler === null ? null : makeCall(parts, route, handler);
    const answerTo = async (c: HonoContext, url: URL, requestId: string): Promise<PlainAnswer> => {
      if (!isKnownHost(url.hostname, parts.knownHosts)) return refusal(c, unknownHost(url.hostname), requestId);
      if (call === null) return refusal(c, new RequestProblem('not-served'), requestId);
      const { raw } = c.req;
      return traced(operation, raw.headers, () =>
        call({
          request: raw,
          url,
          pathParameters: c.req.param() as Record<string, string>,
          requestId,
          address: callerAddress.of(peerOf(c), c.req.header('x-forwarded-for') ?? null),
        }),
      );
    };
    app.on(operation.method, operation.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      const startedAt = performance.now();
      const requestId = newUuid(parts.clock.now());
      parts.metrics.began();
      const { status, headers, body } = await answerTo(c, new URL(c.req.url), requestId);
      note(c, requestId, operation.path, operation.id, status, startedAt);
      return new Response(bytesOf(body), {
        status,
        headers: { ...securityHeaders, ...headers, ...commonHeaders(c, requestId) },
      });
    });
  }

  app.use(async (c, next) => {
    const startedAt = performance.now();
    const requestId = newUuid(parts.clock.now());
    c.set('requestId' as never, requestId as never);
    parts.metrics.began();
    const { hostname } = new URL(c.req.url);
    if (!isKnownHost(hostname, parts.knownHosts)) c.res = refuse(c, unknownHost(hostname));
    else if (c.req.method === 'OPTIONS') c.res = preflight(c, allowed, routes);
    else await next();
    const { headers } = c.res;
    for (const [name, value] of Object.entries(securityHeaders)) if (!headers.has(name)) headers.set(name, value);
    const common = c.req.path.startsWith('/dev/') ? { 'request-id': requestId } : commonHeaders(c, requestId);
    for (const [name, value] of Object.entries(common)) headers.set(name, value);
    const isProbe = /^\/(healthz|readyz)$/.test(c.req.path);
    const route = (c.get('route' as never) as string | undefined) ?? (isProbe ? 'probe' : 'other');
    note(c, requestId, route, route, c.res.status, startedAt);
  });

  app.route('/', probeRoutes(parts.readiness));
  if (parts.development !== null) app.route('/dev', parts.development);
  app.route('/docs', parts.documents);

  app.notFound(async (c) => {
    const { pathname } = new URL(c.req.url);
    const methods = methodsAt(routes, pathname);
    if (methods.length > 0) {
      return refuse(c, new RequestProblem('method-not-allowed', { headers: { allow: methods.join(', ') } }));
    }
    const isPage = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (parts.portal !== null && isPage && !/^\/(v1|dev|\.well-known)(\/|$)/i.test(pathname)) {
      const page = await serveSite(parts.portal, c.req.raw, pathname);
      if (page !== null) {
        c.set('route' as never, 'portal' as never);
        return toResponse(page);
      }
    }
    return refuse(c, new RequestProblem('not-found'));
  });

  app.onError((cause, c) => {
    if (cause instanceof RequestProblem) return refuse(c, cause);
    parts.log.error({ requestId: c.get('requestId' as never), fault: cause.name }, 'request failed');
    return refuse(c, new RequestProblem('internal-error'));
  });
  return app;
}

/**
 * A name that nobody configured may be another's, pointed here so that its page counts as ours (DNS rebinding). A numeric
 * address can't be.
 */
function isKnownHost(hostname: string, known: readonly string[]): boolean {
  return hostname === 'localhost' || known.includes(hostname) || isIP(hostname.replace(/^\[(.*)\]$/, '$1')) !== 0;
}

function unknownHost(hostname: string): RequestProblem {
  return new RequestProblem('forbidden', {
    detail: `This server does not go by the name ${hostname.slice(0, 100)}. Whoever runs it can add the name to WARDKIT_URL.`,
  });
}

function preflight(c: HonoContext, allowed: ReadonlySet<string>, routes: readonly Route[]): Response {
  const methods = methodsAt(routes, new URL(c.req.url).pathname);
  if (methods.length === 0) return refuse(c, new RequestProblem('not-found'));
  const isAllowed = allowed.has(c.req.header('origin') ?? '');
  return new Response(null, {
    status: 204,
    headers: { allow: [...methods, 'OPTIONS'].join(', '), ...(isAllowed ? preflightHeaders(methods) : {}) },
  });
}

function refuse(c: HonoContext, problem: RequestProblem): Response {
  return toResponse(refusal(c, problem, c.get('requestId' as never) as string));
}

function refusal(c: HonoContext, problem: RequestProblem, requestId: string): PlainAnswer {
  return problemAnswer(problem, requestId, preferredLanguage(c.req.header('accept-language')));
}

function toResponse({ status, headers, body }: PlainAnswer): Response {
  return new Response(body, { status, headers });
}

/** Characters of an answer from which on Node writes its text, with the headers before it, by a way that takes longer. */
const longText = 4096;

function bytesOf(body: PlainAnswer['body']): PlainAnswer['body'] {
  return typeof body === 'string' && body.length > longText ? Buffer.from(body) : body;
}

function peerOf(c: HonoContext): string {
  // Without a socket the application is called directly, as tests and stories do.
  return c.env?.incoming === undefined ? 'local' : (getConnInfo(c).remote.address ?? 'unknown');
}
