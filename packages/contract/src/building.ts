import * as z from 'zod/mini';
import { closedEnum } from './field.ts';

/** What premises are used for. */
export const uses = ['let', 'self-occupied', 'empty', 'business'] as const;
export const GivenUse = closedEnum(
  uses,
  'whether premises may be checked, and whether stays are expected there, hangs on it',
);
export const Storeys = z.int().check(z.minimum(1), z.maximum(200));
/** In square metres. */
export const FloorArea = z.number().check(z.nonnegative(), z.maximum(10_000_000));
