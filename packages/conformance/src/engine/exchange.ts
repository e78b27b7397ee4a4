import type { OperationRecord } from '@wardkit/contract/operation';
import type { Account } from './account.ts';
import type { Answer } from './answer.ts';

/** One request and its answer, as watchers see it. */
export interface Exchange {
  /** The operation that was called; null for an address of no operation. */
  readonly operation: OperationRecord | null;
  readonly account: Account;
  readonly method: string;
  readonly path: string;
  readonly sent: Readonly<Record<string, string>>;
  readonly answer: Answer;
}

/** Names an exchange in a report: never with a query, an id or a body. */
export function nameOf({ operation, method, path, account }: Exchange): string {
  return `${operation === null ? `${method} ${path.split('?')[0]}` : operation.id} as ${account.role}`;
}
