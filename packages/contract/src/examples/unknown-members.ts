import * as z from 'zod/mini';
import type { Schema } from '../operation.ts';
import { definitionOf } from '../schema-definition.ts';

/**
 * The members of a value that its schema does not name, as JSON Pointers. Schemas are open, so validation passes over
 * them: in an example such a member is a slip of the pen.
 *
 * @example unknownMembers(z.looseObject({ id: z.string() }), { id: 'a', it: 1 }) // ['/it']
 */
export function unknownMembers(schema: Schema, value: unknown, pointer = ''): string[] {
  const definition = definitionOf(schema);
  if (definition.innerType !== undefined) return unknownMembers(definition.innerType, value, pointer);
  if (definition.options !== undefined) return fewest(definition.options, value, pointer);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const of = definition.element ?? definition.items?.[index];
      return of === undefined ? [] : unknownMembers(of, item, `${pointer}/${index}`);
    });
  }
  if (typeof value !== 'object' || value === null) return [];
  const { shape, valueType } = definition;
  if (shape === undefined && valueType === undefined) return [];
  // An object that names no member is there to be filled with anything.
  if (shape !== undefined && Object.keys(shape).length === 0) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const of = shape === undefined ? valueType : shape[name];
    return of === undefined ? [`${pointer}/${name}`] : unknownMembers(of, part, `${pointer}/${name}`);
  });
}

/** Of several schemas the one that the value is meant for: it fits, and knows the most of it. */
function fewest(options: readonly Schema[], value: unknown, pointer: string): string[] {
  const results = options
    .filter((option) => z.safeParse(option, value).success)
    .map((option) => unknownMembers(option, value, pointer));
  return results.sort((one, other) => one.length - other.length)[0] ?? [];
}
