import { isObject, type Json } from '../generate/json.ts';

/** A schema and where it stands. */
export interface Place {
  readonly schema: Json;
  readonly pointer: string;
}

/**
 * What a schema allows, as a list of plain choices. The pair that makes an open enumeration, known values or any text, is
 * one choice: a text with `known` values.
 */
export function choicesOf(place: Place, resolve: (place: Place) => Place): readonly Place[] {
  const { schema, pointer } = resolve(place);
  if (!isObject(schema)) return [{ schema, pointer }];
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => ({ schema: { ...schema, type }, pointer }));
  }
  const name = Array.isArray(schema.anyOf) ? 'anyOf' : Array.isArray(schema.oneOf) ? 'oneOf' : undefined;
  const parts = name === undefined ? undefined : schema[name];
  if (name === undefined || !Array.isArray(parts)) return [{ schema, pointer }];
  const choices = parts.flatMap((part, index) =>
    choicesOf({ schema: part, pointer: `${pointer}/${name}/${index}` }, resolve),
  );
  return withOpenLists(choices, pointer);
}

function withOpenLists(choices: readonly Place[], pointer: string): readonly Place[] {
  const closed = choices.find(
    ({ schema }) => isObject(schema) && schema.type === 'string' && Array.isArray(schema.enum),
  );
  const open = choices.find(({ schema }) => isObject(schema) && schema.type === 'string' && isPlainText(schema));
  if (closed === undefined || open === undefined || !isObject(closed.schema) || !isObject(open.schema)) return choices;
  const joined = { schema: { ...open.schema, known: closed.schema.enum ?? [] }, pointer };
  return [joined, ...choices.filter((choice) => choice !== closed && choice !== open)];
}

function isPlainText(schema: Readonly<Record<string, Json>>): boolean {
  return !('enum' in schema || 'const' in schema || 'pattern' in schema || 'format' in schema);
}
