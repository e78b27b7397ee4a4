import { alertMovesOperations } from './alert-moves.ts';
import { mediationsOperations } from './mediations.ts';
import type { OperationId } from './operations.ts';
import { shiftHandoversOperations } from './shift-handovers.ts';

/** What the client in every page calls, whatever widgets are there. */
export const operationsOfEveryWidget = [
  'meta.get',
  'meta.discover',
  'session.get',
] as const satisfies readonly OperationId[];

/** What keeps records on a device also learns its limits, and that it is to wipe itself. */
const device = ['devices.register', 'devices.get', 'devices.reportWipe'] as const;
const upload = ['attachments.create', 'attachments.append', 'attachments.get'] as const;
type MediationOperationId = keyof typeof mediationsOperations;
/** All that is done with mediations, save what only a party does. */
const mediationsOfStaff = (Object.keys(mediationsOperations) as MediationOperationId[]).filter(
  (id): id is Exclude<MediationOperationId, 'mediations.fileObjection'> => id !== 'mediations.fileObjection',
);
const objections = [
  'objections.list',
  'objections.get',
  'objections.file',
  'objections.answer',
  'objections.withdraw',
] as const;
const check = [
  'places.getPremises',
  'rentalChecks.listStandards',
  'rentalChecks.getStandard',
  'rentalChecks.list',
  'rentalChecks.get',
  'rentalChecks.submit',
  'hazards.list',
  'hazards.get',
] as const;

const alert = [
  'events.stream',
  'places.listStations',
  'places.listDivisions',
  'alerts.get',
  'alerts.timeline',
  'alerts.nearestUnits',
  ...(Object.keys(alertMovesOperations) as (keyof typeof alertMovesOperations)[]),
  'alerts.dispatch',
  'alerts.reinforce',
  'alerts.releaseUnits',
  'alerts.addNote',
  // Those nearby that may tell of the same, among the list's own.
  'alerts.list',
  'alertRepeats.get',
  'alertRepeats.change',
  'alertRepeats.delete',
  'reveals.create',
  'responseUnits.list',
  ...upload,
  'attachments.getContent',
  ...device,
] as const;

/**
 * The operations that each public widget calls, by its tag under the prefix `ward`. An embed session opens these and
 * {@link operationsOfEveryWidget} and no others, so that whatever a widget begins to call is added here first.
 */
export const widgetOperations = {
  'ward-provider': [],
  'ward-doorplate-scanner': [],
  'ward-doorplate-viewer': [
    'doorplates.scan',
    'doorplates.listRevocations',
    'places.getPremises',
    'stays.list',
    'stays.get',
    'reveals.create',
  ],
  'ward-doorplate-sheet': [
    'doorplates.list',
    'doorplates.get',
    'doorplates.issue',
    'doorplates.replace',
    'doorplates.revoke',
  ],
  'ward-rental-check': [
    ...check,
    'rentalChecks.review',
    'rentalChecks.withdraw',
    'ratings.get',
    ...objections,
    'stays.list',
    'stays.register',
    'stays.signOff',
    ...upload,
    'attachments.getContent',
    'attachments.delete',
    ...device,
  ],
  // What an earlier page left unsent is sent from whichever page shows how it stands.
  'ward-outbox-status': [
    'rentalChecks.getStandard',
    'rentalChecks.get',
    'rentalChecks.submit',
    'stays.get',
    'stays.register',
    'stays.signOff',
    'hazards.get',
    'hazards.rectify',
    'hazards.verify',
    'objections.get',
    'objections.file',
    'alerts.get',
    'alerts.receive',
    'alerts.addNote',
    'mediations.get',
    'mediations.register',
    'mediations.addParty',
    'mediations.planSession',
    'mediations.changeSession',
    'mediations.addFollowUp',
    'mediations.filePaper',
    'mediations.fileObjection',
    ...upload,
    ...device,
  ],
  'ward-hazard-list': [
    'hazards.list',
    'hazards.get',
    'hazards.assign',
    'hazards.rectify',
    'hazards.verify',
    'hazards.refer',
    'rentalChecks.getStandard',
    'places.getStation',
    'places.listStaff',
    ...objections,
    ...upload,
    'attachments.getContent',
    'attachments.delete',
    ...device,
  ],
  'ward-rating-board': [
    'places.getPremises',
    'places.getStation',
    'ratings.get',
    'rentalChecks.get',
    'rentalChecks.getStandard',
    'hazards.list',
    ...objections,
    ...upload,
    'attachments.getContent',
    ...device,
  ],
  'ward-stay-register': [
    'doorplates.scan',
    'places.listPremises',
    'places.getPremises',
    'places.listDwellings',
    'places.getDwelling',
    'stays.list',
    'stays.listOverdue',
    'stays.listOwn',
    'stays.get',
    'stays.register',
    'stays.change',
    'stays.signOff',
    ...device,
  ],
  'ward-alert-list': alert,
  'ward-alert-detail': alert,
  'ward-unit-board': [
    'events.stream',
    'responseUnits.list',
    'responseUnits.get',
    'responseUnits.changeAvailability',
    'responseUnits.create',
    'responseUnits.change',
    'responseUnits.delete',
    ...device,
  ],
  'ward-alert-bulletin': ['alertBulletins.get', 'places.getStation', 'places.listDivisions', ...device],
  'ward-shift-handover': [
    'events.stream',
    ...(Object.keys(shiftHandoversOperations) as (keyof typeof shiftHandoversOperations)[]),
    'alerts.list',
    'alerts.get',
    ...device,
  ],
  'ward-alert-map': ['events.stream', 'alerts.list', 'alerts.get', 'responseUnits.list'],
  'ward-help-button': ['doorplates.scan', 'helpRequests.create', 'helpRequests.get', 'helpRequests.cancel'],
  'ward-mediation-tracker': [
    'events.stream',
    ...mediationsOfStaff,
    'statistics.count',
    'reveals.create',
    'places.getStation',
    'places.listDivisions',
    'places.listPremises',
    'places.getPremises',
    'alerts.get',
    ...upload,
    'attachments.getContent',
    'attachments.delete',
    ...device,
  ],
  'ward-mediation-case': [
    'mediations.list',
    'mediations.get',
    'mediations.listParties',
    'mediations.recordConsent',
    'mediations.listSessions',
    'mediations.getAgreement',
    'mediations.withdraw',
    'mediations.listDeadlines',
    'mediations.listObjections',
    'mediations.fileObjection',
    'places.getStation',
    ...device,
  ],
  'ward-access-log': [
    'stays.listOwn',
    'personRequests.listOwnRecords',
    'personRequests.create',
    'personRequests.get',
    'personRequests.list',
    'personRequests.withdraw',
    'audit.listAccessLog',
    'audit.getInclusionProof',
    'audit.listCheckpoints',
    'audit.getLatestCheckpoint',
    'audit.getConsistencyProof',
  ],
} as const satisfies Readonly<Record<`ward-${string}`, readonly OperationId[]>>;

/** The tag of a public widget. */
export type WidgetTag = keyof typeof widgetOperations;

/** Tells the tags of public widgets from other text. */
export function isWidgetTag(text: string): text is WidgetTag {
  return Object.hasOwn(widgetOperations, text);
}

/**
 * The ids of the operations that some widgets call.
 *
 * @param tags those that are no tag of a widget add nothing
 * @example operationsOfWidgets(['ward-provider']) // meta.get, meta.discover, session.get
 */
export function operationsOfWidgets(tags: readonly string[]): ReadonlySet<OperationId> {
  return new Set([...operationsOfEveryWidget, ...tags.filter(isWidgetTag).flatMap((tag) => widgetOperations[tag])]);
}
