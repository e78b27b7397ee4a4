import type { OperationRecord } from '@wardkit/contract/operation';
import type { Problem } from '@wardkit/contract/problem';
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

function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false;
  const { code, title } = value as Record<string, unknown>;
  return typeof code === 'string' && typeof title === 'string';
}

/** Reads the body of an answer by the operation's record. Rejects where the body breaks off. */
export async function receive(record: OperationRecord, response: Response): Promise<Received> {
  const { status } = response;
  if (status === 304) return { kind: 'unchanged' };
  if (status >= 200 && status < 300) {
    if (record.answers[status] === null) return { kind: 'data', status, data: undefined };
    if (isBinaryBody(record.answers[status])) return { kind: 'data', status, data: await response.blob() };
    const data = isJson(response) ? parse(await response.text()) : undefined;
    // A hotel's or a station's sign-in page also answers 200: taken for the server, it would swallow a submission.
    return data === undefined ? { kind: 'foreign' } : { kind: 'data', status, data };
  }
  const body = isJson(response) ? parse(await response.text()) : undefined;
  if (isProblem(body)) return { kind: 'problem', status, problem: body, genuine: true };
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
