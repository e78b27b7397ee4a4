import { isOfFormerSchema } from './prepared-statements.ts';

/**
 * Whether the database broke a transaction off only because of what others did in that moment: it could not be serialised
 * (40001), stood in a circle of waiting (40P01), or was prepared before a migration. Nothing of it was kept, and the same once
 * more usually goes well.
 */
export function isPassing(cause: unknown): boolean {
  if (isOfFormerSchema(cause)) return true;
  return cause instanceof Error && 'code' in cause && (cause.code === '40001' || cause.code === '40P01');
}
