import { isUtf8 } from 'node:buffer';
import type { OperationRecord } from '@wardkit/contract/operation';
import { type ProblemCode, problemBody } from '@wardkit/contract/problem';
import type { RequirementId } from '@wardkit/contract/requirements';
import { membersOf } from '../engine/schema-walk.ts';

/** A request on its way to the real server. What is written into it is what is sent on. */
export interface Asked {
  method: string;
  /** With its query. */
  path: string;
  readonly headers: Record<string, string>;
  /** The operation that the request is of; null for an address of none. */
  readonly operation: OperationRecord | null;
  /** Reads the body whole; without it the body goes on as it comes. */
  body(): Promise<Buffer>;
  /** Sent on in place of the body. */
  replacement: Buffer | null;
  /** Aborted when the caller goes away, and when the answer has been sent. */
  readonly gone: AbortSignal;
}

/** An answer on its way back. What is written into it is what the kit gets. */
export interface Reply {
  status: number;
  readonly headers: Headers;
  body: Buffer;
  /** The pieces of an answer that does not end, in place of `body`; a fault may put its own in their place. */
  pieces: AsyncIterable<Uint8Array> | null;
}

/** Stands in the way of one request; `pass` asks the real server, again if it is called again. */
export interface Middleware {
  (asked: Asked, pass: () => Promise<Reply>): Promise<Reply>;
  /** Called when the server ends. */
  close?(): void;
}

/** A rule that a server breaks, and how. */
export interface Fault {
  /** What the server does, after "a server that". */
  readonly name: string;
  /** Exactly these fail. */
  readonly breaks: readonly RequirementId[];
  /** Made anew for each server, so that a fault may remember. */
  start(): Middleware;
}

/** A fault that only changes what comes back. */
export function spoilt(
  name: string,
  breaks: readonly RequirementId[],
  spoil: (reply: Reply, asked: Asked) => void,
): Fault {
  return {
    name,
    breaks,
    start: () => async (asked, pass) => {
      const reply = await pass();
      spoil(reply, asked);
      return reply;
    },
  };
}

/** A fault in the successful answers of one operation: `spoil` changes their JSON. */
export function spoiltAnswer<T extends object = Json>(
  name: string,
  breaks: readonly RequirementId[],
  operations: string | readonly string[],
  spoil: (body: T, asked: Asked) => void,
): Fault {
  const meant = typeof operations === 'string' ? [operations] : operations;
  return spoilt(name, breaks, (reply, asked) => {
    if (!meant.includes(asked.operation?.id ?? '') || reply.status >= 300) return;
    changeJson<T>(reply, (body) => {
      spoil(body, asked);
    });
  });
}

/** The answer of a list, as far as faults look at it. */
export interface ListOf<T> {
  items: T[];
  next: string | null;
}

/** A fault that refuses with another code, or takes the code for another one. */
export function refusedAs(
  name: string,
  breaks: readonly RequirementId[],
  from: ProblemCode,
  to: ProblemCode,
  isMeant: (asked: Asked) => boolean = () => true,
): Fault {
  return spoilt(name, breaks, (reply, asked) => {
    if (codeOf(reply) === from && isMeant(asked)) refuse(reply, to);
  });
}

/** What a fault takes an answer for, where it looks at no member in particular. */
export type Json = Record<string, unknown>;

/** The JSON of an answer; undefined where it is none. */
export function jsonOf<T extends object = Json>({ body }: Pick<Reply, 'body'>): T | undefined {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Changes the JSON of an answer, where it has one. */
export function changeJson<T extends object = Json>(reply: Reply, change: (body: T) => unknown): void {
  const body = jsonOf<T>(reply);
  if (body !== undefined) reply.body = Buffer.from(JSON.stringify(change(body) ?? body));
}

/** Changes the JSON of a request, where it has an object that can be written again. */
export async function changeRequest(asked: Asked, change: (body: Json) => unknown): Promise<void> {
  const bytes = asked.replacement ?? (await asked.body());
  // What is not in UTF-8 would be by being written again.
  const body = isUtf8(bytes) ? jsonOf({ body: bytes }) : undefined;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return;
  try {
    asked.replacement = Buffer.from(JSON.stringify(change(body) ?? body));
  } catch {
    // What is nested too deep to be written goes on as it came.
  }
}

/** The code of a problem; null for another answer. */
export function codeOf(reply: Reply): string | null {
  const code = jsonOf(reply)?.code;
  return reply.status >= 400 && typeof code === 'string' ? code : null;
}

/** Puts a refusal in the place of an answer. */
export function refuse(reply: Reply, code: ProblemCode, current?: unknown): void {
  const body = problemBody(code, { requestId: reply.headers.get('request-id') ?? '', current });
  for (const name of ['etag', 'location', 'idempotency-replayed']) reply.headers.delete(name);
  reply.headers.set('content-type', 'application/problem+json');
  reply.status = body.status;
  reply.body = Buffer.from(JSON.stringify(body));
}

/** A copy that can be sent again. */
export function copyOf({ status, headers, body }: Reply): Reply {
  return { status, headers: new Headers(headers), body: Buffer.from(body), pieces: null };
}

/** The path of a request without its query. */
export function pathOf({ path }: Asked): string {
  return path.split('?')[0] ?? '';
}

/** The query of a request. */
export function queryOf({ path }: Asked): URLSearchParams {
  return new URLSearchParams(path.split('?')[1]);
}

/** Sends a request on with another query. */
export function changeQuery(asked: Asked, change: (query: URLSearchParams) => void): void {
  const query = queryOf(asked);
  change(query);
  asked.path = query.size === 0 ? pathOf(asked) : `${pathOf(asked)}?${query}`;
}

/** The names of the query parameters that an operation knows. */
export function knownParameters({ operation }: Asked): ReadonlySet<string> {
  return new Set(Object.keys(membersOf(operation?.query)));
}
