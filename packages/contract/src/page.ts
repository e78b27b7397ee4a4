import * as z from 'zod/mini';
import type { Schema } from './operation.ts';

/** The query fields of every list. */
export const pageQuery = {
  /** How many items a page holds at most: 50 when absent. */
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
  /** `next` of the page before; opaque, and only good for the same filters. */
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(2048))),
};

/** The number of items in a page whose `limit` is not given. */
export const defaultPageSize = 50;

/**
 * A page of a list. `next` is the cursor of the following page, or null on the last.
 *
 * @__NO_SIDE_EFFECTS__
 */
export function pageOf<S extends Schema>(item: S) {
  return z.looseObject({ items: z.array(item), next: z.nullable(z.string()) });
}

/** A page as a type. */
export interface Page<T> {
  items: T[];
  next: string | null;
}
