import { alertBulletinsOperations } from './alert-bulletins.ts';
import { alertRepeatRulesOperations } from './alert-repeat-rules.ts';
import { alertRepeatsOperations } from './alert-repeats.ts';
import { alertTimeLimitsOperations } from './alert-time-limits.ts';
import { alertsOperations } from './alerts.ts';
import { attachmentsOperations } from './attachments.ts';
import { auditOperations } from './audit.ts';
import { batchOf, type DerivedOperation, isCreate, twinOf } from './created-resource.ts';
import { devicesOperations } from './devices.ts';
import { doorplatesOperations } from './doorplates.ts';
import { embedSessionsOperations } from './embed-sessions.ts';
import { eventsOperations } from './event-stream.ts';
import { exportsOperations } from './exports.ts';
import { hazardsOperations } from './hazards.ts';
import { helpRequestsOperations } from './help-requests.ts';
import { invitationsOperations } from './invitations.ts';
import { jobsOperations } from './jobs.ts';
import { mediationsOperations } from './mediations.ts';
import { metaOperations } from './meta.ts';
import { objectionsOperations } from './objections.ts';
import type { OperationRecord } from './operation.ts';
import { personRequestsOperations } from './person-requests.ts';
import { placesOperations } from './places.ts';
import { ratingsOperations } from './ratings.ts';
import { rentalCheckStandardsOperations } from './rental-check-standards.ts';
import { rentalChecksOperations } from './rental-checks.ts';
import { responseUnitsOperations } from './response-units.ts';
import { revealsOperations } from './reveals.ts';
import { sessionOperations } from './session.ts';
import { shiftHandoversOperations } from './shift-handovers.ts';
import { statisticsOperations } from './statistics.ts';
import { staysOperations } from './stays.ts';
import { subscriptionsOperations } from './subscriptions.ts';

/** The records by their ids. Written out, since the inferred type is longer than the compiler writes into a declaration (TS7056). */
export type Operations = typeof metaOperations &
  typeof sessionOperations &
  typeof eventsOperations &
  typeof placesOperations &
  typeof doorplatesOperations &
  typeof staysOperations &
  typeof rentalCheckStandardsOperations &
  typeof rentalChecksOperations &
  typeof hazardsOperations &
  typeof alertsOperations &
  typeof alertRepeatsOperations &
  typeof alertRepeatRulesOperations &
  typeof alertTimeLimitsOperations &
  typeof responseUnitsOperations &
  typeof shiftHandoversOperations &
  typeof alertBulletinsOperations &
  typeof helpRequestsOperations &
  typeof statisticsOperations &
  typeof ratingsOperations &
  typeof objectionsOperations &
  typeof mediationsOperations &
  typeof attachmentsOperations &
  typeof subscriptionsOperations &
  typeof auditOperations &
  typeof devicesOperations &
  typeof embedSessionsOperations &
  typeof exportsOperations &
  typeof invitationsOperations &
  typeof jobsOperations &
  typeof personRequestsOperations &
  typeof revealsOperations;

/** Every operation that is declared, by its id: the one index that a new module is added to. */
export const operations: Operations = {
  ...metaOperations,
  ...sessionOperations,
  ...eventsOperations,
  ...placesOperations,
  ...doorplatesOperations,
  ...staysOperations,
  ...rentalCheckStandardsOperations,
  ...rentalChecksOperations,
  ...hazardsOperations,
  ...alertsOperations,
  ...alertRepeatsOperations,
  ...alertRepeatRulesOperations,
  ...alertTimeLimitsOperations,
  ...responseUnitsOperations,
  ...shiftHandoversOperations,
  ...alertBulletinsOperations,
  ...helpRequestsOperations,
  ...statisticsOperations,
  ...ratingsOperations,
  ...objectionsOperations,
  ...mediationsOperations,
  ...attachmentsOperations,
  ...subscriptionsOperations,
  ...auditOperations,
  ...devicesOperations,
  ...embedSessionsOperations,
  ...exportsOperations,
  ...invitationsOperations,
  ...jobsOperations,
  ...personRequestsOperations,
  ...revealsOperations,
};

/** The id of a declared operation. */
export type OperationId = keyof typeof operations;

const declared: readonly OperationRecord[] = Object.values(operations);

/** The `POST` twins and batches that follow from the declared creates. */
export const derivedOperations: readonly DerivedOperation[] = [
  ...declared.filter(isCreate).map(twinOf),
  ...declared.filter((record) => record.batch === true).map(batchOf),
];

/** Every operation of the contract: those declared, and those that follow from them. */
export const allOperations: readonly OperationRecord[] = [
  ...declared,
  ...derivedOperations.map(({ record }) => record),
];
