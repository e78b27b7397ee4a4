import { isObject, type Json, type JsonObject, objectAt } from '../generate/json.ts';

/** What a document holds for readers and the comparison passes over. */
const forReaders = new Set(['description', 'summary', 'examples', 'example', 'tags', 'externalDocs', 'title']);

/** The part of a document that the comparison reads: everything on the wire, nothing that only explains it. */
export function baselineOf(document: JsonObject): JsonObject {
  const problems = Object.entries(objectAt(document, 'x-wardkit-problems'));
  const components = objectAt(document, 'components');
  return {
    openapi: document.openapi ?? null,
    info: document.info ?? null,
    paths: plain(document.paths ?? {}, true),
    components: {
      schemas: plain(components.schemas ?? {}, true),
      parameters: plain(components.parameters ?? {}, true),
      responses: plain(components.responses ?? {}, true),
    },
    'x-wardkit-problems': Object.fromEntries(
      problems.map(([code, problem]) => [code, { status: objectAt(problem).status ?? null }]),
    ),
    'x-wardkit-requirements': document['x-wardkit-requirements'] ?? {},
  };
}

/** @param named whether the members are names of the contract's own, such as a field that is called `title` */
function plain(value: Json, named = false): Json {
  if (Array.isArray(value)) return value.map((each) => plain(each));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => named || !forReaders.has(name))
      .map(([name, each]) => [
        name,
        !named && name === 'headers' ? names(each) : plain(each, !named && name === 'properties'),
      ]),
  );
}

/** Headers of answers are compared by their names alone. */
function names(headers: Json): Json {
  return Object.fromEntries(Object.keys(objectAt(headers)).map((name) => [name, {}]));
}
