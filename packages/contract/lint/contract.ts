import type { EventRecord } from '@wardkit/contract/events';
import type { OperationRecord } from '@wardkit/contract/operation';
import type { ProblemRecord } from '@wardkit/contract/problems';
import type { StateMachine } from '@wardkit/contract/state-machine';

/** All that the lint looks at, as data, so that a test can hand it a faulty contract. */
export interface Contract {
  /** What is declared, by the key under which it stands in the index. */
  readonly operations: Readonly<Record<string, OperationRecord>>;
  /** Twins and batches, which follow from what is declared. */
  readonly derived: readonly OperationRecord[];
  readonly requirements: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, ProblemRecord>>;
  readonly events: Readonly<Record<string, EventRecord>>;
  readonly machines: readonly StateMachine[];
  /** The ids of everything whose clock a record or a move may start: legal rules with a period, and time limits. */
  readonly clocks: readonly string[];
}

/** A fault in the contract. `operation` is null where it lies in no single operation. */
export interface Finding {
  readonly rule: string;
  readonly operation: string | null;
  /** The part of the record, with a JSON Pointer into its schema. */
  readonly where: string;
  readonly message: string;
}

/** What a rule reports; its name is added by the lint. */
export type Fault = Omit<Finding, 'rule'>;

/** A rule over the records. `why` says what goes wrong without it. */
export interface Rule {
  readonly name: string;
  readonly why: string;
  readonly check: (contract: Contract) => Iterable<Fault>;
}

/** A place where a rule does not hold, and the reason. */
export interface Exemption {
  readonly rule: string;
  /** The finding's operation. */
  readonly of: string | null;
  /** The finding's place. */
  readonly where: string;
  readonly reason: string;
}

/** Every operation, those that follow from others included. */
export function everyOperation({ operations, derived }: Contract): readonly OperationRecord[] {
  return [...Object.values(operations), ...derived];
}
