import { createHash } from 'node:crypto';
import type { AlertLink } from '@wardkit/contract/alert';
import type { HelpRequest, helpRequestStates } from '@wardkit/contract/help-requests';
import type { Selectable, Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { applySettings } from '../database/transaction.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { type AlertRow, holdAlerts } from './alert-record.ts';

export type HelpRequestRow = Selectable<Schema['help_requests']>;

/** The alert that the call made, the one that its sender waits for, and a version that grows with whatever becomes of it. */
export interface FollowedAlert {
  readonly own: AlertRow;
  readonly alert: AlertRow;
  readonly version: number;
}

/** Transfers and marks as duplicate that are followed: more than an alert has, and few enough for one call. */
const mostSteps = 8;
/** Times that somebody else may move the alert while it is about to be held. */
const mostTries = 5;

/** The only form in which a receipt is kept. */
export function hashOfReceipt(receipt: string): string {
  return createHash('sha256').update(receipt).digest('hex');
}

/** A call by its id and its receipt. Both are looked for at once, so that a wrong receipt takes the way of an unknown id. */
export async function seekHelpRequest(
  transaction: Transaction<Schema>,
  requestId: string,
  receipt: string,
): Promise<HelpRequestRow | undefined> {
  const hash = hashOfReceipt(receipt);
  await applySettings(transaction, { receipt: hash });
  // Of all stations: its sender knows none.
  return transaction
    .selectFrom('help_requests')
    .selectAll()
    .where('receipt_hash', '=', hash)
    .where('id', '=', requestId)
    .executeTakeFirst();
}

/** The same. @throws {RequestProblem} `not-found` */
export async function findHelpRequest(
  transaction: Transaction<Schema>,
  requestId: string,
  receipt: string,
): Promise<HelpRequestRow> {
  const row = await seekHelpRequest(transaction, requestId, receipt);
  if (row === undefined) throw new RequestProblem('not-found');
  return row;
}

function nextOf(row: AlertRow): AlertLink | null {
  if (row.state === 'duplicate-of' && row.duplicate_of_id !== null) {
    return { stationId: row.station_id, alertId: row.duplicate_of_id };
  }
  return row.state === 'transferred' ? (row.transferred_to as AlertLink | null) : null;
}

/** The alert that a call has become: the original of a duplicate, and after a transfer that of the other station. */
export async function alertThatGoesOn(
  transaction: Transaction<Schema>,
  request: Pick<HelpRequestRow, 'station_id' | 'alert_id'>,
): Promise<FollowedAlert> {
  const seen = new Set<string>();
  const followed: AlertRow[] = [];
  let next: AlertLink | null = { stationId: request.station_id, alertId: request.alert_id };
  while (next !== null && !seen.has(next.alertId) && seen.size <= mostSteps) {
    seen.add(next.alertId);
    await applySettings(transaction, { helpAlerts: [...seen] });
    const alert: AlertRow | undefined = await transaction
      .selectFrom('alerts')
      .selectAll()
      .where('station_id', '=', next.stationId)
      .where('id', '=', next.alertId)
      .executeTakeFirst();
    // The other station may have kept it for a shorter time.
    if (alert === undefined) break;
    followed.push(alert);
    next = nextOf(alert);
  }
  const [own] = followed;
  const alert = followed.at(-1);
  if (own === undefined || alert === undefined) throw new Error('a call for help has no alert');
  return { own, alert, version: followed.reduce((sum, { version }) => sum + version, 0) };
}

/** The same, held to the end of the transaction. */
export async function holdAlertThatGoesOn(
  transaction: Transaction<Schema>,
  request: Pick<HelpRequestRow, 'station_id' | 'alert_id'>,
): Promise<FollowedAlert> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const { alert } = await alertThatGoesOn(transaction, request);
    await applySettings(transaction, { help: alert.station_id });
    await holdAlerts(transaction, alert.station_id, [alert.id]);
    // It may have been handed on while this waited.
    const now = await alertThatGoesOn(transaction, request);
    if (now.alert.id === alert.id) return now;
  }
  throw new RequestProblem('request-in-progress');
}

type SenderState = (typeof helpRequestStates)[number];

const stateOf: Readonly<Record<string, SenderState>> = {
  received: 'received',
  acknowledged: 'seen',
  dispatched: 'seen',
  'en-route': 'on-the-way',
  'on-scene': 'arrived',
};

/** A call as its sender sees it: nothing of who comes, and nothing that was sent. */
export function toHelpRequest(row: HelpRequestRow, { alert, version }: FollowedAlert): HelpRequest {
  return {
    id: row.id,
    version: version + (row.cancelled_at === null ? 0 : 1),
    stationId: row.station_id,
    kind: row.kind,
    state: stateOf[alert.state] ?? 'closed',
    // What was before the call is somebody else's.
    stateSince: new Date(Math.max(Number(alert.state_since), Number(row.received_at))).toISOString(),
    receivedAt: row.received_at.toISOString(),
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
  };
}
