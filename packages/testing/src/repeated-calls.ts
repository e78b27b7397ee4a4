import type { OperationRecord } from '@wardkit/contract/operation';
import { isLasting } from '@wardkit/contract/problem';
import { problemResponse } from './problem-response.ts';

/** What makes two calls the same. */
interface CallFacts {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Knows the calls of before by their keys. */
export interface RepeatedCalls {
  /** As the contract says: the same call under the same key gets the stored answer, another call is refused. */
  answer(operation: OperationRecord, call: CallFacts, respond: () => Promise<Response>): Promise<Response>;
}

interface Known {
  readonly print: string;
  /** Null for an answer that is never stored: the same call is made again. */
  readonly stored: Response | null;
}

/** Knows of none yet. */
export function createRepeatedCalls(): RepeatedCalls {
  const calls = new Map<string, Known>();
  return {
    async answer(operation, call, respond) {
      const key = call.headers['idempotency-key'];
      if (operation.idempotency === 'none' || key === undefined) return respond();
      const print = await printOf(operation, call);
      const known = calls.get(key);
      if (known !== undefined && known.print !== print) return problemResponse('idempotency-key-reused');
      if (known?.stored) {
        const headers = new Headers(known.stored.headers);
        headers.set('idempotency-replayed', 'true');
        const body = known.stored.status === 204 ? null : await known.stored.clone().blob();
        return new Response(body, { status: known.stored.status, headers });
      }
      const response = await respond();
      if (operation.idempotency === 'unstored') calls.set(key, { print, stored: null });
      else if (await isKept(response)) calls.set(key, { print, stored: response.clone() });
      return response;
    },
  };
}

/** What was done is stored, and what will be refused for ever; another refusal may go well later. */
async function isKept(response: Response): Promise<boolean> {
  if (response.ok) return true;
  const problem = await response
    .clone()
    .json()
    .catch(() => null);
  return isLasting(String(problem?.code));
}

async function printOf({ id, headers: own }: OperationRecord, { url, headers, body }: CallFacts): Promise<string> {
  const content =
    body instanceof Uint8Array
      ? new Uint8Array(await crypto.subtle.digest('SHA-256', body as Uint8Array<ArrayBuffer>)).join()
      : body;
  const ownNames = own === undefined ? [] : Object.keys((own as unknown as { shape: object }).shape);
  const ownHeaders = ownNames.map((name) => headers[name]);
  return JSON.stringify([id, url, headers['if-match'], ownHeaders, content], sortKeys);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
