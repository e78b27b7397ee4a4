import { describe } from 'node:test';
import { accessSuite } from './access.suite.ts';
import { alertBulletinsSuite } from './alert-bulletins.suite.ts';
import { alertDeadlinesSuite } from './alert-deadlines.suite.ts';
import { alertMovesSuite } from './alert-moves.suite.ts';
import { alertRepeatsSuite } from './alert-repeats.suite.ts';
import { alertUnitsSuite } from './alert-units.suite.ts';
import { alertsSuite } from './alerts.suite.ts';
import { attachmentFilesSuite } from './attachment-files.suite.ts';
import { attachmentTurnsSuite } from './attachment-turns.suite.ts';
import { attachmentsSuite } from './attachments.suite.ts';
import { auditSuite } from './audit.suite.ts';
import { catalogueSuite } from './catalogue.suite.ts';
import { createdResourcesSuite } from './created-resources.suite.ts';
import { devicesSuite } from './devices.suite.ts';
import { doorplateKeysSuite } from './doorplate-keys.suite.ts';
import { doorplatesSuite } from './doorplates.suite.ts';
import { embedSessionsSuite } from './embed-sessions.suite.ts';
import { eventsSuite } from './events.suite.ts';
import { exportsSuite } from './exports.suite.ts';
import { hazardsSuite } from './hazards.suite.ts';
import { helpRequestsSuite } from './help-requests.suite.ts';
import { httpSuite } from './http.suite.ts';
import { idempotencySuite } from './idempotency.suite.ts';
import { importSuite } from './import.suite.ts';
import { importPlacesSuite } from './import-places.suite.ts';
import { invitationsSuite } from './invitations.suite.ts';
import { keyRotationSuite } from './key-rotation.suite.ts';
import { mediationAgreementsSuite } from './mediation-agreements.suite.ts';
import { mediationDeadlinesSuite } from './mediation-deadlines.suite.ts';
import { mediationDemoSuite } from './mediation-demo.suite.ts';
import { mediationPartiesSuite } from './mediation-parties.suite.ts';
import { mediationReachSuite } from './mediation-reach.suite.ts';
import { mediationsSuite } from './mediations.suite.ts';
import { objectionsSuite } from './objections.suite.ts';
import { peopleSuite } from './people.suite.ts';
import { personRequestsSuite } from './person-requests.suite.ts';
import { placesSuite } from './places.suite.ts';
import { privacySuite } from './privacy.suite.ts';
import { rentalCheckChangesSuite } from './rental-check-changes.suite.ts';
import { rentalCheckHouseSuite } from './rental-check-house.suite.ts';
import { rentalChecksSuite } from './rental-checks.suite.ts';
import { retentionSuite } from './retention.suite.ts';
import { revealsSuite } from './reveals.suite.ts';
import { rightsSuite } from './rights.suite.ts';
import { rowLevelSecuritySuite } from './row-level-security.suite.ts';
import { shiftHandoversSuite } from './shift-handovers.suite.ts';
import { signInSuite } from './sign-in.suite.ts';
import { statisticsSuite } from './statistics.suite.ts';
import { staysSuite } from './stays.suite.ts';
import { subscriptionsSuite } from './subscriptions.suite.ts';
import { transactionsSuite } from './transactions.suite.ts';
import { upkeepSuite } from './upkeep.suite.ts';
import { webhooksSuite } from './webhooks.suite.ts';
import type { Engine } from './world.ts';

/** What every engine must do: each suite runs on each of them, in a process of its own. */
const suites: readonly ((engine: Engine) => void)[] = [
  accessSuite,
  placesSuite,
  catalogueSuite,
  rightsSuite,
  rowLevelSecuritySuite,
  privacySuite,
  personRequestsSuite,
  retentionSuite,
  keyRotationSuite,
  peopleSuite,
  rentalChecksSuite,
  rentalCheckHouseSuite,
  rentalCheckChangesSuite,
  hazardsSuite,
  objectionsSuite,
  alertsSuite,
  alertMovesSuite,
  alertUnitsSuite,
  alertDeadlinesSuite,
  alertRepeatsSuite,
  helpRequestsSuite,
  shiftHandoversSuite,
  alertBulletinsSuite,
  mediationsSuite,
  mediationPartiesSuite,
  mediationReachSuite,
  mediationAgreementsSuite,
  mediationDeadlinesSuite,
  mediationDemoSuite,
  statisticsSuite,
  idempotencySuite,
  attachmentsSuite,
  attachmentFilesSuite,
  attachmentTurnsSuite,
  doorplatesSuite,
  doorplateKeysSuite,
  staysSuite,
  httpSuite,
  signInSuite,
  subscriptionsSuite,
  webhooksSuite,
  eventsSuite,
  createdResourcesSuite,
  transactionsSuite,
  exportsSuite,
  importPlacesSuite,
  importSuite,
  auditSuite,
  revealsSuite,
  upkeepSuite,
  embedSessionsSuite,
  invitationsSuite,
  devicesSuite,
];

/** Runs every suite on an engine. */
export function serverSuites(engine: Engine): void {
  console.log(`the server's suite runs on ${engine.name}`);
  describe(`the server on ${engine.name}`, () => {
    for (const suite of suites) suite(engine);
  });
}
