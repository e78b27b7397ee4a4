import { isObject, type Json, type JsonObject, objectAt } from './json.ts';
import type { SourceComments } from './source-comments.ts';

/** Puts the comments of the source beside the schemas and fields that they speak of. */
export function commentSchemas(schemas: JsonObject, comments: SourceComments): void {
  for (const [name, schema] of Object.entries(schemas)) {
    const found = comments.schemas.get(name);
    if (found === undefined || !isObject(schema)) continue;
    if (found.text !== '') schema.description = found.text;
    commentFields(schema, '', found.fields);
  }
}

/** Puts comments beside the fields of a schema, by their path under `prefix`. */
export function commentFields(schema: Json | undefined, prefix: string, fields: ReadonlyMap<string, string>): void {
  if (Array.isArray(schema)) {
    for (const one of schema) commentFields(one, prefix, fields);
    return;
  }
  if (!isObject(schema)) return;
  for (const part of [schema.items, schema.anyOf, schema.oneOf, schema.allOf]) commentFields(part, prefix, fields);
  if (!isObject(schema.properties)) return;
  for (const [name, field] of Object.entries(schema.properties)) {
    if (!isObject(field)) continue;
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const text = fields.get(path);
    if (text !== undefined) field.description = text;
    commentFields(field, path, fields);
  }
}

const parts: Readonly<Record<string, string>> = { path: 'parameters', query: 'query', header: 'headers' };

/** Puts the comments that stand in the operation records beside parameters, bodies and answers. */
export function commentOperations(document: JsonObject, comments: SourceComments): void {
  for (const path of Object.values(objectAt(document, 'paths'))) {
    for (const operation of Object.values(objectAt(path))) {
      const id = objectAt(operation).operationId;
      const fields = typeof id === 'string' ? comments.operations.get(id)?.fields : undefined;
      for (const parameter of asList(objectAt(operation).parameters)) {
        if (!isObject(parameter) || typeof parameter.name !== 'string' || typeof parameter.in !== 'string') continue;
        const part = parts[parameter.in] ?? '';
        const text = fields?.get(`${part}.${parameter.name}`) ?? fields?.get(`${part}.${parameter.name.toLowerCase()}`);
        if (text !== undefined) parameter.description = text;
        else if (parameter.in === 'path' && parameter.description === undefined) {
          parameter.description = pathParameterText(parameter.name);
        }
      }
      if (fields === undefined) continue;
      commentContent(objectAt(operation, 'requestBody'), 'body', fields);
      for (const [status, answer] of Object.entries(objectAt(operation, 'responses'))) {
        commentContent(answer, `answers.${status}`, fields);
      }
    }
  }
}

function commentContent(holder: Json, prefix: string, fields: ReadonlyMap<string, string>): void {
  for (const media of Object.values(objectAt(holder, 'content'))) commentFields(objectAt(media).schema, prefix, fields);
}

function asList(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** `checkId` is 'The id of the check'; another name is its own words. */
function pathParameterText(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.endsWith(' id') ? `The id of the ${words.slice(0, -3)}.` : `The ${words}.`;
}
