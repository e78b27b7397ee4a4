import type { OperationRecord } from '@wardkit/contract/operation';
import { allOperations } from '@wardkit/contract/operations';
import type { Account } from './account.ts';
import type { Answer } from './answer.ts';
import type { Budget } from './budget.ts';
import { type Pacer, readRateLimit, readRetryAfter } from './pacer.ts';
import { type CallParts, type PlainRequest, requestOf } from './requests.ts';
import { headersOfKit } from './target.ts';
import type { Watch } from './watcher.ts';
import type { OpenAnswer, Wire, WireRequest } from './wire.ts';

/** What all callers of a run share. */
export interface Line {
  readonly wire: Wire;
  readonly base: URL;
  readonly budget: Budget;
  readonly pacer: Pacer;
  readonly watch: Watch;
}

const records = new Map(allOperations.map((operation) => [operation.id as string, operation]));

/** The record of an operation. @throws {TypeError} for an id that the contract does not have */
export function recordOf(operation: string | OperationRecord): OperationRecord {
  if (typeof operation !== 'string') return operation;
  const record = records.get(operation);
  if (record === undefined) throw new TypeError(`the contract has no operation ${operation}`);
  return record;
}

/** The longest that a 429 is waited for, in seconds. */
const longestPause = 70;

/** Somebody who calls the server. */
export class Caller {
  readonly account: Account;
  readonly #line: Line;

  constructor(account: Account, line: Line) {
    this.account = account;
    this.#line = line;
  }

  /** Calls an operation as a client that keeps the contract does, with what `parts` says in addition. */
  call(operation: string | OperationRecord, parts: CallParts = {}): Promise<Answer> {
    const record = recordOf(operation);
    return this.#ask(record, requestOf(record, parts));
  }

  /** Sends a request to an address of no operation. */
  send(request: PlainRequest): Promise<Answer> {
    return this.#ask(null, request);
  }

  /** Opens an answer that does not end. */
  async open(operation: string | OperationRecord, parts: CallParts = {}): Promise<OpenAnswer> {
    const record = recordOf(operation);
    const plain = requestOf(record, parts);
    const request = this.#onWire(plain);
    await this.#admit();
    const opened = await this.#line.wire.open(request);
    const { pacer, watch } = this.#line;
    pacer.note(this.#name, opened.headers);
    const { status, headers } = opened;
    const answer = { status, headers, bytes: new Uint8Array(), text: '', body: undefined, milliseconds: 0 };
    const { method, path } = plain;
    if (status < 300)
      watch.show({ operation: record, account: this.account, method, path: `/${path}`, sent: request.headers, answer });
    return opened;
  }

  /** Sends a call whole and cuts the connection so many milliseconds later, without waiting for its answer. */
  async callAndCut(operation: string | OperationRecord, parts: CallParts, milliseconds: number): Promise<void> {
    const request = this.#onWire(requestOf(recordOf(operation), parts));
    await this.#admit();
    await this.#line.wire.sendAndCut(request, milliseconds);
  }

  async #ask(operation: OperationRecord | null, request: PlainRequest): Promise<Answer> {
    const { wire, budget, pacer, watch } = this.#line;
    const onWire = this.#onWire(request);
    for (let attempt = 0; ; attempt += 1) {
      await this.#admit();
      budget.bytesSent += onWire.body?.length ?? 0;
      const answer = await wire.exchange(onWire);
      budget.bytesReceived += answer.bytes.length;
      pacer.note(this.#name, answer.headers);
      const { method } = request;
      watch.show({ operation, account: this.account, method, path: `/${request.path}`, sent: onWire.headers, answer });
      if (answer.status !== 429 || attempt === 2) return answer;
      // A refusal within the quota is about something else that there is too much of, and waiting would not help.
      if ((readRateLimit(answer.headers.get('ratelimit'))?.remaining ?? 0) > 0) return answer;
      const seconds = readRetryAfter(answer.headers.get('retry-after'), Date.now()) ?? 5;
      if (seconds > longestPause) return answer;
      pacer.pause(this.#name, seconds);
    }
  }

  async #admit(): Promise<void> {
    const { budget, pacer } = this.#line;
    await pacer.take(this.#name, budget.signal);
    budget.spend();
  }

  get #name(): string {
    return this.account.session?.subject ?? `${this.account.role} ${this.account.station}`;
  }

  #onWire(request: PlainRequest): WireRequest {
    const { base, budget } = this.#line;
    const headers: Record<string, string> = { ...headersOfKit, ...this.account.authorization() };
    for (const [name, value] of Object.entries(request.headers ?? {})) {
      if (value === null) delete headers[name];
      else headers[name] = value;
    }
    const body =
      request.bytes ?? (request.body === undefined ? null : new TextEncoder().encode(JSON.stringify(request.body)));
    return {
      method: request.method,
      url: new URL(request.path, base),
      headers,
      body,
      timeout: Math.min(request.patience ?? Number.POSITIVE_INFINITY, budget.limits.request),
      signal: budget.signal,
      ...(request.chunked === undefined ? {} : { chunked: request.chunked }),
      ...(request.announcedLength === undefined ? {} : { announcedLength: request.announcedLength }),
    };
  }
}
