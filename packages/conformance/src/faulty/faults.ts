import type { Fault } from './fault.ts';
import { accessFaults } from './faults/access.ts';
import { accessRecordsFaults } from './faults/access-records.ts';
import { alertBulletinsFaults } from './faults/alert-bulletins.ts';
import { alertsFaults } from './faults/alerts.ts';
import { attachmentsFaults } from './faults/attachments.ts';
import { auditFaults } from './faults/audit.ts';
import { concurrencyFaults } from './faults/concurrency.ts';
import { eventsFaults } from './faults/events.ts';
import { exportsFaults } from './faults/exports.ts';
import { helpRequestsFaults } from './faults/help-requests.ts';
import { idempotencyFaults } from './faults/idempotency.ts';
import { inputFaults } from './faults/input.ts';
import { inspectionsFaults } from './faults/inspections.ts';
import { mediationsFaults } from './faults/mediations.ts';
import { pagingFaults } from './faults/paging.ts';
import { personRequestsFaults } from './faults/person-requests.ts';
import { personalDataFaults } from './faults/personal-data.ts';
import { doorplatesFaults, placesFaults } from './faults/places.ts';
import { problemFaults } from './faults/problems.ts';
import { registersOfPlacesFaults } from './faults/registers-of-places.ts';
import { rentalChecksFaults } from './faults/rental-checks.ts';
import { revealsFaults } from './faults/reveals.ts';
import { shiftHandoversFaults } from './faults/shift-handovers.ts';
import { statedRulesFaults } from './faults/stated-rules.ts';
import { staysFaults } from './faults/stays.ts';
import { batchesFaults, subscriptionsFaults } from './faults/subscriptions.ts';
import { transportFaults } from './faults/transport.ts';

/** Servers that break one rule each: the kit must find exactly that one. */
export const faults: readonly Fault[] = [
  ...problemFaults,
  ...idempotencyFaults,
  ...concurrencyFaults,
  ...pagingFaults,
  ...inputFaults,
  ...accessFaults,
  ...accessRecordsFaults,
  ...personalDataFaults,
  ...personRequestsFaults,
  ...transportFaults,
  ...placesFaults,
  ...registersOfPlacesFaults,
  ...doorplatesFaults,
  ...staysFaults,
  ...rentalChecksFaults,
  ...inspectionsFaults,
  ...alertsFaults,
  ...helpRequestsFaults,
  ...shiftHandoversFaults,
  ...mediationsFaults,
  ...alertBulletinsFaults,
  ...attachmentsFaults,
  ...eventsFaults,
  ...subscriptionsFaults,
  ...batchesFaults,
  ...exportsFaults,
  ...auditFaults,
  ...revealsFaults,
  ...statedRulesFaults,
];
