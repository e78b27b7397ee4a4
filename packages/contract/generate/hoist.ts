import { canonical, isObject, type Json, type JsonObject, objectAt } from './json.ts';

/** A place in a document from which something can be moved into the components. */
interface Use {
  readonly holder: JsonObject | Json[];
  readonly key: string | number;
  readonly name: string;
}

/** Moves parameters, examples and refusals that several operations share into the components, so that each is said once. */
export function hoistShared(document: JsonObject): void {
  const uses = {
    parameters: new Map<string, Use[]>(),
    examples: new Map<string, Use[]>(),
    responses: new Map<string, Use[]>(),
  };
  const note = (kind: keyof typeof uses, holder: JsonObject | Json[], key: string | number, name: string) => {
    const value = Array.isArray(holder) ? holder[Number(key)] : holder[key];
    if (!isObject(value) || '$ref' in value) return;
    const text = canonical(value);
    uses[kind].set(text, [...(uses[kind].get(text) ?? []), { holder, key, name }]);
  };
  for (const operation of operationsOf(document)) {
    const id = String(operation.operationId);
    const parameters = Array.isArray(operation.parameters) ? operation.parameters : [];
    for (const [index, parameter] of parameters.entries()) {
      note('parameters', parameters, index, `${objectAt(parameter).in}.${objectAt(parameter).name}`);
    }
    noteExamples(operation.requestBody ?? null, (holder, key) => note('examples', holder, key, id));
    const responses = objectAt(operation, 'responses');
    for (const [status, answer] of Object.entries(responses)) {
      if (Number(status) < 400) noteExamples(answer, (holder, key) => note('examples', holder, key, `${id}.${status}`));
      else note('responses', responses, status, [status, ...codesOf(answer)].join('.'));
    }
  }
  for (const [kind, found] of Object.entries(uses)) {
    const components = objectAt(document, 'components');
    components[kind] = { ...objectAt(components[kind] ?? null), ...moved(kind, found) };
  }
}

function operationsOf(document: JsonObject): readonly JsonObject[] {
  return Object.values(objectAt(document, 'paths')).flatMap((path) =>
    Object.values(objectAt(path)).map((each) => objectAt(each)),
  );
}

function codesOf(answer: Json): readonly string[] {
  return Object.keys(objectAt(answer, 'content', 'application/problem+json', 'examples'));
}

function noteExamples(holder: Json, note: (examples: JsonObject, key: string) => void): void {
  for (const media of Object.values(objectAt(holder, 'content'))) {
    const examples = objectAt(media, 'examples');
    for (const key of Object.keys(examples)) note(examples, key);
  }
}

function moved(kind: string, found: ReadonlyMap<string, readonly Use[]>): JsonObject {
  const hoisted: JsonObject = {};
  for (const [text, places] of found) {
    const [first] = places;
    if (first === undefined || places.length < 2) continue;
    const name = freeName(hoisted, first.name);
    hoisted[name] = JSON.parse(text);
    for (const { holder, key } of places) {
      const reference = { $ref: `#/components/${kind}/${name}` };
      if (Array.isArray(holder)) holder[Number(key)] = reference;
      else holder[key] = reference;
    }
  }
  return hoisted;
}

function freeName(taken: JsonObject, wanted: string): string {
  let name = wanted;
  for (let next = 2; name in taken; next += 1) name = `${wanted}.${next}`;
  return name;
}
