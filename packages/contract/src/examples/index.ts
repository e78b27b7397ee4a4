import type { OperationId } from '../operations.ts';
import { auditExamples } from './audit.ts';
import { deriveExamples } from './derived.ts';
import { devicesExamples } from './devices.ts';
import { embedSessionsExamples } from './embed-sessions.ts';
import type { OperationExample } from './example.ts';
import { exportsExamples } from './exports.ts';
import { invitationsExamples } from './invitations.ts';
import { jobsExamples } from './jobs.ts';
import { personRequestsExamples } from './person-requests.ts';
import { revealsExamples } from './reveals.ts';
import { subscriptionsExamples } from './subscriptions.ts';

/** The examples of every declared operation, by its id. */
export const declaredExamples: Readonly<
  Partial<Record<OperationId, readonly [OperationExample, ...OperationExample[]]>>
> = {
  ...auditExamples,
  ...devicesExamples,
  ...embedSessionsExamples,
  ...exportsExamples,
  ...invitationsExamples,
  ...jobsExamples,
  ...personRequestsExamples,
  ...revealsExamples,
  ...subscriptionsExamples,
};

/** The examples of every operation, twins and batches included, by its id. */
export const allExamples: ReadonlyMap<string, readonly OperationExample[]> = deriveExamples(declaredExamples);
