import type { OperationRecord } from '@wardkit/contract/operation';
import type { EventHub } from './ward-events.ts';

/** Operations whose end was told, for each hub: once is enough for whoever reads the log of an application. */
const told = new WeakMap<EventHub, Set<string>>();

/** Tells what the headers of an answer say beside the answer: that the operation is to go, and what is left of the allowance. */
export function tellNotices(events: EventHub, record: OperationRecord, headers: Headers): void {
  const operationId = record.id;
  const left = events.isHeard('rate-limit') ? readRateLimit(headers) : null;
  if (left !== null) events.emit('rate-limit', { operationId, ...left });
  const deprecation = headers.get('deprecation');
  if (deprecation === null) return;
  const known = told.get(events) ?? new Set();
  told.set(events, known);
  if (known.has(operationId)) return;
  known.add(operationId);
  const seconds = /^@(-?\d{1,12})$/.exec(deprecation)?.[1];
  events.emit('deprecation', {
    operationId,
    since: seconds === undefined ? null : dayOf(new Date(Number(seconds) * 1000)),
    sunset: dayOf(new Date(headers.get('sunset') ?? '')),
    successor: record.deprecation?.successor ?? null,
  });
}

function dayOf(date: Date): string | null {
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}

/** `RateLimit: "default";r=598;t=41` and `RateLimit-Policy: "default";q=600;w=60` of the IETF's draft. */
function readRateLimit(headers: Headers): { remaining: number; resetsIn: number; limit: number | null } | null {
  const remaining = parameterOf(headers.get('ratelimit'), 'r');
  const resetsIn = parameterOf(headers.get('ratelimit'), 't');
  if (remaining === null || resetsIn === null) return null;
  return { remaining, resetsIn, limit: parameterOf(headers.get('ratelimit-policy'), 'q') };
}

function parameterOf(header: string | null, name: string): number | null {
  const found = new RegExp(`;\\s*${name}=(\\d{1,12})(?:[;,\\s]|$)`).exec(header ?? '')?.[1];
  return found === undefined ? null : Number(found);
}
