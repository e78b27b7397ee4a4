import type { OperationRecord } from '@wardkit/contract/operation';
import type { InputError, Problem } from '@wardkit/contract/problem';
import { isBinaryBody } from './contract-check.ts';

/** An answer with its body read. `foreign`: it was not this server that answered. */
export type Received =
  | { kind: 'data'; status: number; data: unknown }
  | { kind: 'unchanged' }
  | { kind: 'problem'; status: number; problem: Problem; genuine: boolean }
  | { kind: 'foreign' };

function isJson(response: Response): boolean {
  return /^application\/([\w.+-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '');
}

/** Characters of a text and entries of a list that a problem may have: what is shown to people is no place for a flood. */
const most = { code: 100, text: 2000, errors: 100 };

/** The problem that an answer holds, each member of the type that it must have, or null. */
function problemOf(value: unknown, status: number): Problem | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Record<string, unknown>;
  const text = (member: unknown) => (typeof member === 'string' ? member.slice(0, most.text) : '');
  if (typeof given.code !== 'string' || typeof given.title !== 'string') return null;
  const { errors: faults, help, ...others } = given;
  const isFault = (fault: unknown): fault is InputError =>
    typeof fault === 'object' &&
    fault !== null &&
    ['pointer', 'code', 'message'].every((name) => typeof (fault as Record<string, unknown>)[name] === 'string');
  return {
    ...others,
    type: text(given.type),
    code: given.code.slice(0, most.code),
    title: text(given.title),
    status,
    detail: text(given.detail),
    requestId: text(given.requestId),
    retryable: given.retryable === true,
    ...(Array.isArray(faults) ? { errors: faults.filter(isFault).slice(0, most.errors) } : {}),
    ...(typeof help === 'string' ? { help } : {}),
  };
}

/**
 * Reads the body of an answer by the operation's record. Rejects where the body breaks off.
 *
 * @param keptEtag what the request was conditional on: without it, nothing can be unchanged
 */
export async function receive(
  record: OperationRecord,
  response: Response,
  keptEtag?: string | undefined,
): Promise<Received> {
  const { status } = response;
  // No status is what an answer has that must not be looked into, such as one that a service worker made up.
  if (status === 0) return { kind: 'foreign' };
  if (status === 304) return keptEtag === undefined ? { kind: 'foreign' } : { kind: 'unchanged' };
  if (status >= 200 && status < 300) {
    if (record.answers[status] === null) return { kind: 'data', status, data: undefined };
    if (isBinaryBody(record.answers[status])) return { kind: 'data', status, data: await response.blob() };
    const data = isJson(response) ? parse(await response.text()) : undefined;
    // A hotel's or a station's sign-in page also answers 200: taken for the server, it would swallow a submission.
    return data === undefined ? { kind: 'foreign' } : { kind: 'data', status, data };
  }
  const body = isJson(response) ? parse(await response.text()) : undefined;
  const problem = problemOf(body, status);
  if (problem !== null) return { kind: 'problem', status, problem, genuine: true };
  return { kind: 'problem', status, problem: unexplained(status, response.headers.get('request-id')), genuine: false };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Stands for a refusal that says nothing, as something between us and the server may send. */
function unexplained(status: number, requestId: string | null): Problem {
  return {
    type: 'about:blank',
    code: 'unexplained',
    title: `The server refused with status ${status} and did not say why`,
    status,
    detail: 'Try again later. If it goes on, tell your administrator the time and the address of the server.',
    requestId: requestId ?? '',
    retryable: status >= 500,
  };
}
