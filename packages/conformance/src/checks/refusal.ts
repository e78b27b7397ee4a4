import { type ProblemCode, problemRecord } from '@wardkit/contract/problem';
import { type Answer, memberOf, shortly } from '../engine/answer.ts';
import { expect } from '../engine/violation.ts';

/** Whether an answer is the refusal of a code. What else a problem must be is looked at in every answer of the run. */
export function isRefusal({ status, body }: Answer, code: ProblemCode): boolean {
  return status === problemRecord(code).status && memberOf(body, 'code') === code;
}

/** @throws {Violation} when the answer is none of these refusals */
export function expectRefusal(answer: Answer, ...codes: readonly ProblemCode[]): void {
  const wanted = codes.map((code) => `${problemRecord(code).status} ${code}`).join(' or ');
  expect(
    codes.some((code) => isRefusal(answer, code)),
    wanted,
    shortly(answer),
  );
}

/** @throws {Violation} when the answer has another status */
export function expectStatus(answer: Answer, ...statuses: readonly number[]): void {
  expect(statuses.includes(answer.status), statuses.join(' or '), shortly(answer));
}

/** The pointers of the faults that a problem names. */
export function pointersOf({ body }: Answer): readonly string[] {
  const errors = memberOf(body, 'errors');
  if (!Array.isArray(errors)) return [];
  return errors.map((error) => String(memberOf(error, 'pointer')));
}
