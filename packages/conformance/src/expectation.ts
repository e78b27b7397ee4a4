import type { Schema } from '@wardkit/contract/operation';
import { isProblemCode, Problem, type ProblemCode, problemBase, problemRecord } from '@wardkit/contract/problem';
import * as z from 'zod/mini';
import type { Answer } from './probe.ts';

/** A server that does not keep a requirement; the message says what was expected and what came. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

/** @throws {Violation} with the message when the condition doesn't hold */
export function expect(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Violation(message);
}

/** The body by its schema. */
export function bodyOf<S extends Schema>(answer: Answer, schema: S, what: string): z.output<S> {
  const result = z.safeParse(schema, answer.body);
  if (result.success) return result.data;
  const places = result.error.issues.map((issue) => `/${issue.path.join('/')}`).slice(0, 5);
  throw new Violation(`${what} answered ${answer.status} with a body against its schema at ${places.join(', ')}`);
}

/** A problem of the registry with this code. */
export function expectProblem(answer: Answer, code: ProblemCode, what: string): z.output<typeof Problem> {
  const type = answer.headers.get('content-type') ?? 'nothing';
  expect(
    type.startsWith('application/problem+json'),
    `${what} should answer application/problem+json, it sent ${type}`,
  );
  const problem = bodyOf(answer, Problem, what);
  expect(problem.code === code, `${what} should be refused as ${code}, it was ${problem.code} (${answer.status})`);
  const { status, retryable } = problemRecord(code);
  expect(answer.status === status && problem.status === status, `${what}: ${code} has status ${status}`);
  expect(problem.type === problemBase + code, `${what}: the type of ${code} is ${problemBase + code}`);
  expect(problem.retryable === retryable, `${what}: retryable of ${code} is ${retryable}`);
  expect(isProblemCode(problem.code), `${what}: ${problem.code} is not in the registry`);
  return problem;
}
