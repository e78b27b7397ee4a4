import * as contract from '@wardkit/contract';
import { alertTimeLimitIds } from '@wardkit/contract/alert-deadlines';
import { eventTypes } from '@wardkit/contract/events';
import { legalRules } from '@wardkit/contract/legal-rules';
import { derivedOperations, operations } from '@wardkit/contract/operations';
import { problems } from '@wardkit/contract/problems';
import { requirements } from '@wardkit/contract/requirements';
import type { StateMachine } from '@wardkit/contract/state-machine';
import type { Contract } from './contract.ts';

/** The contract as the package exports it. */
export const wardkitContract: Contract = {
  operations,
  derived: derivedOperations.map(({ record }) => record),
  requirements,
  problems,
  events: eventTypes,
  machines: (Object.values(contract) as unknown[]).filter(isStateMachine),
  clocks: [...legalRules.filter(({ startsAt }) => startsAt !== null).map(({ id }) => id), ...alertTimeLimitIds],
};

function isStateMachine(value: unknown): value is StateMachine {
  return typeof value === 'object' && value !== null && 'states' in value && 'initial' in value && 'moves' in value;
}
