import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import {
  type Attributes,
  type Context,
  context,
  propagation,
  type Span,
  type SpanStatus,
  type TextMapPropagator,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { createFakeClock, createScriptedClient } from '@wardkit/testing';
import { openTelemetry } from './otel.ts';

interface Recorded {
  readonly name: string;
  readonly attributes: Attributes;
  readonly events: string[];
  status: SpanStatus | null;
  ended: boolean;
}

/** A tracer that keeps what it is told. */
function recorder(): { tracer: Tracer; spans: Recorded[] } {
  const spans: Recorded[] = [];
  const tracer = {
    startSpan(name: string, options: { attributes?: Attributes } = {}) {
      const recorded: Recorded = {
        name,
        attributes: { ...options.attributes },
        events: [],
        status: null,
        ended: false,
      };
      spans.push(recorded);
      const number = spans.length;
      return {
        spanContext: () => ({ traceId: 'a'.repeat(32), spanId: String(number).padStart(16, '0'), traceFlags: 1 }),
        setAttribute: (key: string, value: string | number) => Object.assign(recorded.attributes, { [key]: value }),
        addEvent: (event: string) => recorded.events.push(event),
        setStatus: (status: SpanStatus) => {
          recorded.status = status;
        },
        end: () => {
          recorded.ended = true;
        },
      } as unknown as Span;
    },
  };
  return { tracer: tracer as unknown as Tracer, spans };
}

const propagator: TextMapPropagator = {
  inject(own: Context, carrier, setter) {
    setter.set(carrier, 'traceparent', `00-${trace.getSpanContext(own)?.spanId}`);
  },
  extract: (given: Context) => given,
  fields: () => ['traceparent'],
};

describe('calls in a trace', () => {
  afterEach(() => {
    propagation.disable();
    context.disable();
  });

  it('are a span each, which says how they ended and goes on to the server; nothing personal is in it', async () => {
    propagation.setGlobalPropagator(propagator);
    const { tracer, spans } = recorder();
    const clock = createFakeClock();
    const { ward, server } = createScriptedClient({ tracer: openTelemetry(tracer), clock, random: () => 0.5 });
    server.fault('places.getAddress', { kind: 'unreachable' });
    const id = '0190e0a0-0000-7000-8000-000000000021';
    await clock.until(ward.places.getAddress(id).then(() => undefined));
    await assert.rejects(
      ward.places.getStation('0190e0a0-0000-7000-8000-000000000099', { signal: AbortSignal.abort() }),
    );
    server.fault('places.listPremises', { kind: 'problem', code: 'forbidden' });
    await assert.rejects(async () => ward.places.listPremises({}, { purpose: 'rental-check' }));

    const own = spans.filter(({ attributes }) => String(attributes['wardkit.operation']).startsWith('places.'));
    assert.deepEqual(
      own.map(({ name, attributes, events, status, ended }) => ({
        name,
        ...attributes,
        events,
        failed: status !== null,
        ended,
      })),
      [
        {
          name: 'GET /v1/addresses/{addressId}',
          'wardkit.operation': 'places.getAddress',
          'http.request.method': 'GET',
          'url.template': '/v1/addresses/{addressId}',
          'http.response.status_code': 200,
          'http.request.resend_count': 1,
          'wardkit.request_id': own[0]?.attributes['wardkit.request_id'],
          events: ['retry'],
          failed: false,
          ended: true,
        },
        {
          name: 'GET /v1/premises',
          'wardkit.operation': 'places.listPremises',
          'http.request.method': 'GET',
          'url.template': '/v1/premises',
          'http.response.status_code': 403,
          'wardkit.request_id': 'request-forbidden',
          'error.type': 'forbidden',
          events: [],
          failed: true,
          ended: true,
        },
      ],
    );
    const sent = server.calls.filter((call) => call.id === 'places.getAddress');
    assert.ok(sent.every(({ headers }) => headers.traceparent?.startsWith('00-0')));
    assert.ok(!JSON.stringify(spans).includes(id));
    ward.close();
  });
});
