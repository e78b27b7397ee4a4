import * as contract from '@wardkit/contract';
import {
  asksForPurpose,
  type BinaryBody,
  isBinary,
  type OperationRecord,
  problemsOf,
  type Schema,
} from '@wardkit/contract/operation';
import { allOperations } from '@wardkit/contract/operations';
import { Problem, problemRecord } from '@wardkit/contract/problem';
import { Purpose } from '@wardkit/contract/purpose';
import { type RequirementId, requirements } from '@wardkit/contract/requirements';
import { requirementsOf } from '@wardkit/contract/requirements-of';
import * as z from 'zod/mini';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';

const IdempotencyKey = z.string().check(z.minLength(16), z.maxLength(64), z.regex(/^[\x21-\x7e]+$/));
const EntityTag = z.string().check(z.regex(/^"[\x21\x23-\x7e]+"$/));

/**
 * The OpenAPI 3.1 document, made from the operation records and nothing else.
 *
 * @param version the version of the contract package
 */
export function openApiDocument(version: string): object {
  nameSchemas();
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const record of allOperations) {
    const path = paths[record.path] ?? {};
    path[record.method.toLowerCase()] = describeOperation(record);
    paths[record.path] = path;
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Wardkit',
      version,
      description:
        'Made from the operation records of @wardkit/contract. Do not edit: run `npm run contract:generate`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The portal’s own Wardkit server' }],
    tags: [...new Set(allOperations.map(({ id }) => moduleOf(id)))].map((name) => ({ name })),
    paths: paths as ZodOpenApiPathsObject,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  });
}

/** A schema's component name is the name under which the contract exports it. */
function nameSchemas(): void {
  for (const [name, value] of Object.entries(contract)) {
    if (isSchema(value) && z.globalRegistry.get(value)?.id === undefined) z.globalRegistry.add(value, { id: name });
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && '_zod' in value;
}

function moduleOf(id: string): string {
  return id.slice(0, id.indexOf('.'));
}

function describeOperation(record: OperationRecord): ZodOpenApiOperationObject {
  return {
    operationId: record.id,
    summary: record.summary,
    description: requirementsOf(record)
      .map((id: RequirementId) => `- **${id}** ${requirements[id]}`)
      .join('\n'),
    tags: [moduleOf(record.id)],
    ...(record.scope === null ? { security: [{}, { bearer: [] }] } : { security: [{ bearer: [] }] }),
    requestParams: {
      ...(record.parameters === undefined ? {} : { path: asObject(record.parameters) }),
      ...(record.query === undefined ? {} : { query: asObject(record.query) }),
      header: z.extend(asObject(record.headers ?? z.object({})), behaviourHeaders(record)),
    },
    ...(record.body === undefined ? {} : { requestBody: { required: true, content: contentOf(record.body) } }),
    responses: { ...answersOf(record), ...problemAnswersOf(record) },
    'x-wardkit': {
      scope: record.scope,
      callers: record.callers,
      safety: record.safety,
      idempotency: record.idempotency,
      concurrency: record.concurrency,
      personalData: record.personalData,
      purpose: asksForPurpose(record),
      offline: record.offline,
      stability: record.stability,
      requirements: requirementsOf(record),
      problems: problemsOf(record),
    },
  };
}

function asObject(schema: Schema): z.ZodMiniObject {
  if (!(schema instanceof z.ZodMiniObject)) throw new TypeError('parameters, queries and headers are objects');
  return schema;
}

function behaviourHeaders(record: OperationRecord): Record<string, Schema> {
  return {
    ...(record.idempotency !== 'none' ? { 'Idempotency-Key': IdempotencyKey } : {}),
    ...(record.concurrency === 'if-match' ? { 'If-Match': EntityTag } : {}),
    ...(record.concurrency === 'if-none-match' ? { 'If-None-Match': z.literal('*') } : {}),
    ...(asksForPurpose(record) ? { 'Wardkit-Purpose': Purpose } : {}),
  };
}

function contentOf(body: Schema | BinaryBody) {
  if (!isBinary(body)) return { 'application/json': { schema: body } };
  return Object.fromEntries(
    body.mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } as const }]),
  );
}

function answersOf(record: OperationRecord) {
  return Object.fromEntries(
    Object.entries(record.answers).map(([status, answer]) => [
      status,
      { description: status === '201' ? 'Created' : 'OK', content: contentOf(answer) },
    ]),
  );
}

function problemAnswersOf(record: OperationRecord) {
  const byStatus = new Map<number, string[]>();
  for (const code of problemsOf(record)) {
    const { status } = problemRecord(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  );
}
