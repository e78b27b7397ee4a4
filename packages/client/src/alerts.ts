// Made from the operation records by `npm run client:generate`: change the record, not this file.

import type { Alert, AlertChange, AlertIntake } from '@wardkit/contract/alert';
import {
  type AlertAcknowledgement,
  type AlertArchival,
  type AlertDuplicateMark,
  type AlertReason,
  type AlertResolution,
  type AlertTransfer,
  type AlertUnitMove,
  acknowledgeAlert as acknowledgeAlertRecord,
  archiveAlert as archiveAlertRecord,
  arriveAtAlert as arriveAtAlertRecord,
  cancelAlert as cancelAlertRecord,
  declareAlertUnfounded as declareAlertUnfoundedRecord,
  departForAlert as departForAlertRecord,
  markAlertDuplicate as markAlertDuplicateRecord,
  reopenAlert as reopenAlertRecord,
  resolveAlert as resolveAlertRecord,
  transferAlert as transferAlertRecord,
} from '@wardkit/contract/alert-moves';
import {
  type AlertNote,
  type AlertNoteAddition,
  type AlertTimelineEntry,
  addAlertNote as addAlertNoteRecord,
  type DueAlert,
  listAlertTimeline as listAlertTimelineRecord,
  listDueAlerts as listDueAlertsRecord,
} from '@wardkit/contract/alert-timeline';
import {
  type AlertDispatch,
  type AlertUnitRelease,
  dispatchAlert as dispatchAlertRecord,
  listNearestUnits as listNearestUnitsRecord,
  type NearestUnit,
  reinforceAlert as reinforceAlertRecord,
  releaseAlertUnits as releaseAlertUnitsRecord,
} from '@wardkit/contract/alert-units';
import {
  changeAlert as changeAlertRecord,
  getAlert as getAlertRecord,
  listAlerts as listAlertsRecord,
  receiveAlert as receiveAlertRecord,
} from '@wardkit/contract/alerts';
import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import { type BatchAnswer, type BatchItem, callBatch } from './batch.ts';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WithPurpose, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * What {@link listAlerts} is asked with.
 * @example
 * const query: ListAlertsQuery = { state: ['received', 'acknowledged'], area: '441602001002' };
 * for await (const each of ward.alerts.list(query, { purpose: 'alert-handling' })) show(each);
 */
export type ListAlertsQuery = QueryOf<typeof listAlertsRecord>;

/**
 * Alerts of the own station, the newest first.
 * Scope `alerts:read`.
 * @example
 * const list = ward.alerts.list(
 *   { state: ['received', 'acknowledged'], area: '441602001002' },
 *   { purpose: 'alert-handling' },
 * );
 * for await (const each of list) show(each);
 */
export function listAlerts(
  handle: ClientHandle,
  query: ListAlertsQuery = {},
  options: CallOptions & WithPurpose,
): ListCall<Page<Alert>> {
  return handle.list(listAlertsRecord, { query }, options);
}

/**
 * An alert with its units and deadlines.
 * Scope `alerts:read`.
 * @example
 * const answer = await ward.alerts.get(
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   { purpose: 'alert-handling' },
 * );
 */
export function getAlert(
  handle: ClientHandle,
  alertId: string,
  options: CallOptions & WithPurpose,
): CallPromise<Alert> {
  return handle.call(getAlertRecord, { parameters: { alertId } }, options);
}

/**
 * Take an alert in.
 * Scope `alerts:write`.
 * This function sends at once; `ward.alerts.receive` saves it on the device first and gives a receipt.
 * @example
 * const answer = await receiveAlert(
 *   handle,
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   {
 *     priority: 'immediate',
 *     category: 'fire-hazard',
 *     channel: 'emergency-call',
 *     summary: '楼道电动自行车充电冒烟',
 *     description: null,
 *     place: {
 *       divisionCode: '441602001002',
 *       text: '示范路 18 号一楼楼道',
 *       point: { type: 'Point', coordinates: [114.7003, 23.7461] },
 *       premisesId: '0190e0a0-0000-7000-8000-000000000031',
 *     },
 *     reporter: { name: '张示例', telephone: '+8615400000031' },
 *     occurredAt: null,
 *     receivedAt: '2026-11-20T14:18:04+08:00',
 *   },
 *   { purpose: 'alert-handling' },
 * );
 */
export function receiveAlert(
  handle: ClientHandle,
  alertId: string,
  body: AlertIntake,
  options: WriteOptions & WithPurpose,
): CallPromise<Alert> {
  return handle.call(receiveAlertRecord, { parameters: { alertId }, body }, options);
}

/**
 * Take an alert in: up to 200 in one call. Each has its own answer and status; one that fails does not undo another.
 * @example
 * const { items } = await ward.alerts.receiveBatch(
 *   [
 *     {
 *       id: '0190e0a0-0000-7000-8000-000000000081',
 *       body: {
 *         priority: 'immediate',
 *         category: 'fire-hazard',
 *         channel: 'emergency-call',
 *         summary: '楼道电动自行车充电冒烟',
 *         description: null,
 *         place: {
 *           divisionCode: '441602001002',
 *           text: '示范路 18 号一楼楼道',
 *           point: { type: 'Point', coordinates: [114.7003, 23.7461] },
 *           premisesId: '0190e0a0-0000-7000-8000-000000000031',
 *         },
 *         reporter: { name: '张示例', telephone: '+8615400000031' },
 *         occurredAt: null,
 *         receivedAt: '2026-11-20T14:18:04+08:00',
 *       },
 *     },
 *   ],
 *   { purpose: 'alert-handling' },
 * );
 */
export function receiveAlertBatch(
  handle: ClientHandle,
  items: readonly BatchItem<AlertIntake>[],
  options: WriteOptions & WithPurpose,
): CallPromise<BatchAnswer<Alert>> {
  return callBatch(handle, receiveAlertRecord, items, options);
}

/**
 * Correct or complete what is known of an open alert.
 * Scope `alerts:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.alerts.change(
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   { place: { text: '示范路 18 号二楼楼道' } },
 *   { purpose: 'alert-handling', ifMatch: etag },
 * );
 */
export function changeAlert(
  handle: ClientHandle,
  alertId: string,
  body: AlertChange,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Alert> {
  return handle.call(changeAlertRecord, { parameters: { alertId }, body }, options);
}

/**
 * Say that the alert, or the order to go there, was seen.
 * Scope `alerts:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.alerts.acknowledge(
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   { at: '2026-11-20T14:18:37+08:00' },
 *   { purpose: 'alert-handling', ifMatch: etag },
 * );
 */
export function acknowledgeAlert(
  handle: ClientHandle,
  alertId: string,
  body: AlertAcknowledgement,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Alert> {
  return handle.call(acknowledgeAlertRecord, { parameters: { alertId }, body }, options);
}

/**
 * Say that a unit is on its way.
 * Scope `alerts:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.alerts.depart(
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   {
 *     at: '2026-11-20T14:20:02+08:00',
 *     unitId: '0190e0a0-0000-7000-8000-000000000201',
 *   },
 *   { purpose: 'alert-handling', ifMatch: etag },
 * );
 */
export function departForAlert(
  handle: ClientHandle,
  alertId: string,
  body: AlertUnitMove,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Alert> {
  return handle.call(departForAlertRecord, { parameters: { alertId }, body }, options);
}

/**
 * Say that a unit is on the scene.
 * Scope `alerts:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.alerts.arrive(
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   {
 *     at: '2026-11-20T14:25:40+08:00',
 *     unitId: '0190e0a0-0000-7000-8000-000000000201',
 *   },
 *   { purpose: 'alert-handling', ifMatch: etag },
 * );
 */
export function arriveAtAlert(
  handle: ClientHandle,
  alertId: string,
  body: AlertUnitMove,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Alert> {
  return handle.call(arriveAtAlertRecord, { parameters: { alertId }, body }, options);
}

/**
 * Close an alert with what came of it.
 * Scope `alerts:write`. Errors: `state-conflict`, `photograph-missing`.
 * @example
 * const answer = await ward.alerts.resolve(
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   {
 *     at: '2026-11-20T15:02:00+08:00',
 *     outcome: 'hazard-recorded',
 *     note: '断电移出电动自行车，无人受伤；已登记隐患。',
 *     photographIds: ['0190e0a0-0000-7000-8000-000000000087'],
 *     mediationId: null,
 *   },
 *   { purpose: 'alert-handling', ifMatch: etag },
 * );
 */
export function resolveAlert(
  handle: ClientHandle,
  alertId: string,
  body: AlertResolution,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Alert> {
  return handle.call(resolveAlertRecord, { parameters: { alertId }, body }, options);
}

/**
 * Close an alert that is no longer wanted, with the reason.
 * Scope `alerts:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.alerts.cancel(
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   { reason: '报警人来电称已自行断电处理，不需出警。' },
 *   { purpose: 'alert-handling', ifMatch: etag },
 * );
 */
export function cancelAlert(
  handle: ClientHandle,
  alertId: string,
  body: AlertReason,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Alert> {
  return handle.call(cancelAlertRecord, { parameters: { alertId }, body }, options);
}

/**
 * Close an alert behind which there was nothing, with the reason.
 * Scope `alerts:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.alerts.declareUnfounded(
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   { reason: '经核实为邻居做饭油烟，并无冒烟情况。' },
 *   { purpose: 'alert-handling', ifMatch: etag },
 * );
 */
export function declareAlertUnfounded(
  handle: ClientHandle,
  alertId: string,
  body: AlertReason,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Alert> {
  return handle.call(declareAlertUnfoundedRecord, { parameters: { alertId }, body }, options);
}

/**
 * Close an alert as telling of what another one tells of.
 * Scope `alerts:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.alerts.markDuplicate(
 *   '0190e0a0-0000-7000-8000-000000000082',
 *   { originalId: '0190e0a0-0000-7000-8000-000000000081', note: '同一起冒烟' },
 *   { purpose: 'alert-handling', ifMatch: etag },
 * );
 */
export function markAlertDuplicate(
  handle: ClientHandle,
  alertId: string,
  body: AlertDuplicateMark,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Alert> {
  return handle.call(markAlertDuplicateRecord, { parameters: { alertId }, body }, options);
}

/**
 * Hand an alert to another station.
 * Scope `alerts:write`. Errors: `state-conflict`, `already-exists`.
 * @example
 * const answer = await ward.alerts.transfer(
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   {
 *     toStationId: '0190e0a0-0000-7000-8000-000000000002',
 *     newAlertId: '0190e0a0-0000-7000-8000-000000000083',
 *     reason: '地点属邻所辖区，经电话商定移交。',
 *   },
 *   { purpose: 'alert-handling', ifMatch: etag },
 * );
 */
export function transferAlert(
  handle: ClientHandle,
  alertId: string,
  body: AlertTransfer,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Alert> {
  return handle.call(transferAlertRecord, { parameters: { alertId }, body }, options);
}

/**
 * Take up an alert again that was closed too early, with the reason.
 * Scope `alerts:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.alerts.reopen(
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   { reason: '报警人再次来电，称仍有异味和冒烟。' },
 *   { purpose: 'alert-handling', ifMatch: etag },
 * );
 */
export function reopenAlert(
  handle: ClientHandle,
  alertId: string,
  body: AlertReason,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Alert> {
  return handle.call(reopenAlertRecord, { parameters: { alertId }, body }, options);
}

/**
 * File a closed alert.
 * Scope `alerts:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.alerts.archive(
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   {},
 *   { purpose: 'alert-handling', ifMatch: etag },
 * );
 */
export function archiveAlert(
  handle: ClientHandle,
  alertId: string,
  body: AlertArchival,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Alert> {
  return handle.call(archiveAlertRecord, { parameters: { alertId }, body }, options);
}

/**
 * Send units to an alert; those of an earlier dispatch that are not named are released.
 * Scope `alerts:write`. Errors: `state-conflict`, `unit-not-available`.
 * @example
 * const answer = await ward.alerts.dispatch(
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   {
 *     at: '2026-11-20T14:19:10+08:00',
 *     unitIds: ['0190e0a0-0000-7000-8000-000000000201'],
 *   },
 *   { purpose: 'alert-handling', ifMatch: etag },
 * );
 */
export function dispatchAlert(
  handle: ClientHandle,
  alertId: string,
  body: AlertDispatch,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Alert> {
  return handle.call(dispatchAlertRecord, { parameters: { alertId }, body }, options);
}

/**
 * Send further units to an alert that has some.
 * Scope `alerts:write`. Errors: `state-conflict`, `unit-not-available`.
 * @example
 * const answer = await ward.alerts.reinforce(
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   {
 *     at: '2026-11-20T14:21:00+08:00',
 *     unitIds: ['0190e0a0-0000-7000-8000-000000000202'],
 *   },
 *   { purpose: 'alert-handling', ifMatch: etag },
 * );
 */
export function reinforceAlert(
  handle: ClientHandle,
  alertId: string,
  body: AlertDispatch,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Alert> {
  return handle.call(reinforceAlertRecord, { parameters: { alertId }, body }, options);
}

/**
 * Release units that are no longer needed at an alert.
 * Scope `alerts:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.alerts.releaseUnits(
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   {
 *     at: '2026-11-20T14:30:00+08:00',
 *     unitIds: ['0190e0a0-0000-7000-8000-000000000202'],
 *   },
 *   { purpose: 'alert-handling', ifMatch: etag },
 * );
 */
export function releaseAlertUnits(
  handle: ClientHandle,
  alertId: string,
  body: AlertUnitRelease,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Alert> {
  return handle.call(releaseAlertUnitsRecord, { parameters: { alertId }, body }, options);
}

/**
 * What {@link listNearestUnits} is asked with.
 * @example
 * const query: ListNearestUnitsQuery = { limit: 50 };
 * for await (const each of ward.alerts.nearestUnits('0190e0a0-0000-7000-8000-000000000081', query)) show(each);
 */
export type ListNearestUnitsQuery = QueryOf<typeof listNearestUnitsRecord>;

/**
 * The units of the station by the distance of their posts from an alert.
 * Scope `alerts:read`. Errors: `alert-not-located`.
 * @example
 * for await (const each of ward.alerts.nearestUnits('0190e0a0-0000-7000-8000-000000000081')) show(each);
 */
export function listNearestUnits(
  handle: ClientHandle,
  alertId: string,
  query: ListNearestUnitsQuery = {},
  options?: CallOptions,
): ListCall<Page<NearestUnit>> {
  return handle.list(listNearestUnitsRecord, { parameters: { alertId }, query }, options);
}

/**
 * What {@link listAlertTimeline} is asked with.
 * @example
 * const query: ListAlertTimelineQuery = { limit: 50 };
 * const list = ward.alerts.timeline(
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   query,
 *   { purpose: 'alert-handling' },
 * );
 * for await (const each of list) show(each);
 */
export type ListAlertTimelineQuery = QueryOf<typeof listAlertTimelineRecord>;

/**
 * What happened to an alert, the oldest first.
 * Scope `alerts:read`.
 * @example
 * const list = ward.alerts.timeline(
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   {},
 *   { purpose: 'alert-handling' },
 * );
 * for await (const each of list) show(each);
 */
export function listAlertTimeline(
  handle: ClientHandle,
  alertId: string,
  query: ListAlertTimelineQuery = {},
  options: CallOptions & WithPurpose,
): ListCall<Page<AlertTimelineEntry>> {
  return handle.list(listAlertTimelineRecord, { parameters: { alertId }, query }, options);
}

/**
 * Add a note to the timeline of an alert.
 * Scope `alerts:write`. Errors: `state-conflict`.
 * This function sends at once; `ward.alerts.addNote` saves it on the device first and gives a receipt.
 * @example
 * const answer = await addAlertNote(
 *   handle,
 *   '0190e0a0-0000-7000-8000-000000000081',
 *   '0190e0a0-0000-7000-8000-000000000085',
 *   { at: '2026-11-20T14:27:00+08:00', text: '楼道已清空，住户正在疏散。' },
 *   { purpose: 'alert-handling' },
 * );
 */
export function addAlertNote(
  handle: ClientHandle,
  alertId: string,
  noteId: string,
  body: AlertNoteAddition,
  options: WriteOptions & WithPurpose,
): CallPromise<AlertNote> {
  return handle.call(addAlertNoteRecord, { parameters: { alertId, noteId }, body }, options);
}

/**
 * What {@link listDueAlerts} is asked with.
 * @example
 * const query: ListDueAlertsQuery = { before: '2026-11-20T15:20:00+08:00' };
 * for await (const each of ward.alerts.due(query)) show(each);
 */
export type ListDueAlertsQuery = QueryOf<typeof listDueAlertsRecord>;

/**
 * Deadlines of alerts that run, the nearest first.
 * Scope `alerts:read`.
 * @example
 * for await (const each of ward.alerts.due({ before: '2026-11-20T15:20:00+08:00' })) show(each);
 */
export function listDueAlerts(
  handle: ClientHandle,
  query: ListDueAlertsQuery = {},
  options?: CallOptions,
): ListCall<Page<DueAlert>> {
  return handle.list(listDueAlertsRecord, { query }, options);
}

/**
 * `ward.alerts`
 * @example
 * const alerts: AlertsModule = alertsModule(handle);
 * const list = alerts.list(
 *   { state: ['received', 'acknowledged'], area: '441602001002' },
 *   { purpose: 'alert-handling' },
 * );
 * for await (const each of list) show(each);
 */
export interface AlertsModule {
  /** Alerts of the own station, the newest first. */
  readonly list: Bound<typeof listAlerts>;
  /** An alert with its units and deadlines. */
  readonly get: Bound<typeof getAlert>;
  /** Take an alert in. */
  readonly receive: Bound<typeof receiveAlert>;
  /** Take an alert in: up to 200 in one call. */
  readonly receiveBatch: Bound<typeof receiveAlertBatch>;
  /** Correct or complete what is known of an open alert. */
  readonly change: Bound<typeof changeAlert>;
  /** Say that the alert, or the order to go there, was seen. */
  readonly acknowledge: Bound<typeof acknowledgeAlert>;
  /** Say that a unit is on its way. */
  readonly depart: Bound<typeof departForAlert>;
  /** Say that a unit is on the scene. */
  readonly arrive: Bound<typeof arriveAtAlert>;
  /** Close an alert with what came of it. */
  readonly resolve: Bound<typeof resolveAlert>;
  /** Close an alert that is no longer wanted, with the reason. */
  readonly cancel: Bound<typeof cancelAlert>;
  /** Close an alert behind which there was nothing, with the reason. */
  readonly declareUnfounded: Bound<typeof declareAlertUnfounded>;
  /** Close an alert as telling of what another one tells of. */
  readonly markDuplicate: Bound<typeof markAlertDuplicate>;
  /** Hand an alert to another station. */
  readonly transfer: Bound<typeof transferAlert>;
  /** Take up an alert again that was closed too early, with the reason. */
  readonly reopen: Bound<typeof reopenAlert>;
  /** File a closed alert. */
  readonly archive: Bound<typeof archiveAlert>;
  /** Send units to an alert; those of an earlier dispatch that are not named are released. */
  readonly dispatch: Bound<typeof dispatchAlert>;
  /** Send further units to an alert that has some. */
  readonly reinforce: Bound<typeof reinforceAlert>;
  /** Release units that are no longer needed at an alert. */
  readonly releaseUnits: Bound<typeof releaseAlertUnits>;
  /** The units of the station by the distance of their posts from an alert. */
  readonly nearestUnits: Bound<typeof listNearestUnits>;
  /** What happened to an alert, the oldest first. */
  readonly timeline: Bound<typeof listAlertTimeline>;
  /** Add a note to the timeline of an alert. */
  readonly addNote: Bound<typeof addAlertNote>;
  /** Deadlines of alerts that run, the nearest first. */
  readonly due: Bound<typeof listDueAlerts>;
}

/**
 * The functions of this module over one client.
 * @example
 * const alerts = alertsModule(handle);
 * const list = alerts.list(
 *   { state: ['received', 'acknowledged'], area: '441602001002' },
 *   { purpose: 'alert-handling' },
 * );
 * for await (const each of list) show(each);
 */
export function alertsModule(handle: ClientHandle): AlertsModule {
  return {
    list: (...rest) => listAlerts(handle, ...rest),
    get: (...rest) => getAlert(handle, ...rest),
    receive: (...rest) => receiveAlert(handle, ...rest),
    receiveBatch: (...rest) => receiveAlertBatch(handle, ...rest),
    change: (...rest) => changeAlert(handle, ...rest),
    acknowledge: (...rest) => acknowledgeAlert(handle, ...rest),
    depart: (...rest) => departForAlert(handle, ...rest),
    arrive: (...rest) => arriveAtAlert(handle, ...rest),
    resolve: (...rest) => resolveAlert(handle, ...rest),
    cancel: (...rest) => cancelAlert(handle, ...rest),
    declareUnfounded: (...rest) => declareAlertUnfounded(handle, ...rest),
    markDuplicate: (...rest) => markAlertDuplicate(handle, ...rest),
    transfer: (...rest) => transferAlert(handle, ...rest),
    reopen: (...rest) => reopenAlert(handle, ...rest),
    archive: (...rest) => archiveAlert(handle, ...rest),
    dispatch: (...rest) => dispatchAlert(handle, ...rest),
    reinforce: (...rest) => reinforceAlert(handle, ...rest),
    releaseUnits: (...rest) => releaseAlertUnits(handle, ...rest),
    nearestUnits: (...rest) => listNearestUnits(handle, ...rest),
    timeline: (...rest) => listAlertTimeline(handle, ...rest),
    addNote: (...rest) => addAlertNote(handle, ...rest),
    due: (...rest) => listDueAlerts(handle, ...rest),
  };
}
