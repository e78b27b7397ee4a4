import type { EventType, WardEvent } from '@wardkit/contract/events';
import type {
  AnswerOf,
  BinaryBody,
  BinaryContent,
  OperationRecord,
  ParametersOf,
  QueryOf,
  Schema,
  StreamBody,
} from '@wardkit/contract/operation';
import type { operations } from '@wardkit/contract/operations';
import type { Transaction } from 'kysely';
import type * as z from 'zod/mini';
import type { Reach } from '../access/access.ts';
import type { Caller } from '../access/caller.ts';
import type { Schema as Tables } from '../database/schema.ts';
import type { EventFeed } from '../events/event-feed.ts';
import type { EventStreams } from '../events/event-streams.ts';
import type { NotServed } from '../modules/not-served.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import type { RetentionRules } from '../retention/retention-rules.ts';
import type { AttachmentStore } from '../storage/attachment-store.ts';
import type { ReceiverRules } from '../webhooks/receiver-rules.ts';
import type { Cursors } from './cursor.ts';
import type { RequestProblem } from './request-problem.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What handlers of subscriptions need. */
export interface Webhooks {
  readonly rules: ReceiverRules;
  /** Sends what is due at a station, in this process. */
  wake(stationId: string): void;
}

/** What handlers of long work need. */
export interface Jobs {
  /** Begins with what waits, in this process. */
  wake(): void;
}

/** Reads a record by its own address, as its caller would. */
export interface RecordReader {
  /**
   * @returns what the record's own operation answers to the same caller in the same transaction; what it concerns is on the
   *   caller's audit entry
   * @throws {RequestProblem} as that operation does, and `not-found` for an address that this server reads no record by
   */
  read(context: Context, path: string): Promise<ReadRecord>;
}

export interface ReadRecord {
  readonly operation: OperationRecord;
  readonly stationId: string;
  readonly body: unknown;
}

/** What handlers need beside the request. */
export interface ServerParts {
  readonly keys: KeyRing;
  readonly attachments: AttachmentStore;
  readonly events: EventFeed;
  readonly webhooks: Webhooks;
  readonly jobs: Jobs;
  readonly records: RecordReader;
  /** Puts entries of the audit log in their places; told of each call that queued some. */
  readonly audit: { wake(stationIds: Iterable<string>): void };
  readonly streams: EventStreams;
  readonly retention: RetentionRules;
  readonly plateBase: string;
  /** Origins that pages with widgets may be of, beside the one that a request reached the server by. */
  readonly portalOrigins: readonly string[];
  readonly version: string;
  /** The ids of the operations that this server offers. */
  readonly operations: readonly string[];
}

/** The body as a handler gets it: parsed by its schema, or bytes. */
export type ReceivedBody<O extends OperationRecord> = O extends { body: infer B }
  ? B extends Schema
    ? z.output<B>
    : B extends BinaryBody
      ? Bytes
      : never
  : undefined;

type OwnHeaders<O extends OperationRecord> = O extends { headers: infer H extends Schema } ? z.output<H> : undefined;

/** A call before its transaction: for work that takes long and must not hold a connection. */
export interface EarlyContext<O extends OperationRecord = OperationRecord> {
  readonly reach: Reach;
  readonly parameters: ParametersOf<O>;
  readonly body: ReceivedBody<O>;
  readonly headers: OwnHeaders<O>;
  readonly server: ServerParts;
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal;
  /** Gives back what the call holds when it is over, however it ends. */
  atEnd(work: () => void): void;
  /** Looks into the database in a short transaction of its own, with the caller's rights. */
  look<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T>;
}

/** One call, while its transaction is open. */
export interface Context<O extends OperationRecord = OperationRecord> {
  readonly operation: O;
  readonly transaction: Transaction<Tables>;
  readonly caller: Caller;
  readonly reach: Reach;
  /** What the call says that it is for; null where it need not. */
  readonly purpose: string | null;
  readonly parameters: ParametersOf<O>;
  readonly query: QueryOf<O>;
  readonly body: ReceivedBody<O>;
  readonly headers: OwnHeaders<O>;
  /** The origin that the caller reached the server by. */
  readonly origin: string;
  readonly language: 'zh-Hans' | 'en';
  readonly requestId: string;
  readonly now: Date;
  readonly server: ServerParts;
  /** What `early` found, or null. It may be out of date: the transaction has the last word. */
  readonly early: unknown;
  /** The version that a change rests on, of `If-Match`. */
  readonly ifMatch: number | null;
  /** Cursors of this list, bound to the given filter. */
  cursors(filter: object): Cursors;
  /** Names records that the call read or wrote, for the audit entry of their station. */
  concerns(stationId: string, ...recordIds: readonly string[]): void;
  /**
   * Puts the reading of a field that is to be shown unmasked on record, with all that the call concerns so far: before the
   * field is opened. What follows may still fail, and then nothing of it remains.
   *
   * @param field a JSON Pointer into the record
   * @returns the id of the entry
   */
  logReveal(stationId: string, recordId: string, field: string): Promise<string>;
  /**
   * Notes an event that goes into the station's log with the call, or not at all when the call fails.
   *
   * @param subject the path of the record
   * @param divisionCode where it happened, as exactly as is known; without it the station's division
   * @throws {Error} when the operation's record does not name the type, or the data breaks its schema
   */
  emit(type: EventType, stationId: string, subject: string, data: object, divisionCode?: string): Promise<WardEvent>;
  /** Does what must wait until the call is on record, such as removing files. Upkeep does it too: it may fail. */
  afterCommit(work: () => Promise<void>): void;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  /** The row's version, from which the ETag is made. */
  readonly version?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A refusal that is recorded nevertheless: unlike a thrown problem it keeps what the call wrote. */
  readonly refusal?: RequestProblem;
}

type BodyFor<O extends OperationRecord> =
  AnswerOf<O> extends BinaryContent ? Bytes | ReadableStream<Uint8Array> : AnswerOf<O>;

/** What does the work of an operation. */
export interface Handler<O extends OperationRecord> {
  /** Does what takes long, before the transaction. It may run twice for one call and must leave nothing that matters. */
  readonly early?: (context: EarlyContext<O>) => Promise<unknown>;
  /**
   * Of a call that writes and that a stranger may make: what it is about, such as a door, by which it is counted. It is asked
   * before anything is written, and looks into the database for nothing that can be told without.
   *
   * @returns null for something that is nowhere
   */
  readonly recognise?: (
    context: Pick<EarlyContext<O>, 'parameters' | 'body' | 'headers' | 'look'>,
  ) => Promise<string | null>;
  /** Writes to reference tables, which a cluster wants before those to station tables; undone when the call fails. */
  readonly prepare?: (context: Context<O>) => Promise<void>;
  /**
   * Of a call that changes which accounts its caller has: the record of its key is kept under the identity, which stays the
   * same, so that a repeat after a lost answer finds it.
   */
  readonly keyOfIdentity?: true;
  readonly handle: (context: Context<O>) => Promise<Answer<BodyFor<O>>>;
  /** Whether a read that is no list may be made from the replica, as lists are. */
  readonly fromReplica?: true;
}

/** What an answer is made from that needs no record: neither a transaction nor an entry in the log. */
export interface ImmediateContext {
  readonly origin: string;
  readonly now: Date;
  readonly server: ServerParts;
}

/** What answers from memory. */
export interface ImmediateHandler<O extends OperationRecord = OperationRecord> {
  readonly immediately: (context: ImmediateContext) => Answer<BodyFor<O>>;
}

/** What opening a stream gets. No transaction is open, and none may stay so: the stream outlives the call. */
export interface StreamContext<O extends OperationRecord = OperationRecord> {
  readonly caller: Caller;
  readonly reach: Reach;
  readonly query: QueryOf<O>;
  readonly headers: OwnHeaders<O>;
  readonly language: 'zh-Hans' | 'en';
  readonly server: ServerParts;
  /** Who the caller's token stands for by now. */
  identifyAgain(): Promise<Caller>;
}

/** What answers with a body that never ends. */
export interface StreamHandler<O extends OperationRecord = OperationRecord> {
  /** @throws {RequestProblem} as any call does, before the stream begins */
  readonly open: (context: StreamContext<O>) => Promise<ReadableStream<Uint8Array>>;
}

/** Whatever does the work of an operation. */
export type AnyHandler = Handler<OperationRecord> | ImmediateHandler | StreamHandler;

type HandlerOf<O extends OperationRecord> = O extends { answers: { 200: StreamBody } }
  ? StreamHandler<O>
  : O extends { safety: 'safe' }
    ? Handler<O> | ImmediateHandler<O>
    : Handler<O>;

/** A handler for each declared operation that this server offers. */
export type Handlers = {
  readonly [Id in Exclude<keyof typeof operations, NotServed>]: HandlerOf<(typeof operations)[Id]>;
};

/** Types a part of the handlers by the operations' records. */
export function handlers<Ids extends keyof Handlers>(part: Pick<Handlers, Ids>): Pick<Handlers, Ids> {
  return part;
}
