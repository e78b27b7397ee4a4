import type { Schema } from '@wardkit/contract/operation';
import * as z from 'zod/mini';
import { type Answer, shortly } from '../engine/answer.ts';
import { withoutRows } from '../engine/schema-walk.ts';
import { Violation } from '../engine/violation.ts';

/** The body of a successful answer by its schema. @throws {Violation} */
export function bodyOf<S extends Schema>(answer: Answer, schema: S): z.output<S> {
  if (answer.status >= 300) throw new Violation('a successful answer', shortly(answer));
  const result = z.safeParse(schema, answer.body);
  if (result.success) return result.data;
  const places = new Set(result.error.issues.map(({ path }) => withoutRows(`/${path.join('/')}`)));
  throw new Violation('a body as the contract says', `a fault at ${[...places].slice(0, 4).join(', ')}`);
}
