import { isBinary, isJson, type OperationRecord } from '@wardkit/contract/operation';
import { type Answer, memberOf, shortly } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { harmlessCall, hasWholeBody } from '../engine/harmless.ts';
import type { CallParts } from '../engine/requests.ts';
import { membersOf } from '../engine/schema-walk.ts';
import { everyOf, expect, NotExamined } from '../engine/violation.ts';
import { WireFault } from '../engine/wire-fault.ts';
import { discard, makeToy, parametersOf, playgroundOf } from './playground.ts';
import { expectRefusal, isRefusal } from './refusal.ts';
import { isText, wrongTextFor, wrongValuesFor } from './wrong-values.ts';

const utf8 = new TextEncoder();
const usualBodyBytes = 1_000_000;
const usualChunkBytes = 1_048_576;

/** Sends a call to an operation as somebody who may make it. */
function ask(context: Context, operation: OperationRecord, parts: CallParts): Promise<Answer> {
  const { body: _, bytes: __, ...rest } = harmlessCall(operation);
  return context.callerOf(operation).call(operation, { ...rest, ...parts });
}

/** A record that is not there may be told before anything else. */
function isMissing(operation: OperationRecord, answer: Answer): boolean {
  return (
    operation.parameters !== undefined && operation.concurrency !== 'if-none-match' && isRefusal(answer, 'not-found')
  );
}

/**
 * Announces a body above the limit. A server that refuses it by its length may close the connection so soon that the
 * answer is lost, and one that waits for the whole body gets it.
 */
async function askTooLarge(context: Context, operation: OperationRecord, length: number): Promise<Answer> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask(context, operation, { announcedLength: length, patience: 3000 });
    } catch (cause) {
      if (!(cause instanceof WireFault) || context.budget.ended !== null) throw cause;
      if (cause.kind === 'slow') return ask(context, operation, { bytes: spaces(length) });
      if (cause.kind !== 'reset' || attempt === 3) throw cause;
    }
  }
}

function largestBody(context: Context, { body }: OperationRecord): number {
  const { limits } = context.target.claims;
  return isBinary(body) ? (limits?.attachmentChunkBytes ?? usualChunkBytes) : (limits?.bodyBytes ?? usualBodyBytes);
}

const hostileTexts = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  `"'\`\\ %00 %s {{7*7}} \${7*7} '; drop table subscriptions; --`,
  '\u202Eright to left\u202C \u200F\u05D0\u05D1\u0627\u0628',
  '\u{20BB7}\u{1F468}\u200D\u{1F469}\u200D\u{1F467} e\u0301 \u{10FFFF}',
  'tab\tnew line\nreturn\r\n end',
  '__proto__ constructor toString',
  '  two spaces at both ends  ',
];

export const inputChecks = checks([
  {
    requirement: 'WK-INP-01',
    title:
      'a body that is no JSON, or not in UTF-8, is refused as malformed-request by every operation that takes JSON',
    needs: {},
    async run(context) {
      const broken = ['{"a":', '{"a":1}}', '{a:1}', ''].map((text) => ({
        name: text || 'nothing',
        bytes: utf8.encode(text),
      }));
      const other = new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
      const notUtf8 = { name: 'bytes that are no UTF-8', bytes: other };
      const operations = context.operationsWhere((each) => isJson(each.body));
      const cases = operations.flatMap((operation, index) =>
        // Every operation has a body cut off and one that is not in UTF-8; the first has all kinds.
        (index === 0 ? [...broken, notUtf8] : [...broken.slice(0, 1), notUtf8]).map((kind) => ({ operation, ...kind })),
      );
      await everyOf(
        cases,
        ({ operation, name }) => `${operation.id} with ${name}`,
        async ({ operation, bytes }) => {
          const answer = await ask(context, operation, { bytes });
          if (!isMissing(operation, answer)) expectRefusal(answer, 'malformed-request');
        },
      );
    },
  },
  {
    requirement: 'WK-INP-01',
    title: 'a body of another media type is refused as unsupported-media-type by every operation that takes one',
    needs: {},
    async run(context) {
      await everyOf(
        context.operationsWhere((each) => each.body !== undefined),
        ({ id }) => id,
        async (operation) => {
          const mediaType = isBinary(operation.body) ? 'application/json' : 'text/plain';
          const headers = { ...harmlessCall(operation).headers, 'content-type': mediaType };
          const answer = await ask(context, operation, { headers, bytes: utf8.encode('{}') });
          if (!isMissing(operation, answer)) expectRefusal(answer, 'unsupported-media-type');
        },
      );
    },
  },
  {
    requirement: 'WK-INP-01',
    title:
      'a body whose Content-Length is above the limit is refused as payload-too-large by every operation that takes one',
    needs: {},
    async run(context) {
      await everyOf(
        context.operationsWhere((each) => each.body !== undefined),
        ({ id }) => id,
        async (operation) => {
          const answer = await askTooLarge(context, operation, largestBody(context, operation) + 1);
          if (!isMissing(operation, answer)) expectRefusal(answer, 'payload-too-large');
        },
      );
    },
  },
  {
    requirement: 'WK-INP-01',
    title: 'a body above the limit that comes in chunks, without Content-Length, is refused as payload-too-large',
    needs: {},
    async run(context) {
      const [first] = context.operationsWhere((each) => isJson(each.body));
      if (first === undefined) throw new NotExamined('no operation takes JSON');
      const bytes = spaces(largestBody(context, first) + 100_000);
      const answer = await ask(context, first, { bytes, chunked: true });
      if (!isMissing(first, answer)) expectRefusal(answer, 'payload-too-large');
    },
  },
  {
    requirement: 'WK-INP-02',
    title:
      'a value of a wrong type, too long or of another form, for any member of any body, is refused as invalid-input',
    needs: {},
    async run(context) {
      const cases = context
        .operationsWhere((each) => isJson(each.body))
        .flatMap((operation) =>
          Object.entries(membersOf(operation.body as never)).flatMap(([member, schema]) => {
            return wrongValuesFor(schema).map((wrong) => ({ operation, member, wrong }));
          }),
        );
      await everyOf(
        cases,
        ({ operation, member, wrong }) => `${operation.id} /${member} with ${shownValue(wrong)}`,
        async ({ operation, member, wrong }) => {
          const { body } = harmlessCall(operation);
          const answer = await ask(context, operation, { body: { ...(body as object), [member]: wrong } });
          if (!isMissing(operation, answer)) expectRefusal(answer, 'invalid-input');
        },
      );
    },
  },
  {
    requirement: 'WK-INP-02',
    title:
      'a body that is no object, lacks what it needs or is nested 10,000 deep is refused and never answered with a 5xx',
    needs: {},
    async run(context) {
      const deep = utf8.encode(`${'['.repeat(10_000)}${']'.repeat(10_000)}`);
      const deepMember = (name: string) => utf8.encode(`{"${name}":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`);
      const cases = context
        .operationsWhere((each) => isJson(each.body))
        .flatMap((operation) => {
          const [member = 'a'] = Object.keys(membersOf(operation.body as never));
          return [
            { operation, name: 'null', bytes: utf8.encode('null') },
            { operation, name: 'a list', bytes: utf8.encode('[]') },
            { operation, name: '10,000 lists in one another', bytes: deep },
            { operation, name: `10,000 objects in one another at /${member}`, bytes: deepMember(member) },
          ];
        });
      await everyOf(
        cases,
        ({ operation, name }) => `${operation.id} with ${name}`,
        async ({ operation, bytes }) => {
          const answer = await ask(context, operation, { bytes });
          if (!isMissing(operation, answer)) expectRefusal(answer, 'invalid-input', 'malformed-request');
        },
      );
    },
  },
  {
    requirement: 'WK-INP-02',
    title: 'a text with NUL or half a surrogate pair is refused as invalid-input',
    needs: {},
    async run(context) {
      const cases = context
        .operationsWhere((each) => isJson(each.body) && hasWholeBody(each))
        .flatMap((operation) => {
          const text = Object.entries(membersOf(operation.body as never)).find(([, schema]) => isText(schema));
          return text === undefined ? [] : [{ operation, member: text[0] }];
        });
      const playground = playgroundOf(context);
      const body = await playground.body(context.callerOf(playground.create));
      if (playground.change !== null) cases.unshift({ operation: playground.create, member: 'description' });
      if (cases.length === 0) throw new NotExamined('no operation takes a text');
      await everyOf(
        cases,
        ({ operation, member }) => `${operation.id} /${member}`,
        async ({ operation, member }) => {
          const base = operation === playground.create ? body : (harmlessCall(operation).body as object);
          for (const bad of ['\\u0000', '\\ud800', '\\udc00 x']) {
            const marked = JSON.stringify({ ...base, [member]: 'A text that holds @@ in it.' });
            const answer = await ask(context, operation, { bytes: utf8.encode(marked.replace('@@', bad)) });
            if (!isMissing(operation, answer)) expectRefusal(answer, 'invalid-input');
          }
        },
      );
    },
  },
  {
    requirement: 'WK-INP-02',
    title: 'a query or path parameter of a wrong form is refused and never answered with a 5xx',
    needs: {},
    async run(context) {
      const queries = context
        .operationsWhere((each) => each.query !== undefined || each.parameters !== undefined)
        .flatMap((operation) => {
          const { query = {}, parameters = {} } = harmlessCall(operation);
          const wrong = Object.entries(membersOf(operation.query)).flatMap(([name, schema]) => {
            const text = wrongTextFor(schema);
            return text === undefined ? [] : [{ operation, name, query: { ...query, [name]: text }, parameters }];
          });
          const paths = Object.keys(parameters).flatMap((name) =>
            ['%00', "'", 'x'.repeat(1000)].map((text) => ({
              operation,
              name,
              query,
              parameters: { ...parameters, [name]: decodeURIComponent(text) },
            })),
          );
          return operation.method === 'GET' ? [...wrong, ...paths] : wrong;
        });
      await everyOf(
        queries,
        ({ operation, name }) => `${operation.id} ${name}`,
        async ({ operation, query, parameters }) => {
          const answer = await ask(context, operation, { query, parameters });
          expect(answer.status >= 400 && answer.status < 500, 'a refusal of 4xx', shortly(answer));
        },
      );
    },
  },
  {
    requirement: 'WK-INP-03',
    title: 'members of a body that the contract does not know, __proto__ among them, are neither stored nor sent back',
    needs: {},
    async run(context) {
      const playground = playgroundOf(context);
      const caller = context.callerOf(playground.create);
      const body = await playground.body(caller);
      const known = JSON.stringify(body).slice(1);
      const bytes = utf8.encode(
        `{"conformanceUnknown":"not stored","__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},${known}`,
      );
      const toy = await makeToy(context, playground, caller, { bytes });
      const again = await caller.call(playground.get, { parameters: parametersOf(playground, toy) });
      for (const answer of [toy.created, again]) {
        const isThere = /conformanceUnknown|polluted|not stored/.test(answer.text);
        expect(!isThere, 'an answer without the unknown member', 'one with it');
      }
      await discard(context, playground, toy);
    },
  },
  {
    requirement: 'WK-INP-03',
    title:
      'a query parameter that the contract does not know is refused as invalid-input by every operation with a query',
    needs: {},
    async run(context) {
      await everyOf(
        context.operationsWhere((each) => each.query !== undefined),
        ({ id }) => id,
        async (operation) => {
          const { query } = harmlessCall(operation);
          const answer = await ask(context, operation, { query: { ...query, conformanceUnknown: '1' } });
          expectRefusal(answer, 'invalid-input');
        },
      );
    },
  },
  {
    requirement: 'WK-INP-04',
    title:
      'markup, quotes, right-to-left marks, characters beyond the basic plane and line ends come back as they were sent',
    needs: {},
    async run(context) {
      const playground = playgroundOf(context);
      if (playground.change === null)
        throw new NotExamined('nothing with a text can be made and deleted: it needs subscriptions');
      await everyOf(
        hostileTexts,
        (text) => JSON.stringify(text.slice(0, 12)),
        async (description) => {
          const caller = context.callerOf(playground.create);
          const body = { ...(await playground.body(caller)), description };
          const toy = await makeToy(context, playground, caller, { body });
          const read = await caller.call(playground.get, { parameters: parametersOf(playground, toy) });
          for (const answer of [toy.created, read]) {
            expect(memberOf(answer.body, 'description') === description, 'the text as it was sent', 'another text');
          }
          await discard(context, playground, toy);
        },
        3,
      );
    },
  },
]);

/** What was sent, as far as it fits a line. */
function shownValue(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 20)}… (${text.length} characters)` : text;
}

/** White space, which JSON allows in front: a server must not wait for it to become something else. */
function spaces(length: number): Uint8Array {
  return new Uint8Array(length).fill(0x20);
}
