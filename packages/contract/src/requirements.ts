import { alertBulletinsRequirements } from './requirements/alert-bulletins.ts';
import { alertsRequirements } from './requirements/alerts.ts';
import { attachmentsRequirements } from './requirements/attachments.ts';
import { auditRequirements } from './requirements/audit.ts';
import { devicesRequirements } from './requirements/devices.ts';
import { doorplatesRequirements } from './requirements/doorplates.ts';
import { embedSessionsRequirements } from './requirements/embed-sessions.ts';
import { eventsRequirements } from './requirements/events.ts';
import { exportsRequirements } from './requirements/exports.ts';
import { generalRequirements } from './requirements/general.ts';
import { hazardsRequirements } from './requirements/hazards.ts';
import { helpRequestsRequirements } from './requirements/help-requests.ts';
import { invitationsRequirements } from './requirements/invitations.ts';
import { jobsRequirements } from './requirements/jobs.ts';
import { mediationsRequirements } from './requirements/mediations.ts';
import { metaRequirements } from './requirements/meta.ts';
import { objectionsRequirements } from './requirements/objections.ts';
import { peopleRequirements } from './requirements/people.ts';
import { personRequestsRequirements } from './requirements/person-requests.ts';
import { placesRequirements } from './requirements/places.ts';
import { rentalChecksRequirements } from './requirements/rental-checks.ts';
import { responseUnitsRequirements } from './requirements/response-units.ts';
import { revealsRequirements } from './requirements/reveals.ts';
import { sessionRequirements } from './requirements/session.ts';
import { shiftHandoversRequirements } from './requirements/shift-handovers.ts';
import { statisticsRequirements } from './requirements/statistics.ts';
import { staysRequirements } from './requirements/stays.ts';
import { subscriptionsRequirements } from './requirements/subscriptions.ts';

/**
 * Every rule that a server must keep, once, by its id. The reference page, the conformance test and a problem's help link
 * refer to the id and never repeat the sentence.
 */
export const requirements = {
  ...generalRequirements,
  ...metaRequirements,
  ...eventsRequirements,
  ...sessionRequirements,
  ...placesRequirements,
  ...doorplatesRequirements,
  ...staysRequirements,
  ...rentalChecksRequirements,
  ...hazardsRequirements,
  ...alertsRequirements,
  ...responseUnitsRequirements,
  ...shiftHandoversRequirements,
  ...alertBulletinsRequirements,
  ...helpRequestsRequirements,
  ...statisticsRequirements,
  ...objectionsRequirements,
  ...peopleRequirements,
  ...mediationsRequirements,
  ...attachmentsRequirements,
  ...subscriptionsRequirements,
  ...auditRequirements,
  ...devicesRequirements,
  ...embedSessionsRequirements,
  ...exportsRequirements,
  ...invitationsRequirements,
  ...jobsRequirements,
  ...personRequestsRequirements,
  ...revealsRequirements,
} as const satisfies Record<`WK-${string}`, string>;

/** The id of a requirement. */
export type RequirementId = keyof typeof requirements;
