import * as contract from '@wardkit/contract';
import type { Examples } from '@wardkit/contract/examples/problem-example';
import type { Schema } from '@wardkit/contract/operation';
import { allOperations } from '@wardkit/contract/operations';
import { problems } from '@wardkit/contract/problems';
import { requirements } from '@wardkit/contract/requirements';
import * as z from 'zod/mini';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { answerHeaders } from './answer-headers.ts';
import { behaviourHeaders } from './behaviour-headers.ts';
import { commentOperations, commentSchemas } from './comment-schemas.ts';
import { describeOperation } from './describe-operation.ts';
import { eventSchemas, eventWebhook } from './event-webhook.ts';
import { hoistShared } from './hoist.ts';
import { type Json, type JsonObject, objectAt } from './json.ts';
import { moduleSlug, modules, moduleText } from './modules.ts';
import { makePlain } from './plain-schemas.ts';
import { problemExamples } from './problem-examples.ts';
import type { SourceComments } from './source-comments.ts';

/** What the document is made from, beside the records. */
export interface Given {
  /** The version of the contract package. */
  readonly version: string;
  readonly comments: SourceComments;
  readonly examples: Examples;
}

/** The OpenAPI 3.1 document, made from the operation records and what stands beside them in the source. */
export function openApiDocument({ version, comments, examples }: Given): JsonObject {
  nameSchemas();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const record of allOperations) {
    const path = paths[record.path] ?? {};
    path[record.method.toLowerCase()] = describeOperation(record, comments, examples.get(record.id) ?? []);
    paths[record.path] = path;
  }
  const made = createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Wardkit',
      version,
      description:
        'Made from the operation records of @wardkit/contract. Do not edit: run `npm run contract:generate`. The rules behind the ids (WK-…) stand in `x-wardkit-requirements` and in the reference page at `/docs`.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      contact: { name: 'The Wardkit project', url: 'https://wardkit.dev' },
    },
    servers: [{ url: '/', description: 'The portal’s own Wardkit server' }],
    security: [{ bearer: [] }],
    tags: modules.map((module) => ({
      name: module,
      'x-displayName': moduleText(module).title,
      description: `${moduleText(module).text} See [the reference](/docs/${moduleSlug(module)}.html).`.trim(),
    })),
    paths: paths as ZodOpenApiPathsObject,
    webhooks: { event: eventWebhook(eventSchemas()) },
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'A token of the portal’s issuer, or one of an embed session (WK-AUT-01, WK-AUT-03).',
        },
      },
    },
    'x-wardkit-requirements': requirements,
    'x-wardkit-problems': problems,
  });
  const document = JSON.parse(JSON.stringify(made)) as JsonObject;
  const components = objectAt(document, 'components');
  components.parameters = Object.fromEntries(
    Object.entries(behaviourHeaders).map(([name, header]) => [name, { name, in: 'header', required: true, ...header }]),
  ) as unknown as Json;
  components.headers = structuredClone(answerHeaders) as unknown as Json;
  components.examples = problemExamples(examples);
  makePlain(objectAt(document, 'paths'));
  makePlain(objectAt(components, 'schemas'));
  commentSchemas(objectAt(components, 'schemas'), comments);
  commentOperations(document, comments);
  hoistShared(document);
  components.schemas = sorted(objectAt(components, 'schemas'));
  dropUnused(document);
  return document;
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

/** Takes out of the components what nothing refers to yet, such as a header that only a deprecated operation has. */
function dropUnused(document: JsonObject): void {
  const text = JSON.stringify(document);
  for (const kind of ['headers', 'examples', 'parameters']) {
    const components = objectAt(document, 'components', kind);
    for (const name of Object.keys(components)) {
      if (!text.includes(`"#/components/${kind}/${name}"`)) delete components[name];
    }
  }
}

function sorted(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));
}
