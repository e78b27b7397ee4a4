import type { TransportRequest } from '@wardkit/client';
import type { WardEvent } from '@wardkit/contract';

/**
 * What a test says of an event; the rest is as in the contract's examples.
 * @example
 * const event: ScriptedEvent = { type: 'alert.received', subject: `/v1/alerts/${alertId}` };
 */
export type ScriptedEvent = Pick<WardEvent, 'type' | 'subject'> & Partial<WardEvent>;

/**
 * The log of a scripted server, and the streams that are open on it.
 * @example
 * import { createScriptedClient } from '@wardkit/testing';
 *
 * const { ward, server } = createScriptedClient();
 * const events = ward.events({ types: ['alert.*'] });
 * await events.next(); // the gap that comes first
 * server.stream.emit({ type: 'alert.received', subject: `/v1/alerts/${alertId}` });
 * server.stream.cut(); // it comes all the same
 * show((await events.next()).value);
 */
export interface ScriptedStream {
  /** Puts an event into the log: every open stream whose filter it passes gets it. */
  emit(event: ScriptedEvent): void;
  /** Breaks every open stream, as a network does; readers come back and go on. */
  cut(): void;
  /** How many streams are open. */
  readonly open: number;
  respond(request: TransportRequest): Response;
}

interface OpenStream {
  readonly types: readonly string[];
  readonly areas: readonly string[];
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
}

const base = 'dev.wardkit.';
const encoder = new TextEncoder();

/** Makes a log with nothing in it. */
export function createScriptedStream(): ScriptedStream {
  const log: WardEvent[] = [];
  const streams = new Set<OpenStream>();

  function send(stream: OpenStream, event: WardEvent, position: number): void {
    if (!passes(stream, event)) return;
    stream.controller.enqueue(encoder.encode(`id: ${position}\ndata: ${JSON.stringify(event)}\n\n`));
  }

  return {
    get open() {
      return streams.size;
    },
    emit({ type, subject, ...others }) {
      const event: WardEvent = {
        specversion: '1.0',
        id: `scripted-${log.length + 1}`,
        source: 'https://ward.example',
        type: type.startsWith(base) ? type : `${base}${type}`,
        subject,
        time: '2026-11-22T09:00:00+08:00',
        datacontenttype: 'application/json',
        stationid: '0190e0a0-0000-7000-8000-000000000001',
        divisioncode: '441602001002',
        data: {},
        ...others,
      };
      log.push(event);
      for (const stream of streams) send(stream, event, log.length);
    },
    cut() {
      for (const { controller } of streams) controller.error(new TypeError('network error'));
      streams.clear();
    },
    respond(request) {
      const query = new URL(request.url).searchParams;
      const asked = request.headers['last-event-id'];
      const from = asked === undefined ? log.length : Number(asked);
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const stream = { types: query.getAll('type'), areas: query.getAll('area'), controller };
          streams.add(stream);
          controller.enqueue(encoder.encode(`event: position\nid: ${from}\ndata: {}\n\n`));
          for (const [at, event] of log.entries()) if (at >= from) send(stream, event, at + 1);
          request.signal.addEventListener('abort', () => streams.delete(stream), { once: true });
        },
      });
      return new Response(body, { status: 200, headers: { 'content-type': 'text/event-stream' } });
    },
  };
}

function passes({ types, areas }: OpenStream, event: WardEvent): boolean {
  const name = event.type.slice(base.length);
  const isOfType = types.length === 0 || types.some((type) => type === name || type === `${name.split('.')[0]}.*`);
  return isOfType && (areas.length === 0 || areas.some((area) => event.divisioncode.startsWith(area)));
}
