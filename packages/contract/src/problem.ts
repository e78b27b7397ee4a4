import * as z from 'zod/mini';
import type { LocalizedText } from './field.ts';
import { type ProblemRecord, problems } from './problems.ts';

/** The code of a problem; the registry is closed, so a program may switch over it. */
export type ProblemCode = keyof typeof problems;

/** Where the types of problems live; each is also a page that explains it. */
export const problemBase = 'https://wardkit.dev/problems/';

/** The page of a server that explains each rule under its id. */
export const requirementsPage = '/docs/requirements.html';

/** Where a server explains the rule that a problem comes from: an address on the same server. */
export function helpOf(code: ProblemCode): string {
  return `${requirementsPage}#${problems[code].requirement}`;
}

/** One fault in the input. `pointer` is a JSON Pointer into the body, or `#/query/x`, `#/path/x`, `#/headers/x`. */
export const InputError = z.looseObject({ pointer: z.string(), code: z.string(), message: z.string() });
export type InputError = z.output<typeof InputError>;

/** An RFC 9457 problem: the same body tells a person and a program what happened and what to do. */
export const Problem = z.looseObject({
  type: z.string(),
  code: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  requestId: z.string(),
  retryable: z.boolean(),
  errors: z.optional(z.array(InputError)),
  /** Where the rule is explained: the address of a page, absolute or on the same server. */
  help: z.optional(z.string()),
  /** The record as it stands now, where the caller's version was stale. */
  current: z.optional(z.unknown()),
});
export type Problem = z.output<typeof Problem>;

/** Tells whether a text is a known problem code. */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}

const lasting: readonly string[] = [
  'already-exists',
  'version-stale',
  'check-incomplete',
  'state-conflict',
  'picture-unreadable',
] satisfies ProblemCode[];

/** Whether the same call would meet a refusal for ever: it is then stored under the key; the others may go well later. */
export function isLasting(code: string): boolean {
  return lasting.includes(code);
}

/** The registry's entry of a code. */
export function problemRecord(code: ProblemCode): ProblemRecord {
  return problems[code];
}

/**
 * Makes the body of a problem.
 *
 * @param language `zh-Hans` or `en`; another one gets English
 */
export function problemBody(
  code: ProblemCode,
  given: { requestId: string; language?: string; errors?: InputError[]; current?: unknown; detail?: string },
): Problem {
  const record = problemRecord(code);
  const text = (of: LocalizedText & { en: string }) => (given.language?.startsWith('zh') ? of['zh-Hans'] : of.en);
  return {
    type: problemBase + code,
    code,
    title: text(record.title),
    status: record.status,
    detail: given.detail ?? text(record.advice),
    requestId: given.requestId,
    retryable: record.retryable,
    help: helpOf(code),
    ...(given.errors === undefined ? {} : { errors: given.errors }),
    ...(given.current === undefined ? {} : { current: given.current }),
  };
}
