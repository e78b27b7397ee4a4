import type { Handlers } from '../http/handler.ts';
import { accessLogHandlers } from './access-log.ts';
import { alertBulletinsHandlers } from './alert-bulletins.ts';
import { alertMovesHandlers } from './alert-moves.ts';
import { alertRepeatRulesHandlers } from './alert-repeat-rules.ts';
import { alertRepeatsHandlers } from './alert-repeats.ts';
import { alertTimeLimitsHandlers } from './alert-time-limits.ts';
import { alertTimelineHandlers } from './alert-timeline.ts';
import { alertUnitsHandlers } from './alert-units.ts';
import { alertsHandlers } from './alerts.ts';
import { attachmentsHandlers } from './attachments.ts';
import { auditHandlers } from './audit.ts';
import { auditReviewsHandlers } from './audit-reviews.ts';
import { deliveriesHandlers } from './deliveries.ts';
import { devicesHandlers } from './devices.ts';
import { doorplateKeysHandlers } from './doorplate-keys.ts';
import { doorplatesHandlers } from './doorplates.ts';
import { embedSessionsHandlers } from './embed-sessions.ts';
import { eventsHandlers } from './events.ts';
import { exportsHandlers } from './exports.ts';
import { hazardsHandlers } from './hazards.ts';
import { helpRequestsHandlers } from './help-requests.ts';
import { invitationsHandlers } from './invitations.ts';
import { jobsHandlers } from './jobs.ts';
import { mediationAgreementsHandlers } from './mediation-agreements.ts';
import { mediationCalendarHandlers } from './mediation-calendar.ts';
import { mediationConfirmationHandlers } from './mediation-confirmation.ts';
import { mediationConsentsHandlers } from './mediation-consents.ts';
import { mediationDossierHandlers } from './mediation-dossier.ts';
import { mediationEligibilityHandlers } from './mediation-eligibility.ts';
import { mediationEndingsHandlers } from './mediation-endings.ts';
import { mediationFollowUpsHandlers } from './mediation-follow-ups.ts';
import { mediationMediatorsHandlers } from './mediation-mediators.ts';
import { mediationObjectionsHandlers } from './mediation-objections.ts';
import { mediationPapersHandlers } from './mediation-papers.ts';
import { mediationPartiesHandlers } from './mediation-parties.ts';
import { mediationPerformanceHandlers } from './mediation-performance.ts';
import { mediationSessionsHandlers } from './mediation-sessions.ts';
import { mediationsHandlers } from './mediations.ts';
import { metaHandlers } from './meta.ts';
import { objectionsHandlers } from './objections.ts';
import { personRequestsHandlers } from './person-requests.ts';
import { placesHandlers } from './places.ts';
import { ratingsHandlers } from './ratings.ts';
import { rentalCheckChangesHandlers } from './rental-check-changes.ts';
import { rentalCheckStandardsHandlers } from './rental-check-standards.ts';
import { rentalChecksHandlers } from './rental-checks.ts';
import { responseUnitsHandlers } from './response-units.ts';
import { revealsHandlers } from './reveals.ts';
import { sessionHandlers } from './session.ts';
import { shiftHandoversHandlers } from './shift-handovers.ts';
import { statisticsHandlers } from './statistics.ts';
import { staysHandlers } from './stays.ts';
import { subscriptionsHandlers } from './subscriptions.ts';

/** The handlers of every module: the one index that a new module is added to. */
export const allHandlers: Handlers = {
  ...metaHandlers,
  ...sessionHandlers,
  ...eventsHandlers,
  ...placesHandlers,
  ...doorplatesHandlers,
  ...doorplateKeysHandlers,
  ...staysHandlers,
  ...rentalCheckStandardsHandlers,
  ...rentalChecksHandlers,
  ...rentalCheckChangesHandlers,
  ...hazardsHandlers,
  ...ratingsHandlers,
  ...objectionsHandlers,
  ...alertsHandlers,
  ...alertMovesHandlers,
  ...alertUnitsHandlers,
  ...alertTimelineHandlers,
  ...alertRepeatsHandlers,
  ...alertRepeatRulesHandlers,
  ...alertTimeLimitsHandlers,
  ...responseUnitsHandlers,
  ...helpRequestsHandlers,
  ...shiftHandoversHandlers,
  ...mediationsHandlers,
  ...mediationEligibilityHandlers,
  ...mediationPartiesHandlers,
  ...mediationConsentsHandlers,
  ...mediationMediatorsHandlers,
  ...mediationSessionsHandlers,
  ...mediationAgreementsHandlers,
  ...mediationPerformanceHandlers,
  ...mediationConfirmationHandlers,
  ...mediationFollowUpsHandlers,
  ...mediationEndingsHandlers,
  ...mediationDossierHandlers,
  ...mediationPapersHandlers,
  ...mediationObjectionsHandlers,
  ...mediationCalendarHandlers,
  ...statisticsHandlers,
  ...alertBulletinsHandlers,
  ...attachmentsHandlers,
  ...personRequestsHandlers,
  ...subscriptionsHandlers,
  ...deliveriesHandlers,
  ...jobsHandlers,
  ...exportsHandlers,
  ...embedSessionsHandlers,
  ...invitationsHandlers,
  ...devicesHandlers,
  ...auditHandlers,
  ...accessLogHandlers,
  ...auditReviewsHandlers,
  ...revealsHandlers,
};
