import { isObject, type Json, type JsonObject, objectAt } from './json.ts';

/** Where the schemas live; each file's `$id` is this and its name. */
export const schemaBase = 'https://wardkit.dev/schemas/v1/';

const dialect = 'https://json-schema.org/draft/2020-12/schema';
const reference = /^#\/components\/schemas\/(.+)$/;

/**
 * A JSON Schema 2020-12 for each component that is an object, and for each type of event, by its file name. Each stands by
 * itself: what it refers to lies in its own `$defs`.
 */
export function jsonSchemas(document: JsonObject): Map<string, JsonObject> {
  const components = objectAt(document, 'components', 'schemas');
  const files = new Map<string, JsonObject>();
  for (const [name, schema] of Object.entries(components)) {
    if (!isObject(schema) || schema.type !== 'object') continue;
    const file = fileName(name);
    const needed = new Set<string>();
    collect(schema, components, needed);
    const definitions = [...needed].sort().map((each) => [each, inner(components[each] ?? {})] as const);
    files.set(file, {
      $schema: dialect,
      $id: schemaBase + file,
      title: name,
      ...objectAt(inner(schema)),
      ...(definitions.length === 0 ? {} : { $defs: Object.fromEntries(definitions) }),
    });
  }
  return files;
}

/** The file of a component: `rental-check.json`, `event.alert.received.json`. */
export function fileName(component: string): string {
  const dashed = component.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`);
  return `${dashed.toLowerCase()}.json`;
}

function collect(value: Json, components: JsonObject, needed: Set<string>): void {
  if (Array.isArray(value)) for (const each of value) collect(each, components, needed);
  if (!isObject(value)) return;
  const name = typeof value.$ref === 'string' ? reference.exec(value.$ref)?.[1] : undefined;
  if (name !== undefined && !needed.has(name)) {
    needed.add(name);
    collect(components[name] ?? {}, components, needed);
  }
  for (const each of Object.values(value)) collect(each, components, needed);
}

function inner(value: Json): Json {
  if (Array.isArray(value)) return value.map(inner);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) =>
      key === '$ref' && typeof each === 'string' ? [key, each.replace(reference, '#/$defs/$1')] : [key, inner(each)],
    ),
  );
}
