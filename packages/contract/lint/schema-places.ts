import { type Content, isJson, isStream, type OperationRecord, type Schema } from '@wardkit/contract/operation';
import { definitionOf } from '@wardkit/contract/schema-definition';

/** A schema within another one. */
export interface Place {
  readonly schema: Schema;
  readonly type: string;
  /** A JSON Pointer; `*` stands for each item of a list. */
  readonly pointer: string;
  /** The name of the member that holds it; null for the whole and for items of lists. */
  readonly name: string | null;
  /** The names of the members beside it, its own included. */
  readonly siblings: readonly string[];
  /** The objects around it, the nearest first: the members' names that lead to them. */
  readonly within: readonly string[];
  /** The alternatives that it is one of. */
  readonly alternatives: readonly Schema[];
}

/** Every schema within a schema, itself first. */
export function* placesOf(schema: Schema): Generator<Place> {
  yield* walk({ schema, type: '', pointer: '', name: null, siblings: [], within: [], alternatives: [] }, []);
}

function* walk(place: Place, around: readonly Schema[]): Generator<Place> {
  const { schema, pointer, name, within } = place;
  if (around.includes(schema)) return;
  const definition = definitionOf(schema);
  yield { ...place, type: definition.type };
  const inside = [...around, schema];
  const same = (inner: Schema, alternatives: readonly Schema[] = []) =>
    walk({ ...place, schema: inner, alternatives }, inside);
  for (const inner of [definition.innerType, definition.left, definition.right, definition.in, definition.out]) {
    if (inner !== undefined) yield* same(inner, place.alternatives);
  }
  for (const option of definition.options ?? []) yield* same(option, definition.options);
  const deeper = name === null ? within : [name, ...within];
  const item = { name: null, siblings: [], within: deeper, alternatives: [], type: '' };
  for (const each of [definition.element, definition.valueType, ...(definition.items ?? [])]) {
    if (each !== undefined) yield* walk({ ...item, schema: each, pointer: `${pointer}/*` }, inside);
  }
  const siblings = Object.keys(definition.shape ?? {});
  for (const [member, each] of Object.entries(definition.shape ?? {})) {
    yield* walk({ ...item, schema: each, pointer: `${pointer}/${member}`, name: member, siblings }, inside);
  }
}

/** A part of a record that a schema describes. */
export interface Part {
  /** `parameters`, `query`, `headers`, `body` or the status of an answer. */
  readonly part: string;
  readonly schema: Schema;
}

/** What a caller sends. */
export function inputsOf(operation: OperationRecord): Part[] {
  const { parameters, query, headers, body } = operation;
  return [
    ...part('parameters', parameters),
    ...part('query', query),
    ...part('headers', headers),
    ...part('body', body),
  ];
}

/** What a server answers when it succeeds; of a stream each of its events. */
export function answersOf(operation: OperationRecord): Part[] {
  return Object.entries(operation.answers).flatMap(([status, answer]) =>
    part(status, isStream(answer) ? answer.event : answer),
  );
}

function part(name: string, content: Content): Part[] {
  return isJson(content) ? [{ part: name, schema: content }] : [];
}

/** Every place of several parts, with the part's name before its pointer. */
export function* placesIn(parts: readonly Part[]): Generator<Place & { readonly where: string }> {
  for (const { part: name, schema } of parts) {
    for (const place of placesOf(schema)) yield { ...place, where: `${name} ${place.pointer}` };
  }
}

/** The members of an object; none for anything else. */
export function membersOf(content: Content): Readonly<Record<string, Schema>> {
  return isJson(content) ? (definitionOf(content).shape ?? {}) : {};
}

/** The schema below `optional` and `nullable`. */
export function plain(schema: Schema): Schema {
  const { innerType } = definitionOf(schema);
  return innerType === undefined ? schema : plain(innerType);
}

/** The words of a name: `fullName` is `full` and `name`. */
export function wordsOf(name: string): string[] {
  return name.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).map((word) => word.toLowerCase());
}
