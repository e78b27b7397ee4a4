import type { Actor } from '@wardkit/contract/actor';
import {
  type cancelHelpRequest,
  type createHelpRequest,
  type getHelpRequest,
  type HelpRequest,
  helpRequestsJoinFor,
} from '@wardkit/contract/help-requests';
import { applySettings } from '../database/transaction.ts';
import { type Context, handlers } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { maskPhone } from '../privacy/masks.ts';
import { newUuid } from '../uuid.ts';
import { addEntries, type TimelineEntry } from './alert-entries.ts';
import { placeColumns, reporterColumns, telephoneOf } from './alert-intake.ts';
import { receiveAlert } from './alert-reception.ts';
import { type AlertRow, type AlertUpdate, emitAlert, holdAlerts, isOpen, writeAlert } from './alert-record.ts';
import { type Door, findDoor, findDoorOfPlate, openDoor, openNeighbourhood } from './help-request-door.ts';
import {
  alertThatGoesOn,
  type FollowedAlert,
  findHelpRequest,
  type HelpRequestRow,
  hashOfReceipt,
  holdAlertThatGoesOn,
  toHelpRequest,
} from './help-request-record.ts';
import { holdPremises } from './premises-turns.ts';
import { takeRecordId } from './records.ts';

type CreateContext = Context<typeof createHelpRequest>;

/** Whoever sent it, signed in or not: that an account did is in the audit log, and no business of those who come. */
const sender: Actor = { role: 'stranger', displayName: '求助人' };

/** What the station reads first. */
const summaries = { help: '门牌一键求助', advice: '门牌一键咨询' } as const;
const priorities = { help: 'urgent', advice: 'low' } as const;
const noteOfFurther = { help: '同一门牌再次一键求助。', advice: '同一门牌再次一键咨询。' } as const;
const noteOfCancellation = '求助人告知：无需派人到场。';

interface CreationPlan {
  readonly door: Door;
  /** The open alert of an earlier call from there, or null for the id under which one is made. */
  readonly joined: AlertRow | null;
  readonly alertId: string;
  readonly newRepeatId: string;
}

const plans = new WeakMap<object, CreationPlan>();

/** The alert of the last call of a kind from a door that is still open; it is held. */
async function findAlertToJoin(context: CreateContext, { stationId, premisesId }: Door): Promise<AlertRow | null> {
  const { transaction, body, now } = context;
  const calls = await transaction
    .selectFrom('help_requests')
    .select(({ fn }) => ['alert_id', fn.max('received_at').as('last')])
    .where('station_id', '=', stationId)
    .where('premises_id', '=', premisesId)
    .where('kind', '=', body.kind)
    .where('received_at', '>=', new Date(now.getTime() - helpRequestsJoinFor.minutes * 60_000))
    .groupBy('alert_id')
    .orderBy('last', 'desc')
    .execute();
  if (calls.length === 0) return null;
  const ids = calls.map((call) => call.alert_id);
  // Staff may have said since that it is elsewhere.
  await applySettings(transaction, { helpAlerts: ids });
  const held = await holdAlerts(transaction, stationId, ids);
  return ids.flatMap((id) => held.find((row) => row.id === id && isOpen(row)) ?? [])[0] ?? null;
}

/** Puts a further call on the alert of the earlier one: what was said as a note, and where and how to reach the sender. */
async function joinAlert(context: CreateContext, alert: AlertRow): Promise<AlertRow> {
  const { transaction, body, now, server } = context;
  const { kind, message, telephone, consentedPoint } = body;
  const cell = { stationId: alert.station_id, alertId: alert.id };
  const known = telephoneOf(server.keys, alert);
  const to: AlertUpdate = {
    ...(telephone === null || known !== null ? {} : reporterColumns(server.keys, cell, { telephone })),
    ...(consentedPoint === null ? {} : placeColumns({ point: consentedPoint.point })),
  };
  const { state } = alert;
  const entry = { at: now, recordedAt: now, actor: sender, fromState: state, toState: state } as const;
  const note = [
    noteOfFurther[kind],
    ...(message === null ? [] : [message]),
    // A number that is on record stays: it may be somebody else's who waits.
    ...(telephone === null || known === null || known === telephone ? [] : [`另留电话：${maskPhone(telephone)}。`]),
  ].join('\n');
  const entries: TimelineEntry[] = [{ ...entry, kind: 'note', note }];
  const isChanged = Object.keys(to).length > 0;
  const whole = isChanged ? await writeAlert(transaction, alert, to) : alert;
  if (isChanged) entries.push({ ...entry, kind: 'changed' });
  await addEntries(transaction, alert, entries);
  await emitAlert(context, 'alert.noted', whole);
  if (isChanged) await emitAlert(context, 'alert.changed', whole);
  return whole;
}

function answerWith(request: HelpRequestRow, followed: FollowedAlert) {
  const body: HelpRequest = toHelpRequest(request, followed);
  // A shared telephone keeps nothing of it.
  return { body, version: body.version, headers: { 'cache-control': 'no-store' } };
}

type OwnContext = Context<typeof getHelpRequest> | Context<typeof cancelHelpRequest>;

function ownRequest({ transaction, parameters, headers }: OwnContext): Promise<HelpRequestRow> {
  return findHelpRequest(transaction, parameters.requestId, headers['wardkit-receipt']);
}

export const helpRequestsHandlers = handlers<'helpRequests.create' | 'helpRequests.get' | 'helpRequests.cancel'>({
  'helpRequests.create': {
    async prepare(context) {
      const { transaction, parameters, body, headers, now } = context;
      const [requestId, alertId, newRepeatId] = [parameters.requestId.toLowerCase(), newUuid(now), newUuid(now)];
      await applySettings(transaction, { receipt: hashOfReceipt(headers['wardkit-receipt']) });
      // A plate that leads nowhere is refused when it is known that the call is no repetition.
      const seen = await findDoorOfPlate(transaction, body.plateCode);
      if (seen === null) return;
      await openDoor(transaction, seen, [requestId, alertId]);
      await takeRecordId(transaction, requestId, seen.stationId);
      await holdPremises(transaction, seen.stationId, seen.premisesId);
      const door = await findDoor(transaction, body.plateCode);
      if (door === null) return;
      const joined = await findAlertToJoin(context, door);
      if (joined === null) await takeRecordId(transaction, alertId, door.stationId);
      plans.set(context, { door, joined, alertId, newRepeatId });
    },
    async handle(context) {
      const { transaction, parameters, body, headers, now, concerns } = context;
      const plan = plans.get(context);
      if (plan === undefined) throw new RequestProblem('plate-unknown');
      const { door, joined } = plan;
      const alert = joined === null ? await makeAlert(context, plan) : await joinAlert(context, joined);
      const request = await transaction
        .insertInto('help_requests')
        .values({
          station_id: door.stationId,
          id: parameters.requestId.toLowerCase(),
          alert_id: alert.id,
          premises_id: door.premisesId,
          kind: body.kind,
          receipt_hash: hashOfReceipt(headers['wardkit-receipt']),
          received_at: now,
          consented_at: body.consentedPoint?.consentedAt ?? null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      concerns(door.stationId, alert.id, request.id);
      const { headers: more, ...answer } = answerWith(request, { alert, version: alert.version });
      return { status: 201, ...answer, headers: { ...more, location: `/v1/help-requests/${request.id}` } };
    },
  },

  'helpRequests.get': {
    async handle(context) {
      const request = await ownRequest(context);
      return { status: 200, ...answerWith(request, await alertThatGoesOn(context.transaction, request)) };
    },
  },

  'helpRequests.cancel': {
    async handle(context) {
      const { transaction, now, concerns } = context;
      const seen = await ownRequest(context);
      const followed = await holdAlertThatGoesOn(transaction, seen);
      // Read again now that the alert is held: the same may have been said meanwhile.
      const request = await ownRequest(context);
      if (request.cancelled_at !== null) return { status: 200, ...answerWith(request, followed) };
      const { alert } = followed;
      if (!isOpen(alert)) throw new RequestProblem('state-conflict', { current: toHelpRequest(request, followed) });
      await transaction
        .updateTable('help_requests')
        .set({ cancelled_at: now })
        .where('station_id', '=', request.station_id)
        .where('id', '=', request.id)
        .execute();
      const { state } = alert;
      const entry = { at: now, recordedAt: now, actor: sender, fromState: state, toState: state } as const;
      await addEntries(transaction, alert, [{ ...entry, kind: 'note', note: noteOfCancellation }]);
      concerns(request.station_id, request.id);
      concerns(alert.station_id, alert.id);
      await emitAlert(context, 'alert.noted', alert);
      return { status: 200, ...answerWith({ ...request, cancelled_at: now }, followed) };
    },
  },
});

/** Makes the alert of a call, at the door of the plate. */
async function makeAlert(context: CreateContext, { door, alertId, newRepeatId }: CreationPlan): Promise<AlertRow> {
  const { transaction, body, now } = context;
  const { kind, message, telephone, consentedPoint } = body;
  const point = consentedPoint?.point ?? null;
  await openNeighbourhood(transaction, door, point, { now, newRepeatId });
  return receiveAlert(context, {
    stationId: door.stationId,
    alertId,
    intake: {
      priority: priorities[kind],
      category: 'help',
      channel: 'help-button',
      summary: summaries[kind],
      description: message,
      place: { divisionCode: door.divisionCode, text: door.text, point, premisesId: door.premisesId },
      reporter: telephone === null ? null : { name: null, telephone },
      occurredAt: null,
    },
    receivedAt: now,
    actor: sender,
    newRepeatId,
  });
}
