import { context, propagation, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { CallTracer } from './call-tracer.ts';

export type { CallOutcome, CallTrace, CallTracer } from './call-tracer.ts';

/**
 * Makes a span of each call, below the span that is active where the call begins, and carries the trace on to the server. A span
 * holds the operation, its path with `{parameters}`, the status and the number of requests: no ids, queries or bodies.
 *
 * @param tracer by default one of the globally registered provider
 * @example
 * import { createClient } from '@wardkit/client';
 * import { openTelemetry } from '@wardkit/client/otel';
 *
 * const ward = createClient({ baseUrl, getToken, tracer: openTelemetry() });
 */
export function openTelemetry(tracer: Tracer = trace.getTracer('@wardkit/client')): CallTracer {
  return {
    begin({ operationId, method, path }) {
      const attributes = { 'wardkit.operation': operationId, 'http.request.method': method, 'url.template': path };
      const span = tracer.startSpan(`${method} ${path}`, { kind: SpanKind.CLIENT, attributes });
      const own = trace.setSpan(context.active(), span);
      return {
        headers() {
          const carrier: Record<string, string> = {};
          propagation.inject(own, carrier);
          return carrier;
        },
        retry(attempt, delay, reason) {
          span.addEvent('retry', { attempt, delay, reason });
        },
        end({ status, error, attempts, requestId }) {
          if (status !== null) span.setAttribute('http.response.status_code', status);
          if (attempts > 1) span.setAttribute('http.request.resend_count', attempts - 1);
          if (requestId !== null) span.setAttribute('wardkit.request_id', requestId);
          if (error !== null) {
            span.setAttribute('error.type', error);
            span.setStatus({ code: SpanStatusCode.ERROR });
          }
          span.end();
        },
      };
    },
  };
}
