import { eventExamples } from '@wardkit/contract/examples/events';
import { allExamples } from '@wardkit/contract/examples/index';
import { problemExample } from '@wardkit/contract/examples/problem-example';
import { legalRules } from '@wardkit/contract/legal-rules';
import { problemsOf } from '@wardkit/contract/operation';
import { everyOperation } from './contract.ts';
import { lint } from './lint.ts';
import { wardkitContract } from './wardkit-contract.ts';

/** What the contract holds, in numbers. */
export interface ContractCounts {
  readonly modules: number;
  /** Written down one by one. */
  readonly operationsDeclared: number;
  /** Twins and batches, which follow from creates. */
  readonly operationsDerived: number;
  readonly requirements: number;
  /** Calls that succeed, derived ones included. */
  readonly examples: number;
  /** A body for each problem of each operation. */
  readonly problemExamples: number;
  /** An event of each type. */
  readonly eventExamples: number;
  /** Operations without an example for each of their statuses. */
  readonly operationsWithoutExample: number;
  readonly problems: number;
  readonly eventTypes: number;
  readonly stateMachines: number;
  readonly legalRules: number;
  readonly lintFindings: number;
}

/** Counts what the contract holds. */
export function countContract(): ContractCounts {
  const { operations, derived, requirements, problems, events, machines } = wardkitContract;
  const every = everyOperation(wardkitContract);
  const bodies = every.flatMap((record) => problemsOf(record).map((code) => problemExample(record, code, allExamples)));
  return {
    modules: new Set(Object.keys(operations).map((id) => id.slice(0, id.indexOf('.')))).size,
    operationsDeclared: Object.keys(operations).length,
    operationsDerived: derived.length,
    requirements: Object.keys(requirements).length,
    examples: [...allExamples.values()].flat().length,
    problemExamples: bodies.length,
    eventExamples: Object.keys(eventExamples).length,
    operationsWithoutExample: every.filter(({ id, answers }) => {
      const shown = (allExamples.get(id) ?? []).map(({ status }) => String(status));
      return !Object.keys(answers).every((status) => shown.includes(status));
    }).length,
    problems: Object.keys(problems).length,
    eventTypes: Object.keys(events).length,
    stateMachines: machines.length,
    legalRules: legalRules.length,
    lintFindings: lint(wardkitContract).length,
  };
}
