import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import {
  type Context,
  context,
  propagation,
  type SpanOptions,
  type TextMapPropagator,
  trace,
} from '@opentelemetry/api';
import { operations } from '@wardkit/contract/operations';
import { traced } from './trace.ts';

describe('spans', () => {
  afterEach(() => {
    trace.disable();
    propagation.disable();
    context.disable();
  });
  const answer = { status: 503, headers: {}, body: null };
  const operation = operations['doorplates.scan'];

  test('without a provider a call is only a call', async () => {
    assert.equal(await traced(operation, new Headers(), async () => answer), answer);
  });

  test('a provider gets the operation, the status and the parent, and no address', async () => {
    const spans: {
      name: string;
      attributes: Record<string, unknown>;
      status?: unknown;
      ended: boolean;
      parent: unknown;
    }[] = [];
    const parentKey = Symbol('parent');
    const propagator: TextMapPropagator = {
      inject: () => undefined,
      extract: (given: Context, carrier, getter) => given.setValue(parentKey, getter.get(carrier, 'traceparent')),
      fields: () => ['traceparent'],
    };
    propagation.setGlobalPropagator(propagator);
    const tracer = {
      startActiveSpan(name: string, options: SpanOptions, parent: Context, work: (span: unknown) => unknown) {
        const span: (typeof spans)[number] = {
          name,
          attributes: { ...options.attributes },
          ended: false,
          parent: parent.getValue(parentKey),
        };
        spans.push(span);
        return work({
          setAttribute(key: string, value: unknown) {
            span.attributes[key] = value;
          },
          setStatus(status: unknown) {
            span.status = status;
          },
          end() {
            span.ended = true;
          },
        });
      },
    };
    assert.ok(trace.setGlobalTracerProvider({ getTracer: () => tracer as never }));
    await traced(operation, new Headers({ traceparent: '00-abc' }), async () => answer);
    assert.deepEqual(spans, [
      {
        name: operation.id,
        attributes: {
          'http.request.method': operation.method,
          'http.route': operation.path,
          'http.response.status_code': 503,
        },
        status: { code: 2 },
        ended: true,
        parent: '00-abc',
      },
    ]);
    await assert.rejects(traced(operation, new Headers(), () => Promise.reject(new Error('broken'))));
    assert.equal(spans[1]?.ended, true, 'a span ends with a call that fails, too');
  });
});
