import type { OperationExample } from '@wardkit/contract/examples/example';
import {
  type BinaryBody,
  isBinary,
  isJson,
  isStream,
  type OperationRecord,
  problemsOf,
  type Schema,
  type StreamBody,
} from '@wardkit/contract/operation';
import { Problem, type ProblemCode, problemRecord } from '@wardkit/contract/problem';
import * as z from 'zod/mini';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { headersOf } from './answer-headers.ts';
import { behaviourHeadersOf, headerName } from './behaviour-headers.ts';
import { moduleOf } from './modules.ts';
import type { SourceComments } from './source-comments.ts';
import { statusText } from './status-text.ts';

/** One operation of the document, made from its record, the comments beside it and its examples. */
export function describeOperation(
  record: OperationRecord,
  comments: SourceComments,
  examples: readonly OperationExample[],
): ZodOpenApiOperationObject {
  return {
    operationId: record.id,
    summary: record.summary,
    description: descriptionOf(record, comments.operations.get(record.id)?.text ?? ''),
    tags: [moduleOf(record.id)],
    ...(record.deprecation === undefined ? {} : { deprecated: true }),
    ...(record.scope === null ? { security: [{}, { bearer: [] }] } : {}),
    requestParams: {
      ...(record.parameters === undefined ? {} : { path: asObject(record.parameters) }),
      ...(record.query === undefined ? {} : { query: asObject(record.query) }),
      ...(record.headers === undefined ? {} : { header: withHeaderNames(asObject(record.headers)) }),
    },
    parameters: behaviourHeadersOf(record).map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ...(record.body === undefined
      ? {}
      : { requestBody: { required: true, content: contentOf(record.body, bodyExamples(examples)) } }),
    responses: { ...answersOf(record, examples), ...problemAnswersOf(record) },
    'x-wardkit': {
      scope: record.scope,
      callers: record.callers,
      idempotency: record.idempotency,
      concurrency: record.concurrency,
      personalData: record.personalData,
      offline: record.offline,
      ...(record.emits === undefined ? {} : { emits: record.emits }),
      ...(record.deprecation === undefined ? {} : { deprecation: record.deprecation }),
      ...(record.stability === 'stable' ? {} : { stability: record.stability }),
      // Those that follow from these facts stand in the reference beside each operation.
      requirements: record.requirements,
    },
  };
}

function descriptionOf(record: OperationRecord, comment: string): string {
  return [
    ...(comment === '' ? [] : [comment, '']),
    record.scope === null ? 'No token is needed.' : `Scope: \`${record.scope}\`.`,
    `Rules of its own: ${record.requirements.join(', ')}.`,
  ].join('\n');
}

function asObject(schema: Schema): z.ZodMiniObject {
  if (!(schema instanceof z.ZodMiniObject)) throw new TypeError('parameters, queries and headers are objects');
  return schema;
}

function withHeaderNames(headers: z.ZodMiniObject): z.ZodMiniObject {
  return z.object(Object.fromEntries(Object.entries(headers.shape).map(([name, field]) => [headerName(name), field])));
}

type ShownExamples = Record<string, { summary: string; value: unknown }>;

function bodyExamples(examples: readonly OperationExample[]): ShownExamples {
  const shown = examples.filter(({ request }) => request.body !== undefined).slice(0, 1);
  return named(shown.map((one) => [one.summary, one.request.body]));
}

function named(list: readonly (readonly [string, unknown])[]): ShownExamples {
  return Object.fromEntries(list.map(([summary, value], index) => [`example-${index + 1}`, { summary, value }]));
}

function contentOf(body: Schema | BinaryBody | StreamBody, examples: ShownExamples) {
  if (isBinary(body)) {
    return Object.fromEntries(
      body.mediaTypes.map((type) => [type, { schema: { type: 'string', contentMediaType: type } as const }]),
    );
  }
  if (isStream(body)) {
    return { [body.mediaType]: { schema: { type: 'string' } as const, 'x-wardkit-event': eventReference } };
  }
  return { 'application/json': { schema: body, ...(Object.keys(examples).length === 0 ? {} : { examples }) } };
}

/** OpenAPI 3.1 has no word for the items of a stream: the 3.2 twin makes `itemSchema` of this. */
const eventReference = '#/components/schemas/WardEvent';

function answersOf(record: OperationRecord, examples: readonly OperationExample[]) {
  return Object.fromEntries(
    Object.entries(record.answers).map(([status, answer]) => {
      // One of each kind is enough here: the reference shows them all.
      const shown = examples.filter((one) => one.status === Number(status)).slice(0, 1);
      const json = isJson(answer) ? named(shown.map((one) => [one.summary, one.answer])) : {};
      return [
        status,
        {
          description: statusText(Number(status)),
          headers: headerReferences(record, Number(status)),
          ...(answer === null ? {} : { content: contentOf(answer, json) }),
        },
      ];
    }),
  );
}

function headerReferences(record: OperationRecord, status: number) {
  return Object.fromEntries(headersOf(record, status).map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function problemAnswersOf(record: OperationRecord) {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(record)) {
    const { status } = problemRecord(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\`: ${problemRecord(code).title.en}`).join('\n\n'),
        headers: headerReferences(record, status),
        content: {
          'application/problem+json': {
            schema: Problem,
            examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
          },
        },
      },
    ]),
  );
}
