import { Alert } from '@wardkit/contract/alert';
import { Doorplate } from '@wardkit/contract/doorplates';
import { HelpRequest } from '@wardkit/contract/help-requests';
import { pageOf } from '@wardkit/contract/page';
import { createPlateCode } from '@wardkit/contract/plate';
import type * as z from 'zod/mini';
import { type Answer, shortly } from '../engine/answer.ts';
import { type Caller, recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { expect, NotExamined, need } from '../engine/violation.ts';
import { type AlertBody, alertNow, commanderOf, file, moved, take, timelineOf, writing } from './alerts-scene.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import { expectRefusal, expectStatus, pointersOf } from './refusal.ts';

type Plate = z.output<typeof Doorplate>;

/** A call that the kit has made, with the receipt that its sender keeps. */
interface Sent {
  readonly requestId: string;
  readonly receipt: string;
  readonly answer: Answer;
}

const calling = (...ids: readonly string[]) =>
  writing('alerts.list', 'doorplates.list', 'helpRequests.create', 'helpRequests.get', ...ids);

function newReceipt(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
}

/** A plate of the home station in a state. @throws {NotExamined} */
async function plateOf(context: Context, state: string): Promise<Plate> {
  const staff = stationCallerOf(context, recordOf('doorplates.list'));
  const answer = await staff.call('doorplates.list', { query: { limit: 200, state } });
  return need(bodyOf(answer, pageOf(Doorplate)).items[0], `the station has no plate that is ${state}`);
}

function bodyFrom(plateCode: string, changes: object = {}) {
  return {
    kind: 'advice',
    plateCode,
    message: 'Wardkit conformance',
    telephone: null,
    consentedPoint: null,
    ...changes,
  };
}

async function send(context: Context, body: object): Promise<Sent> {
  const [requestId, receipt] = [newId(), newReceipt()];
  const answer = await context.stranger.call('helpRequests.create', {
    parameters: { requestId },
    headers: { 'wardkit-receipt': receipt },
    body,
  });
  return { requestId, receipt, answer };
}

function ask(caller: Caller, operation: 'get' | 'cancel', requestId: string, receipt: string): Promise<Answer> {
  return caller.call(`helpRequests.${operation}`, {
    parameters: { requestId },
    headers: { 'wardkit-receipt': receipt },
  });
}

async function now(context: Context, { requestId, receipt }: Sent): Promise<HelpRequest> {
  return bodyOf(await ask(context.stranger, 'get', requestId, receipt), HelpRequest);
}

/** The alerts that came in by this channel at a door, the newest first. */
async function alertsAt(context: Context, premisesId: string): Promise<readonly AlertBody[]> {
  const caller = stationCallerOf(context, recordOf('alerts.list'));
  const answer = await caller.call('alerts.list', { query: { premisesId, limit: 50 } });
  return bodyOf(answer, pageOf(Alert)).items.filter(({ channel }) => channel === 'help-button');
}

/** Makes a call at a door and files its alert when the work is done. */
async function withCall<T>(
  context: Context,
  plate: Plate,
  changes: object,
  work: (sent: Sent, alert: AlertBody) => Promise<T>,
): Promise<T> {
  const before = new Set((await alertsAt(context, plate.premisesId)).map(({ id }) => id));
  const sent = await send(context, bodyFrom(plate.code, changes));
  expectStatus(sent.answer, 201);
  context.ledger.leave('call for help');
  const made = (await alertsAt(context, plate.premisesId)).filter(({ id }) => !before.has(id));
  try {
    const [alert] = made;
    expect(alert !== undefined && made.length === 1, 'one alert', `${made.length}`);
    return await work(sent, alert);
  } finally {
    await file(context, ...made);
  }
}

export const helpRequestsChecks = checks([
  {
    requirement: 'WK-HLP-01',
    title:
      'a stranger calls for help and for advice with nothing but a plate, and two alerts are at its station and door',
    needs: calling(),
    async run(context) {
      const plate = await plateOf(context, 'in-force');
      for (const [kind, priority] of [
        ['help', 'urgent'],
        ['advice', 'low'],
      ] as const) {
        await withCall(context, plate, { kind, message: null }, async ({ answer }, alert) => {
          const { state, stationId } = bodyOf(answer, HelpRequest);
          expect(state === 'received', 'received', state);
          expect(stationId === plate.stationId && alert.stationId === plate.stationId, 'its station', 'another one');
          expect(alert.priority === priority, priority, alert.priority);
          expect(alert.place.premisesId === plate.premisesId, 'the premises of the plate', 'others');
        });
      }
    },
  },
  {
    requirement: 'WK-HLP-02',
    title: 'a replaced plate leads to its door, and a code that nobody issued or that was revoked leads nowhere',
    needs: calling(),
    async run(context) {
      const revoked = await plateOf(context, 'revoked').catch((cause) => {
        if (cause instanceof NotExamined) return null;
        throw cause;
      });
      for (const code of [createPlateCode(), ...(revoked === null ? [] : [revoked.code])]) {
        expectRefusal((await send(context, bodyFrom(code))).answer, 'plate-unknown');
      }
      const replaced = await plateOf(context, 'replaced');
      await withCall(context, replaced, {}, async (_sent, alert) => {
        expect(alert.place.premisesId === replaced.premisesId, 'the premises of the plate', 'others');
      });
    },
  },
  {
    requirement: 'WK-HLP-03',
    title: 'with the receipt of nobody or of another call a call is not found, by a stranger and by staff',
    needs: calling('helpRequests.cancel'),
    async run(context) {
      const plate = await plateOf(context, 'in-force');
      await withCall(context, plate, {}, async (sent) => {
        await withCall(context, plate, {}, async (other) => {
          for (const caller of [context.stranger, commanderOf(context)]) {
            for (const operation of ['get', 'cancel'] as const) {
              for (const receipt of [newReceipt(), other.receipt]) {
                expectRefusal(await ask(caller, operation, sent.requestId, receipt), 'not-found');
              }
            }
          }
        });
        const { cancelledAt } = await now(context, sent);
        expect(cancelledAt === null, 'a call that nobody took back', 'one that was');
      });
    },
  },
  {
    requirement: 'WK-HLP-04',
    title: 'a further call from the door makes an alert of its own and leaves the first one as it was',
    needs: calling('alerts.timeline'),
    async run(context) {
      const plate = await plateOf(context, 'in-force');
      await withCall(context, plate, {}, async (_sent, alert) => {
        const before = (await timelineOf(context, alert.id)).length;
        const commander = commanderOf(context);
        await withCall(context, plate, {}, async (_further, own) => {
          expect(own.id !== alert.id && own.repeatId === null, 'an alert of its own, in no group', 'another');
        });
        const after = await alertNow(commander, alert.id);
        expect(after.version === alert.version, 'the first alert as it was', `version ${after.version}`);
        const entries = (await timelineOf(context, alert.id)).length;
        expect(entries === before, 'no entry more', `${entries - before}`);
      });
    },
  },
  {
    requirement: 'WK-HLP-05',
    title: 'a position with the time of the consent is the point of the alert, and one without it is refused',
    needs: calling(),
    async run(context) {
      const plate = await plateOf(context, 'in-force');
      const point = { type: 'Point', coordinates: [150.5, 20.5] };
      const refused = await send(context, bodyFrom(plate.code, { consentedPoint: { point } }));
      expectRefusal(refused.answer, 'invalid-input');
      const pointers = pointersOf(refused.answer);
      expect(pointers.includes('/consentedPoint/consentedAt'), '/consentedPoint/consentedAt', pointers.join(', '));
      const consentedPoint = { point, consentedAt: new Date().toISOString() };
      await withCall(context, plate, { consentedPoint }, async (_sent, alert) => {
        expect(String(alert.place.point?.coordinates) === '150.5,20.5', 'the point that was sent', 'another');
      });
    },
  },
  {
    requirement: 'WK-HLP-06',
    title: 'the sender is told each state of the alert, then that of its original, and neither number nor alert',
    needs: calling('alerts.markDuplicate'),
    async run(context) {
      const plate = await plateOf(context, 'in-force');
      await withCall(context, plate, {}, async (sent, alert) => {
        const seen = await moved(context, alert, 'alerts.acknowledge');
        const told = await ask(context.stranger, 'get', sent.requestId, sent.receipt);
        const { state, stateSince } = bodyOf(told, HelpRequest);
        expect(state === 'seen', 'seen', state);
        expect(Date.parse(stateSince) === Date.parse(seen.stateSince), 'since when the alert is', stateSince);
        for (const secret of [alert.id, alert.number]) {
          expect(!told.text.includes(secret), 'nothing of the alert', shortly(told));
        }
        const original = await take(context);
        await moved(context, seen, 'alerts.markDuplicate', { originalId: original.id });
        const followed = (await now(context, sent)).state;
        await file(context, original);
        const closed = (await now(context, sent)).state;
        expect(followed === 'received' && closed === 'closed', 'received, closed', `${followed}, ${closed}`);
      });
    },
  },
  {
    requirement: 'WK-HLP-07',
    title: 'a call that is taken back twice leaves the alert with one note, and one that is closed is not taken back',
    needs: calling('helpRequests.cancel', 'alerts.timeline'),
    async run(context) {
      const plate = await plateOf(context, 'in-force');
      await withCall(context, plate, {}, async ({ requestId, receipt }, alert) => {
        const first = bodyOf(await ask(context.stranger, 'cancel', requestId, receipt), HelpRequest);
        const again = bodyOf(await ask(context.stranger, 'cancel', requestId, receipt), HelpRequest);
        expect(first.cancelledAt !== null, 'when it was taken back', 'null');
        expect(JSON.stringify(again) === JSON.stringify(first), 'the same answer', 'another');
        const { state } = await alertNow(commanderOf(context), alert.id);
        expect(state === 'received', 'an alert as it was', state);
        const notes = (await timelineOf(context, alert.id)).filter(({ kind }) => kind === 'note');
        expect(notes.length === 1, 'one note', `${notes.length}`);
      });
      const closed = await withCall(context, plate, {}, async (sent) => sent);
      expectRefusal(await ask(context.stranger, 'cancel', closed.requestId, closed.receipt), 'state-conflict');
    },
  },
]);
