import type { OperationId } from '../operations.ts';
import { alertBulletinsExamples } from './alert-bulletins.ts';
import { alertRepeatRulesExamples } from './alert-repeat-rules.ts';
import { alertRepeatsExamples } from './alert-repeats.ts';
import { alertTimeLimitsExamples } from './alert-time-limits.ts';
import { alertsExamples } from './alerts.ts';
import { attachmentsExamples } from './attachments.ts';
import { auditExamples } from './audit.ts';
import { deriveExamples } from './derived.ts';
import { devicesExamples } from './devices.ts';
import { doorplatesExamples } from './doorplates.ts';
import { embedSessionsExamples } from './embed-sessions.ts';
import { eventsExamples } from './event-stream.ts';
import type { OperationExample } from './example.ts';
import { exportsExamples } from './exports.ts';
import { hazardsExamples } from './hazards.ts';
import { helpRequestsExamples } from './help-requests.ts';
import { invitationsExamples } from './invitations.ts';
import { jobsExamples } from './jobs.ts';
import { mediationsExamples } from './mediations.ts';
import { metaExamples } from './meta.ts';
import { objectionsExamples } from './objections.ts';
import { personRequestsExamples } from './person-requests.ts';
import { placesExamples } from './places.ts';
import { ratingsExamples } from './ratings.ts';
import { rentalCheckStandardsExamples } from './rental-check-standards.ts';
import { rentalChecksExamples } from './rental-checks.ts';
import { responseUnitsExamples } from './response-units.ts';
import { revealsExamples } from './reveals.ts';
import { sessionExamples } from './session.ts';
import { shiftHandoversExamples } from './shift-handovers.ts';
import { statisticsExamples } from './statistics.ts';
import { staysExamples } from './stays.ts';
import { subscriptionsExamples } from './subscriptions.ts';

/** The examples of every declared operation, by its id. */
export const declaredExamples: Readonly<Record<OperationId, readonly [OperationExample, ...OperationExample[]]>> = {
  ...alertBulletinsExamples,
  ...alertRepeatsExamples,
  ...alertRepeatRulesExamples,
  ...alertTimeLimitsExamples,
  ...alertsExamples,
  ...eventsExamples,
  ...helpRequestsExamples,
  ...responseUnitsExamples,
  ...shiftHandoversExamples,
  ...statisticsExamples,
  ...attachmentsExamples,
  ...doorplatesExamples,
  ...hazardsExamples,
  ...objectionsExamples,
  ...placesExamples,
  ...ratingsExamples,
  ...rentalCheckStandardsExamples,
  ...rentalChecksExamples,
  ...staysExamples,
  ...metaExamples,
  ...sessionExamples,
  ...auditExamples,
  ...devicesExamples,
  ...embedSessionsExamples,
  ...exportsExamples,
  ...invitationsExamples,
  ...jobsExamples,
  ...mediationsExamples,
  ...personRequestsExamples,
  ...revealsExamples,
  ...subscriptionsExamples,
};

/** The examples of every operation, twins and batches included, by its id. */
export const allExamples: ReadonlyMap<string, readonly OperationExample[]> = deriveExamples(declaredExamples);
