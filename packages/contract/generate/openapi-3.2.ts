import { streamNotices } from '@wardkit/contract/event-stream';
import * as z from 'zod/mini';
import { isObject, type Json, type JsonObject, objectAt } from './json.ts';

/**
 * The OpenAPI 3.2 twin of a 3.1 document: the same, with the items of streams typed by `itemSchema`, which 3.1 lacks.
 *
 * It is derived from the finished document and not made by zod-openapi, which puts raw schema objects into `itemSchema`.
 */
export function openApi32(document: JsonObject): JsonObject {
  const twin = structuredClone(document);
  twin.openapi = '3.2.0';
  for (const path of Object.values(objectAt(twin, 'paths'))) {
    for (const operation of Object.values(objectAt(path))) {
      for (const answer of Object.values(objectAt(operation, 'responses'))) {
        for (const media of Object.values(objectAt(answer, 'content'))) typeItems(media);
      }
    }
  }
  return twin;
}

/** The fields of Server-Sent Events as OpenAPI 3.2 sees them: an object for each event, whose `data` is a text. */
function typeItems(media: Json): void {
  if (!isObject(media) || typeof media['x-wardkit-event'] !== 'string') return;
  const text = { type: 'string' };
  const data = (schema: Json): Json => ({ ...text, contentMediaType: 'application/json', contentSchema: schema });
  const log: Json = {
    description: 'An event of the log. It has no `event` field, so that it reaches a plain listener.',
    type: 'object',
    properties: { id: text, data: data({ $ref: media['x-wardkit-event'] }), event: false },
    required: ['id', 'data'],
  };
  const notices = Object.entries(streamNotices).map(([name, schema]): Json => {
    const { $schema: _, ...plain } = z.toJSONSchema(schema) as JsonObject & { $schema: Json };
    return {
      description: `The notice \`${name}\`.`,
      type: 'object',
      properties: { event: { const: name }, id: text, data: data(plain), retry: { type: 'integer', minimum: 0 } },
      required: ['event', 'data'],
    };
  });
  delete media.schema;
  delete media['x-wardkit-event'];
  media.itemSchema = { anyOf: [log, ...notices] };
}
