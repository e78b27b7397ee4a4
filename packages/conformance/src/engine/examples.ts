import type { OperationExample } from '@wardkit/contract/examples/example';
import { allExamples } from '@wardkit/contract/examples/index';

/** The examples of an operation; none where the contract has none. */
export function examplesOf(id: string): readonly OperationExample[] {
  return allExamples.get(id) ?? [];
}
