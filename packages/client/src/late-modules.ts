// Made from the operation records by `npm run client:generate`: change the record, not this file.

import type { AlertBulletinsModule } from './alert-bulletins.ts';
import type { AlertRepeatRulesModule } from './alert-repeat-rules.ts';
import type { AlertRepeatsModule } from './alert-repeats.ts';
import type { AlertTimeLimitsModule } from './alert-time-limits.ts';
import type { AlertsModule } from './alerts.ts';
import type { AuditModule } from './audit.ts';
import type { DevicesModule } from './devices.ts';
import type { EmbedSessionsModule } from './embed-sessions.ts';
import type { ExportsModule } from './exports.ts';
import type { ClientHandle } from './handle.ts';
import type { HelpRequestsModule } from './help-requests.ts';
import type { InvitationsModule } from './invitations.ts';
import type { JobsModule } from './jobs.ts';
import { lateModule } from './late-module.ts';
import type { MediationsModule } from './mediations.ts';
import type { ObjectionsModule } from './objections.ts';
import type { PersonRequestsModule } from './person-requests.ts';
import type { ResponseUnitsModule } from './response-units.ts';
import type { RevealsModule } from './reveals.ts';
import type { ShiftHandoversModule } from './shift-handovers.ts';
import type { StatisticsModule } from './statistics.ts';
import type { SubscriptionsModule } from './subscriptions.ts';

/**
 * The modules of which nothing is loaded before their first call.
 * @example
 * const { state } = await ward.alerts.get(alertId, { purpose: 'alert-handling' }); // loads the module of alerts
 */
export interface LateModules {
  readonly alerts: AlertsModule;
  readonly alertRepeats: AlertRepeatsModule;
  readonly alertRepeatRules: AlertRepeatRulesModule;
  readonly alertTimeLimits: AlertTimeLimitsModule;
  readonly responseUnits: ResponseUnitsModule;
  readonly shiftHandovers: ShiftHandoversModule;
  readonly alertBulletins: AlertBulletinsModule;
  readonly helpRequests: HelpRequestsModule;
  readonly statistics: StatisticsModule;
  readonly objections: ObjectionsModule;
  readonly mediations: MediationsModule;
  readonly subscriptions: SubscriptionsModule;
  readonly audit: AuditModule;
  readonly devices: DevicesModule;
  readonly embedSessions: EmbedSessionsModule;
  readonly exports: ExportsModule;
  readonly invitations: InvitationsModule;
  readonly jobs: JobsModule;
  readonly personRequests: PersonRequestsModule;
  readonly reveals: RevealsModule;
}

/** Puts these modules on a client. */
export function lateModules(handle: ClientHandle): LateModules {
  return {
    alerts: lateModule(
      async () => (await import('./alerts.ts')).alertsModule(handle),
      [
        'get',
        'receive',
        'receiveBatch',
        'change',
        'acknowledge',
        'depart',
        'arrive',
        'resolve',
        'cancel',
        'declareUnfounded',
        'markDuplicate',
        'transfer',
        'reopen',
        'archive',
        'dispatch',
        'reinforce',
        'releaseUnits',
        'addNote',
      ],
      ['list', 'nearestUnits', 'timeline', 'due'],
    ),
    alertRepeats: lateModule(
      async () => (await import('./alert-repeats.ts')).alertRepeatsModule(handle),
      ['get', 'create', 'change', 'delete'],
      ['list'],
    ),
    alertRepeatRules: lateModule(
      async () => (await import('./alert-repeat-rules.ts')).alertRepeatRulesModule(handle),
      ['get', 'change'],
      [],
    ),
    alertTimeLimits: lateModule(
      async () => (await import('./alert-time-limits.ts')).alertTimeLimitsModule(handle),
      ['change'],
      ['list'],
    ),
    responseUnits: lateModule(
      async () => (await import('./response-units.ts')).responseUnitsModule(handle),
      ['get', 'create', 'change', 'delete', 'changeAvailability'],
      ['list'],
    ),
    shiftHandovers: lateModule(
      async () => (await import('./shift-handovers.ts')).shiftHandoversModule(handle),
      ['get', 'write', 'change', 'takeOver'],
      ['list'],
    ),
    alertBulletins: lateModule(
      async () => (await import('./alert-bulletins.ts')).alertBulletinsModule(handle),
      ['get'],
      [],
    ),
    helpRequests: lateModule(
      async () => (await import('./help-requests.ts')).helpRequestsModule(handle),
      ['create', 'get', 'cancel'],
      [],
    ),
    statistics: lateModule(async () => (await import('./statistics.ts')).statisticsModule(handle), ['count'], []),
    objections: lateModule(
      async () => (await import('./objections.ts')).objectionsModule(handle),
      ['get', 'file', 'answer', 'withdraw'],
      ['list'],
    ),
    mediations: lateModule(
      async () => (await import('./mediations.ts')).mediationsModule(handle),
      [
        'register',
        'get',
        'change',
        'assess',
        'accept',
        'getParty',
        'addParty',
        'changeParty',
        'removeParty',
        'recordConsent',
        'assignMediators',
        'getSession',
        'planSession',
        'changeSession',
        'agree',
        'getAgreement',
        'changeAgreement',
        'signAgreement',
        'bringIntoForce',
        'recordPerformance',
        'recordBreach',
        'applyForConfirmation',
        'recordConfirmationDecision',
        'addFollowUp',
        'fail',
        'withdraw',
        'transfer',
        'getDossier',
        'filePaper',
        'archive',
        'fileObjection',
        'answerObjection',
      ],
      [
        'list',
        'listParties',
        'listMediators',
        'listSessions',
        'listFollowUps',
        'listDeadlines',
        'listPapers',
        'listCalendar',
        'listObjections',
      ],
    ),
    subscriptions: lateModule(
      async () => (await import('./subscriptions.ts')).subscriptionsModule(handle),
      ['get', 'create', 'change', 'delete', 'createSecret', 'retireSecret', 'test', 'redeliver'],
      ['list', 'listDeliveries'],
    ),
    audit: lateModule(
      async () => (await import('./audit.ts')).auditModule(handle),
      ['getInclusionProof', 'getLatestCheckpoint', 'getConsistencyProof', 'getReview', 'decideReview'],
      ['listEntries', 'listCheckpoints', 'listAccessLog', 'listReviews'],
    ),
    devices: lateModule(
      async () => (await import('./devices.ts')).devicesModule(handle),
      ['register', 'get', 'orderWipe', 'reportWipe'],
      ['list'],
    ),
    embedSessions: lateModule(
      async () => (await import('./embed-sessions.ts')).embedSessionsModule(handle),
      ['create', 'get', 'revoke'],
      ['list'],
    ),
    exports: lateModule(
      async () => (await import('./exports.ts')).exportsModule(handle),
      ['create', 'get', 'getContent', 'delete'],
      ['list'],
    ),
    invitations: lateModule(
      async () => (await import('./invitations.ts')).invitationsModule(handle),
      ['create', 'get', 'revoke', 'redeem'],
      ['list'],
    ),
    jobs: lateModule(async () => (await import('./jobs.ts')).jobsModule(handle), ['get', 'cancel'], ['list']),
    personRequests: lateModule(
      async () => (await import('./person-requests.ts')).personRequestsModule(handle),
      ['create', 'get', 'answer', 'withdraw'],
      ['listOwnRecords', 'list'],
    ),
    reveals: lateModule(async () => (await import('./reveals.ts')).revealsModule(handle), ['create'], []),
  };
}
