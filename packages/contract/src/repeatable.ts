import * as z from 'zod/mini';
import type { Schema } from './operation.ts';

/** A code of an open enumeration as a filter takes it. */
export const FilterCode = z.string().check(z.minLength(1), z.maxLength(64));
export type FilterCode = z.output<typeof FilterCode>;

/**
 * A query parameter that may be left out, given once or repeated; its values are alternatives.
 *
 * @param most how often it may be repeated
 * @example z.object({ state: repeatable(FilterCode) }) // ?state=received&state=dispatched
 * @__NO_SIDE_EFFECTS__
 */
export function repeatable<S extends Schema>(value: S, most = 50) {
  return z.optional(z.union([value, z.array(value).check(z.maxLength(most))]));
}
