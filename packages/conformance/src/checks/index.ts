import type { Check } from '../engine/check.ts';
import { accessChecks } from './access.ts';
import { addressesChecks } from './addresses.ts';
import { alertBulletinsChecks } from './alert-bulletins.ts';
import { alertEscalationChecks } from './alert-escalation.ts';
import { alertRepeatRulesChecks } from './alert-repeat-rules.ts';
import { alertRepeatsChecks, alertsChecks } from './alerts.ts';
import { attachmentsChecks } from './attachments.ts';
import { auditChecks } from './audit.ts';
import { batchesChecks } from './batches.ts';
import { concurrencyChecks } from './concurrency.ts';
import { crossOriginChecks } from './cross-origin.ts';
import { devicesChecks } from './devices.ts';
import { doorplateKeysChecks } from './doorplate-keys.ts';
import { doorplatesChecks } from './doorplates.ts';
import { dwellingsChecks } from './dwellings.ts';
import { embedSessionsChecks } from './embed-sessions.ts';
import { errorChecks } from './errors.ts';
import { eventsChecks } from './events.ts';
import { exportsChecks } from './exports.ts';
import { filterChecks } from './filters.ts';
import { hazardChangesChecks } from './hazard-changes.ts';
import { hazardsChecks } from './hazards.ts';
import { helpRequestsChecks } from './help-requests.ts';
import { idempotencyChecks } from './idempotency.ts';
import { inputChecks } from './input.ts';
import { invitationsChecks } from './invitations.ts';
import { jobsChecks } from './jobs.ts';
import { languageChecks } from './languages.ts';
import { limitChecks } from './limits.ts';
import { mediationAgreementsChecks } from './mediation-agreements.ts';
import { mediationDossierChecks } from './mediation-dossier.ts';
import { mediationEndingsChecks } from './mediation-endings.ts';
import { mediationPartiesChecks } from './mediation-parties.ts';
import { mediationPerformanceChecks } from './mediation-performance.ts';
import { mediationSessionsChecks } from './mediation-sessions.ts';
import { mediationsChecks } from './mediations.ts';
import { mendedCallChecks } from './mended-calls.ts';
import { metaChecks } from './meta.ts';
import { objectionsChecks } from './objections.ts';
import { organisationsChecks } from './organisations.ts';
import { pagingChecks } from './paging.ts';
import { peopleChecks } from './people.ts';
import { personRequestsChecks } from './person-requests.ts';
import { personalDataChecks } from './personal-data.ts';
import { placesChecks } from './places.ts';
import { preconditionChecks } from './preconditions.ts';
import { premisesChecks } from './premises.ts';
import { ratingsChecks } from './ratings.ts';
import { rentalCheckChangesChecks } from './rental-check-changes.ts';
import { rentalCheckHouseChecks } from './rental-check-house.ts';
import { rentalChecksChecks } from './rental-checks.ts';
import { responseUnitsChecks } from './response-units.ts';
import { revealsChecks } from './reveals.ts';
import { securityChecks } from './security.ts';
import { sessionChecks } from './session.ts';
import { shiftHandoversChecks } from './shift-handovers.ts';
import { statisticsChecks } from './statistics.ts';
import { peopleInStaysChecks, staysChecks } from './stays.ts';
import { subscriptionTypesChecks } from './subscription-types.ts';
import { subscriptionsChecks } from './subscriptions.ts';
import { webhooksChecks } from './webhooks.ts';

/** Every check of the kit. */
export const allChecks: readonly Check[] = [
  ...metaChecks,
  ...sessionChecks,
  ...errorChecks,
  ...languageChecks,
  ...inputChecks,
  ...idempotencyChecks,
  ...mendedCallChecks,
  ...concurrencyChecks,
  ...preconditionChecks,
  ...pagingChecks,
  ...filterChecks,
  ...accessChecks,
  ...personalDataChecks,
  ...limitChecks,
  ...crossOriginChecks,
  ...securityChecks,
  ...placesChecks,
  ...addressesChecks,
  ...premisesChecks,
  ...dwellingsChecks,
  ...organisationsChecks,
  ...peopleChecks,
  ...doorplatesChecks,
  ...personRequestsChecks,
  ...doorplateKeysChecks,
  ...staysChecks,
  ...peopleInStaysChecks,
  ...rentalChecksChecks,
  ...rentalCheckChangesChecks,
  ...rentalCheckHouseChecks,
  ...ratingsChecks,
  ...hazardsChecks,
  ...hazardChangesChecks,
  ...objectionsChecks,
  ...alertsChecks,
  ...alertEscalationChecks,
  ...alertRepeatsChecks,
  ...alertRepeatRulesChecks,
  ...responseUnitsChecks,
  ...helpRequestsChecks,
  ...shiftHandoversChecks,
  ...mediationsChecks,
  ...mediationPartiesChecks,
  ...mediationSessionsChecks,
  ...mediationAgreementsChecks,
  ...mediationPerformanceChecks,
  ...mediationEndingsChecks,
  ...mediationDossierChecks,
  ...statisticsChecks,
  ...alertBulletinsChecks,
  ...attachmentsChecks,
  ...eventsChecks,
  ...subscriptionsChecks,
  ...subscriptionTypesChecks,
  ...webhooksChecks,
  ...embedSessionsChecks,
  ...invitationsChecks,
  ...devicesChecks,
  ...revealsChecks,
  ...batchesChecks,
  ...jobsChecks,
  ...exportsChecks,
  ...auditChecks,
];
