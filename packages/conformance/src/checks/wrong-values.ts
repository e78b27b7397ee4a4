import type { Schema } from '@wardkit/contract/operation';
import { definitionOf } from '@wardkit/contract/schema-definition';
import * as z from 'zod/mini';

const wrongValues: readonly unknown[] = [{ wrong: true }, [['wrong']], true, 1e308, 'wrong type'];

/** A JSON value that a member may not have; undefined where it may have any. */
export function wrongValueFor(schema: Schema): unknown {
  return wrongValues.find((value) => !z.safeParse(schema, value).success);
}

/** Lists that are too long or hold something else, and texts that are too long or of another form. */
const wrongForms: readonly unknown[] = [
  'x'.repeat(20_000),
  'no such value',
  ['no such value'],
  Array.from({ length: 500 }, () => '441602'),
  -1,
];

/** JSON values that a member may not have: one of a wrong type, and those of the right type that its schema refuses. */
export function wrongValuesFor(schema: Schema): readonly unknown[] {
  const type = wrongValueFor(schema);
  const forms = wrongForms.filter((value) => isOfType(schema, value) && !z.safeParse(schema, value).success);
  return type === undefined ? forms : [type, ...forms];
}

function isOfType(schema: Schema, value: unknown): boolean {
  const { type, innerType } = definitionOf(schema);
  if (innerType !== undefined) return isOfType(innerType, value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'string' || type === 'enum') return typeof value === 'string';
  return type === 'number' && typeof value === 'number';
}

const wrongTexts = ['', ' ', '-1', 'wrong type', 'x'.repeat(3000), '\u0000'];

/** A text that a query parameter may not have; undefined where it may have any. */
export function wrongTextFor(schema: Schema): string | undefined {
  return wrongTexts.find((text) => !z.safeParse(schema, text).success && !z.safeParse(schema, [text]).success);
}

/** Whether a member is plain text that may be long enough for a character to be put into. */
export function isText(schema: Schema): boolean {
  const { type, innerType } = definitionOf(schema);
  if (innerType !== undefined) return isText(innerType);
  return type === 'string' && z.safeParse(schema, 'Some text of twenty.').success;
}
