import type { OperationRecord } from '@wardkit/contract/operation';
import { stranger } from './account.ts';
import { memberOf } from './answer.ts';
import { Caller, type Line } from './caller.ts';
import { harmlessCall } from './harmless.ts';

/**
 * The operations that a server claims and answers as not-served all the same. Without a token a call of them does nothing,
 * whatever the server makes of it.
 */
export async function unservedAmong(
  operations: readonly OperationRecord[],
  line: Line,
): Promise<readonly OperationRecord[]> {
  const caller = new Caller(stranger, line);
  const unserved: OperationRecord[] = [];
  const waiting = operations.filter(({ scope }) => scope !== null);
  const worker = async () => {
    for (let operation = waiting.shift(); operation !== undefined; operation = waiting.shift()) {
      const { body: _, bytes: __, ...parts } = harmlessCall(operation);
      const answer = await caller.call(operation, parts);
      if (answer.status === 501 && memberOf(answer.body, 'code') === 'not-served') unserved.push(operation);
    }
  };
  await Promise.all(Array.from({ length: 6 }, worker));
  return unserved;
}
