import type { AnswerOf, BodyOf, OperationRecord } from '@wardkit/contract/operation';
import type { Purpose } from '@wardkit/contract/purpose';
import type { Receipt } from './outbox.types.ts';

/** What is saved: the operation's input and how a person calls it. */
export interface Saving<O extends OperationRecord> {
  /** What fills the path. A record that is made names its queued item too: saving it twice is one item. */
  parameters: Readonly<Record<string, string>>;
  body: BodyOf<O>;
  label: string;
  photos: readonly string[];
  /** Ids of items that must have been accepted before. */
  dependsOn?: readonly string[] | undefined;
  ifMatch?: string | undefined;
  purpose?: Purpose | undefined;
  /** The record as the person saw it, for a merge. */
  base?: unknown;
}

/** How a resource function hands something to the outbox. */
export interface OutboxGate {
  save<O extends OperationRecord>(record: O, saving: Saving<O>): Promise<Receipt<AnswerOf<O>>>;
}
