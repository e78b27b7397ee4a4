import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context as HonoContext } from 'hono';
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
    headers.set('request-id', requestId);
    const crossOrigin = crossOriginHeaders(c.req.header('origin') ?? null, allowed);
    if (!c.req.path.startsWith('/dev/'))
      for (const [name, value] of Object.entries(crossOrigin)) headers.set(name, value);
    if ('access-control-allow-origin' in crossOrigin) headers.set('cross-origin-resource-policy', 'cross-origin');
    // A connection that a balancer keeps would otherwise bring more calls to a server that stops.
    if (parts.readiness.isStopping) headers.set('connection', 'close');
    const milliseconds = performance.now() - startedAt;
    // The route and never the address itself: an address may hold what identifies somebody.
    const isProbe = /^\/(healthz|readyz)$/.test(c.req.path);
    const route = (c.get('route' as never) as string | undefined) ?? (isProbe ? 'probe' : 'other');
    const { status } = c.res;
    parts.metrics.answered((c.get('operation' as never) as string | undefined) ?? route, status, milliseconds / 1000);
    const level = isProbe ? 'debug' : 'info';
    parts.log[level]({ requestId, method: c.req.method, route, status, milliseconds: Math.round(milliseconds) });
  });

  for (const route of routes) {
    const { operation, handler } = route;
    const call = handler === null ? null : makeCall(parts, route, handler);
    app.on(operation.method, operation.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      c.set('route' as never, operation.path as never);
      c.set('operation' as never, operation.id as never);
      if (call === null) return refuse(c, new RequestProblem('not-served'));
      const answer = await traced(operation, c.req.raw.headers, () =>
        call({
          request: c.req.raw,
          url: new URL(c.req.url),
          pathParameters: c.req.param() as Record<string, string>,
          requestId: c.get('requestId' as never) as string,
          address: callerAddress.of(peerOf(c), c.req.header('x-forwarded-for') ?? null),
        }),
      );
      return toResponse(answer);
    });
  }

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
  const language = preferredLanguage(c.req.header('accept-language'));
  return toResponse(problemAnswer(problem, c.get('requestId' as never) as string, language));
}

function toResponse({ status, headers, body }: PlainAnswer): Response {
  return new Response(body, { status, headers });
}

function peerOf(c: HonoContext): string {
  // Without a socket the application is called directly, as tests and stories do.
  return c.env?.incoming === undefined ? 'local' : (getConnInfo(c).remote.address ?? 'unknown');
}
