import { after, describe, test } from 'node:test';
import { accessSuite } from './suites/access.suite.ts';
import { attachmentsSuite } from './suites/attachments.suite.ts';
import { auditSuite } from './suites/audit.suite.ts';
import { catalogueSuite } from './suites/catalogue.suite.ts';
import { createdResourcesSuite } from './suites/created-resources.suite.ts';
import { devicesSuite } from './suites/devices.suite.ts';
import { doorplateKeysSuite } from './suites/doorplate-keys.suite.ts';
import { doorplatesSuite } from './suites/doorplates.suite.ts';
import { embedSessionsSuite } from './suites/embed-sessions.suite.ts';
import { eventsSuite } from './suites/events.suite.ts';
import { exportsSuite } from './suites/exports.suite.ts';
import { hazardsSuite } from './suites/hazards.suite.ts';
import { httpSuite } from './suites/http.suite.ts';
import { idempotencySuite } from './suites/idempotency.suite.ts';
import { importSuite } from './suites/import.suite.ts';
import { invitationsSuite } from './suites/invitations.suite.ts';
import { keyRotationSuite } from './suites/key-rotation.suite.ts';
import { limitsSuite } from './suites/limits.suite.ts';
import { objectionsSuite } from './suites/objections.suite.ts';
import { peopleSuite } from './suites/people.suite.ts';
import { personRequestsSuite } from './suites/person-requests.suite.ts';
import { placesSuite } from './suites/places.suite.ts';
import { plansSuite } from './suites/plans.suite.ts';
import { startPostgres } from './suites/postgres-cluster.ts';
import { privacySuite } from './suites/privacy.suite.ts';
import { rentalCheckChangesSuite } from './suites/rental-check-changes.suite.ts';
import { rentalChecksSuite } from './suites/rental-checks.suite.ts';
import { retentionSuite } from './suites/retention.suite.ts';
import { revealsSuite } from './suites/reveals.suite.ts';
import { rightsSuite } from './suites/rights.suite.ts';
import { rowLevelSecuritySuite } from './suites/row-level-security.suite.ts';
import { signInSuite } from './suites/sign-in.suite.ts';
import { statisticsSuite } from './suites/statistics.suite.ts';
import { staysSuite } from './suites/stays.suite.ts';
import { subscriptionsSuite } from './suites/subscriptions.suite.ts';
import { transactionsSuite } from './suites/transactions.suite.ts';
import { upkeepSuite } from './suites/upkeep.suite.ts';
import { webhooksSuite } from './suites/webhooks.suite.ts';
import { type Engine, embeddedEngine, postgresEngine } from './suites/world.ts';

const cluster = await startPostgres();
const engines = [await embeddedEngine(), ...(cluster === null ? [] : [await postgresEngine(cluster)])];
console.log(`the server's suite runs on ${engines.map(({ name }) => name).join(' and ')}`);

if (cluster === null) {
  test('the server on PostgreSQL', { skip: 'no PostgreSQL of 15 or later in /usr/lib/postgresql' }, () => undefined);
}

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
  rentalCheckChangesSuite,
  hazardsSuite,
  objectionsSuite,
  statisticsSuite,
  idempotencySuite,
  attachmentsSuite,
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
  importSuite,
  auditSuite,
  revealsSuite,
  upkeepSuite,
  embedSessionsSuite,
  invitationsSuite,
  devicesSuite,
];

// Before the engines: the last one stops the cluster.
if (cluster !== null) plansSuite(cluster);

// What is refused before any database is asked is shown once.
if (engines[0] !== undefined) limitsSuite(engines[0]);

for (const engine of engines) {
  describe(`the server on ${engine.name}`, () => {
    after(() => engine.close());
    for (const suite of suites) suite(engine);
  });
}
