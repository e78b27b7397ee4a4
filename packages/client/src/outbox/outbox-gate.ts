import type { AnswerOf, BodyOf, OperationRecord } from '@wardkit/contract/operation';
import type { Receipt } from './outbox.types.ts';

/** What is saved: the operation's input and how a person calls it. */
export interface Saving<O extends OperationRecord> {
  /** Id of the record that is made, and of the queued item; saving one id twice is one item. Default: a new UUIDv7. */
  id?: string | undefined;
  /** The path parameter that `id` fills. */
  parameterName: string;
  body: BodyOf<O>;
  label: string;
  photos: readonly string[];
  /** Ids of items that must have been accepted before. */
  dependsOn?: readonly string[] | undefined;
  ifMatch?: string | undefined;
}

/** How a resource function hands something to the outbox. */
export interface OutboxGate {
  save<O extends OperationRecord>(record: O, saving: Saving<O>): Promise<Receipt<AnswerOf<O>>>;
}
