import type { Actor } from '@wardkit/contract/actor';
import type {
  cancelHelpRequest,
  createHelpRequest,
  getHelpRequest,
  HelpRequest,
} from '@wardkit/contract/help-requests';
import { isPlateCode } from '@wardkit/contract/plate';
import { applySettings } from '../database/transaction.ts';
import { type Context, handlers } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { newUuid } from '../uuid.ts';
import { addEntries } from './alert-entries.ts';
import { receiveAlert } from './alert-reception.ts';
import { type AlertRow, emitAlert, isOpen } from './alert-record.ts';
import { type Door, findDoor, findDoorOfPlate, openDoor } from './help-request-door.ts';
import {
  alertThatGoesOn,
  type FollowedAlert,
  findHelpRequest,
  type HelpRequestRow,
  hashOfReceipt,
  holdAlertThatGoesOn,
  seekHelpRequest,
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

/** Whose call it was stands in it: others may have called from the same door, and may still need somebody. */
const noteOfCancellation = (number: string) => `警情 ${number} 的求助人告知：无需派人到场。其他求助不受影响。`;

interface CreationPlan {
  readonly door: Door;
  readonly alertId: string;
}

const plans = new WeakMap<object, CreationPlan>();

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
    async recognise({ body: { plateCode }, look }) {
      if (!isPlateCode(plateCode)) return null;
      const door = await look((transaction) => findDoorOfPlate(transaction, plateCode));
      return door === null ? null : `door ${door.premisesId}`;
    },
    async prepare(context) {
      const { transaction, parameters, body, headers, now } = context;
      const [requestId, alertId] = [parameters.requestId.toLowerCase(), newUuid(now)];
      await applySettings(transaction, { receipt: hashOfReceipt(headers['wardkit-receipt']) });
      // A plate that leads nowhere is refused when it is known that the call is no repetition.
      const seen = await findDoorOfPlate(transaction, body.plateCode);
      if (seen === null) return;
      await openDoor(transaction, seen, [requestId, alertId]);
      await takeRecordId(transaction, requestId, seen.stationId);
      await holdPremises(transaction, seen.stationId, seen.premisesId);
      const door = await findDoor(transaction, body.plateCode);
      if (door === null) return;
      await takeRecordId(transaction, alertId, door.stationId);
      plans.set(context, { door, alertId });
    },
    async handle(context) {
      const { transaction, parameters, body, headers, now, concerns } = context;
      const plan = plans.get(context);
      if (plan === undefined) throw new RequestProblem('plate-unknown');
      const { door } = plan;
      const alert = await makeAlert(context, plan);
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
      const { headers: more, ...answer } = answerWith(request, { own: alert, alert, version: alert.version });
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
    async recognise({ parameters, headers, look }) {
      const own = await look((transaction) =>
        seekHelpRequest(transaction, parameters.requestId, headers['wardkit-receipt']),
      );
      return own === undefined ? null : `call ${own.id}`;
    },
    async handle(context) {
      const { transaction, now, concerns } = context;
      const seen = await ownRequest(context);
      const followed = await holdAlertThatGoesOn(transaction, seen);
      // Read again now that the alert is held: the same may have been said meanwhile.
      const request = await ownRequest(context);
      if (request.cancelled_at !== null) return { status: 200, ...answerWith(request, followed) };
      const { own, alert } = followed;
      if (!isOpen(alert)) throw new RequestProblem('state-conflict', { current: toHelpRequest(request, followed) });
      await transaction
        .updateTable('help_requests')
        .set({ cancelled_at: now })
        .where('station_id', '=', request.station_id)
        .where('id', '=', request.id)
        .execute();
      const { state } = alert;
      const entry = { at: now, recordedAt: now, actor: sender, fromState: state, toState: state } as const;
      await addEntries(transaction, alert, [{ ...entry, kind: 'note', note: noteOfCancellation(own.number) }]);
      concerns(request.station_id, request.id);
      concerns(alert.station_id, alert.id);
      await emitAlert(context, 'alert.noted', alert);
      return { status: 200, ...answerWith({ ...request, cancelled_at: now }, followed) };
    },
  },
});

/** Makes the alert of a call, at the door of the plate. */
async function makeAlert(context: CreateContext, { door, alertId }: CreationPlan): Promise<AlertRow> {
  const { body, now } = context;
  const { kind, message, telephone, consentedPoint } = body;
  const point = consentedPoint?.point ?? null;
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
    isGrouped: false,
  });
}
