import { isJson, isList } from '@wardkit/contract/operation';
import * as z from 'zod/mini';
import { mediaTypeOf, memberOf } from '../engine/answer.ts';
import type { Exchange } from '../engine/exchange.ts';
import { maskedPlaces, withoutRows } from '../engine/schema-walk.ts';
import { expect } from '../engine/violation.ts';
import type { Watcher } from '../engine/watcher.ts';

/** Discovery has requirements of its own for what its documents hold. */
const ownRules = new Set(['meta.get', 'meta.discover']);

function isListAnswer({ operation, answer }: Exchange): boolean {
  return operation !== null && isList(operation) && answer.status === 200;
}

/** A copy in which what other requirements look at is as it should be, so that a fault is told once. */
function settled({ operation, answer }: Exchange): unknown {
  const schema = operation?.answers[answer.status];
  const copy = structuredClone(answer.body);
  if (!isJson(schema)) return copy;
  for (const { holder, key } of [...maskedPlaces(schema, copy)]) {
    if (holder !== null) (holder as Record<string, unknown>)[key] = { masked: '*', revealable: false };
  }
  if (operation !== null && isList(operation) && typeof copy === 'object' && copy !== null) {
    const page = copy as { items?: unknown; next?: unknown };
    if (!Array.isArray(page.items)) page.items = [];
    if (typeof page.next !== 'string') page.next = null;
  }
  return copy;
}

/** The form of what a run was answered. */
export const recordWatchers: readonly Watcher[] = [
  {
    requirement: 'WK-VER-01',
    title: 'every successful answer of this run has the status, the media type and the members of the contract',
    concerns: ({ operation, answer }) => operation !== null && answer.status < 300 && !ownRules.has(operation.id),
    look(exchange) {
      const { operation, answer } = exchange;
      if (operation === null) return;
      const statuses = Object.keys(operation.answers);
      expect(Object.hasOwn(operation.answers, answer.status), `status ${statuses.join(' or ')}`, String(answer.status));
      const schema = operation.answers[answer.status];
      if (schema === null) expect(answer.bytes.length === 0, 'no body', `${answer.bytes.length} bytes`);
      if (!isJson(schema)) return;
      const result = z.safeParse(schema, settled(exchange));
      if (result.success) return;
      const places = result.error.issues.map(({ path }) => withoutRows(`/${path.join('/')}`));
      expect(false, 'the members that the contract says', `a fault at ${[...new Set(places)].slice(0, 4).join(', ')}`);
    },
  },
  {
    requirement: 'WK-VER-01',
    title: 'an operation that is to go says so by Deprecation and Sunset',
    among: ({ deprecation }) => deprecation !== undefined,
    concerns: ({ operation }) => operation?.deprecation !== undefined,
    look({ operation, answer }) {
      const deprecation = answer.headers.get('deprecation') ?? '';
      expect(
        /^@\d+$/.test(deprecation),
        'Deprecation with a date (RFC 9745)',
        deprecation === '' ? 'none' : 'another form',
      );
      const sunset = Date.parse(answer.headers.get('sunset') ?? '');
      const expected = operation?.deprecation?.sunset ?? '';
      const isSame = !Number.isNaN(sunset) && new Date(sunset).toISOString().startsWith(expected);
      expect(isSame, `Sunset of ${expected} (RFC 8594)`, 'none, or another date');
    },
  },
  {
    requirement: 'WK-PAG-01',
    title: 'every list of this run answers items and next',
    concerns: isListAnswer,
    look({ answer }) {
      const [items, next] = [memberOf(answer.body, 'items'), memberOf(answer.body, 'next')];
      expect(Array.isArray(items), 'items as a list', typeof items);
      expect(next === null || (typeof next === 'string' && next !== ''), 'next as a cursor or null', typeof next);
    },
  },
  {
    requirement: 'WK-PAG-04',
    title: 'no page of this run holds more than its limit',
    concerns: isListAnswer,
    look({ answer, path }) {
      const items = memberOf(answer.body, 'items');
      const limit = Number(new URLSearchParams(path.split('?')[1]).get('limit') ?? 50);
      const count = Array.isArray(items) ? items.length : 0;
      expect(count <= limit, `at most ${limit} items`, `${count} items`);
    },
  },
  {
    requirement: 'WK-CON-01',
    title: 'every record of this run that has a version has the strong ETag of it',
    concerns: ({ operation, answer }) =>
      operation !== null &&
      (answer.status === 200 || answer.status === 201) &&
      Number.isInteger(memberOf(answer.body, 'version')),
    look({ answer }) {
      const etag = answer.headers.get('etag');
      const version = String(memberOf(answer.body, 'version'));
      expect(etag === `"${version}"`, `the ETag "${version}"`, etag === null ? 'no ETag' : etag.slice(0, 40));
    },
  },
  {
    requirement: 'WK-SEC-01',
    title: 'every answer of this run says its type, forbids guessing it, and personal ones are not kept by caches',
    concerns: ({ answer }) => answer.status !== 304,
    look({ operation, answer }) {
      const { headers } = answer;
      if (answer.bytes.length > 0) expect(mediaTypeOf(answer) !== '', 'a Content-Type', 'none');
      const isMarkup = /html|xml|svg|javascript/.test(mediaTypeOf(answer));
      expect(!isMarkup, 'no type that a browser runs', mediaTypeOf(answer));
      const guessing = headers.get('x-content-type-options') ?? '';
      expect(
        guessing.toLowerCase() === 'nosniff',
        'X-Content-Type-Options: nosniff',
        guessing === '' ? 'none' : 'another',
      );
      if (operation === null || operation.scope === null || answer.status >= 400) return;
      const caching = headers.get('cache-control') ?? '';
      expect(/no-store/.test(caching), 'Cache-Control: no-store', caching === '' ? 'none' : caching.slice(0, 60));
    },
  },
];
