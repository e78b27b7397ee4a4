import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { OperationRecord } from '@wardkit/contract/operation';
import type { PlainAnswer } from './request-problem.ts';

const getter = {
  get: (headers: Headers, name: string) => headers.get(name) ?? undefined,
  keys: (headers: Headers) => [...headers.keys()],
};

/**
 * Puts a span around a call, for an operator who registered an OpenTelemetry provider; without one nothing happens. A span holds
 * the operation and the status: no address, no id, nobody's data.
 */
export async function traced(
  operation: OperationRecord,
  headers: Headers,
  call: () => Promise<PlainAnswer>,
): Promise<PlainAnswer> {
  const parent = propagation.extract(context.active(), headers, getter);
  // Asked for anew each time: a provider may be registered after the server was loaded.
  const tracer = trace.getTracer('@wardkit/server');
  const attributes = { 'http.request.method': operation.method, 'http.route': operation.path };
  return tracer.startActiveSpan(operation.id, { kind: SpanKind.SERVER, attributes }, parent, async (span) => {
    try {
      const answer = await call();
      span.setAttribute('http.response.status_code', answer.status);
      if (answer.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      return answer;
    } finally {
      span.end();
    }
  });
}
