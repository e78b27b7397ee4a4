import type { BinaryBody, Content, Schema } from '@wardkit/contract/operation';
import { conforms } from './conforms.ts';
import type { ContractIssue } from './errors.ts';

/**
 * Where a value departs from its schema. Values are not told, since they may be personal: only places, and what is expected.
 *
 * @returns null when it keeps the contract
 */
export function departures(schema: Schema, value: unknown): readonly ContractIssue[] | null {
  if (conforms(schema, value)) return null;
  let result: ReturnType<Schema['safeParse']>;
  try {
    result = schema.safeParse(value);
  } catch {
    // So much departs that it can't be listed.
    return [{ pointer: '', message: 'invalid throughout' }];
  }
  if (result.success) return null;
  return result.error.issues.slice(0, 20).map((issue) => ({
    pointer: issue.path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    message:
      'expected' in issue && typeof issue.expected === 'string'
        ? `expected ${issue.expected}`
        : (issue.code ?? 'invalid'),
  }));
}

/** Tells bytes from other content. */
export function isBinaryBody(body: Content): body is BinaryBody {
  return body !== undefined && body !== null && 'binary' in body;
}

/** Tells a schema of JSON from other content. */
export function isSchema(body: Content): body is Schema {
  return body !== undefined && body !== null && '_zod' in body;
}
