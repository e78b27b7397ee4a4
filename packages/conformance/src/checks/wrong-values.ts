import type { Schema } from '@wardkit/contract/operation';
import * as z from 'zod/mini';
import { definitionOf } from '../engine/schema-walk.ts';

const wrongValues: readonly unknown[] = [{ wrong: true }, [['wrong']], true, 1e308, 'wrong type'];

/** A JSON value that a member may not have; undefined where it may have any. */
export function wrongValueFor(schema: Schema): unknown {
  return wrongValues.find((value) => !z.safeParse(schema, value).success);
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
