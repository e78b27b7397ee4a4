import { mostRepeated } from '@wardkit/contract/alert-repeats';
import type { EventType } from '@wardkit/contract/events';
import { metresBetween, pointOf } from '@wardkit/contract/geo-point';
import { type RawBuilder, type Selectable, sql, type Transaction, type Updateable } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Context } from '../http/handler.ts';
import { newUuid } from '../uuid.ts';
import { addEntries, type TimelineEntry } from './alert-entries.ts';
import { cellsAround } from './alert-intake.ts';
import { type AlertRow, emitAlert, holdAlerts, locatedAt, writeAlert } from './alert-record.ts';
import { repeatRuleOf } from './alert-repeat-rule-record.ts';

export type AlertRepeatRow = Selectable<Schema['alert_repeats']>;

const day = 24 * 3_600_000;
/** How many earlier alerts of a place are looked at. */
const mostLookedAt = 1000;

interface Earlier {
  readonly id: string;
  readonly repeat_id: string | null;
  readonly received_at: Date;
}

/** Earlier alerts of the same category at the same place, the newest first. */
async function earlierAt(transaction: Transaction<Schema>, alert: AlertRow): Promise<Earlier[]> {
  const { station_id: stationId, category, received_at: receivedAt } = alert;
  const { days, metres } = await repeatRuleOf(transaction, stationId);
  const since = new Date(receivedAt.getTime() - days * day);
  const select = (place: RawBuilder<boolean>) =>
    transaction
      .selectFrom('alerts')
      .select(['id', 'repeat_id', 'received_at', 'longitude', 'latitude'])
      .where('station_id', '=', stationId)
      .where('category', '=', category)
      .where('received_at', '>=', since)
      .where('received_at', '<=', receivedAt)
      .where('id', '<>', alert.id)
      .where(place)
      .orderBy('received_at', 'desc')
      .orderBy('id', 'desc')
      .limit(mostLookedAt)
      .execute();
  const found = new Map<string, Earlier>();
  if (alert.premises_id !== null) {
    for (const row of await select(sql<boolean>`premises_id = ${alert.premises_id}::uuid`)) found.set(row.id, row);
  }
  const here = locatedAt(alert);
  if (here !== null) {
    const [longitude, latitude] = here.coordinates;
    const cells = cellsAround(longitude, latitude, metres);
    for (const row of await select(sql<boolean>`grid_cell = any(${cells}::text[])`)) {
      const there = row.longitude === null || row.latitude === null ? null : pointOf(row.longitude, row.latitude);
      if (there !== null && metresBetween(here, there) <= metres) found.set(row.id, row);
    }
  }
  return [...found.values()].sort(
    (one, other) => other.received_at.getTime() - one.received_at.getTime() || (other.id < one.id ? -1 : 1),
  );
}

/** Pairs of alerts that somebody took apart, as far as they are among these. */
async function apartAmong(
  transaction: Transaction<Schema>,
  stationId: string,
  ids: readonly string[],
): Promise<(one: string, other: string) => boolean> {
  if (ids.length < 2) return () => false;
  const rows = await transaction
    .selectFrom('alert_partings')
    .select(['alert_id', 'parting_id', 'side'])
    .where('station_id', '=', stationId)
    .where('alert_id', 'in', ids)
    .execute();
  const sidesOf = Map.groupBy(rows, (row) => row.alert_id);
  return (one, other) => {
    const sides = new Map((sidesOf.get(one) ?? []).map((row) => [row.parting_id, row.side]));
    return (sidesOf.get(other) ?? []).some(({ parting_id: parting, side }) => {
      const mine = sides.get(parting);
      return mine !== undefined && mine !== side;
    });
  };
}

type GroupingContext = Pick<Context, 'transaction' | 'now' | 'emit'>;

/**
 * Proposes that an alert which has just come in belongs together with earlier ones of the place, or adds it to the group that
 * is there. Whoever takes alerts in at the station waits for the number of this one, so that no two groups come of one place.
 *
 * @returns the group that the alert is in now, or null. The alert's own row and event are left to the caller.
 */
export async function proposeRepeat(context: GroupingContext, alert: AlertRow): Promise<string | null> {
  const { transaction, now } = context;
  const id = newUuid(now);
  const earlier = await earlierAt(transaction, alert);
  if (earlier.length === 0) return null;
  const group = await groupToJoin(transaction, alert, earlier);
  const own: TimelineEntry = {
    kind: 'grouped',
    at: now,
    recordedAt: now,
    actor: null,
    fromState: alert.state,
    toState: alert.state,
  };
  if (group !== null) {
    await transaction
      .updateTable('alerts')
      .set({ repeat_id: group.id })
      .where('station_id', '=', alert.station_id)
      .where('id', '=', alert.id)
      .execute();
    const joined = await describeAnew(transaction, group, {});
    await addEntries(transaction, alert, [own]);
    await emitRepeat(context, 'alert-repeat.changed', joined);
    return joined.id;
  }
  const members = await membersToPropose(transaction, alert, earlier);
  if (members.length === 0) return null;
  await transaction
    .updateTable('alerts')
    .set({ repeat_id: id })
    .where('station_id', '=', alert.station_id)
    .where('id', '=', alert.id)
    .execute();
  await addEntries(transaction, alert, [own]);
  for (const member of members) await putInto(context, member, id, null);
  const proposed = await insertRepeat(transaction, {
    station_id: alert.station_id,
    id,
    basis: 'same-place',
    state: 'proposed',
    note: null,
    confirmed_by: null,
  });
  await emitRepeat(context, 'alert-repeat.created', proposed);
  return id;
}

/** The group of the same place that the newest of some alerts is in; it is held. A full one takes no more. */
async function groupToJoin(
  transaction: Transaction<Schema>,
  alert: AlertRow,
  earlier: readonly Earlier[],
): Promise<AlertRepeatRow | null> {
  for (const id of new Set(earlier.flatMap((row) => row.repeat_id ?? []))) {
    const group = await holdRepeat(transaction, alert.station_id, id);
    if (group === undefined || group.basis !== 'same-place') continue;
    if ((await membersOf(transaction, group)).length < mostRepeated) return group;
  }
  return null;
}

/** Earlier alerts in no group that nobody has taken apart from each other; they are held. */
async function membersToPropose(
  transaction: Transaction<Schema>,
  alert: AlertRow,
  earlier: readonly Earlier[],
): Promise<AlertRow[]> {
  const free = earlier.filter((row) => row.repeat_id === null).map(({ id }) => id);
  if (free.length === 0) return [];
  const areApart = await apartAmong(transaction, alert.station_id, free);
  const chosen: string[] = [];
  for (const id of free) {
    if (chosen.length + 1 < mostRepeated && !chosen.some((each) => areApart(each, id))) chosen.push(id);
  }
  const held = await holdAlerts(transaction, alert.station_id, chosen);
  return held.filter((row) => row.repeat_id === null);
}

export function holdRepeat(
  transaction: Transaction<Schema>,
  stationId: string,
  id: string,
): Promise<AlertRepeatRow | undefined> {
  return transaction
    .selectFrom('alert_repeats')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The alerts of a group, the newest first. */
export function membersOf(
  transaction: Transaction<Schema>,
  group: Pick<AlertRepeatRow, 'station_id' | 'id'>,
): Promise<AlertRow[]> {
  return transaction
    .selectFrom('alerts')
    .selectAll()
    .where('station_id', '=', group.station_id)
    .where('repeat_id', '=', group.id)
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Puts an alert that is held into a group, or takes it out: a version, an entry and an event of it. */
export async function putInto(
  context: GroupingContext,
  row: AlertRow,
  repeatId: string | null,
  actor: TimelineEntry['actor'],
): Promise<void> {
  const { transaction, now } = context;
  const changed = await writeAlert(transaction, row, { repeat_id: repeatId });
  const kind = repeatId === null ? 'ungrouped' : 'grouped';
  await addEntries(transaction, row, [
    { kind, at: now, recordedAt: now, actor, fromState: row.state, toState: row.state },
  ]);
  await emitAlert(context, 'alert.changed', changed);
}

/** Notes that alerts were taken out of a group: of each that went it is known beside whom it is not to stand again. */
export async function takeApart(
  transaction: Transaction<Schema>,
  stationId: string,
  now: Date,
  gone: readonly string[],
  staying: readonly string[],
): Promise<void> {
  const parting = newUuid(now);
  const sides = [...staying.map((id) => [id, 0] as const), ...gone.map((id, at) => [id, at + 1] as const)];
  await transaction
    .insertInto('alert_partings')
    .values(sides.map(([alertId, side]) => ({ station_id: stationId, alert_id: alertId, parting_id: parting, side })))
    .execute();
}

/** What a group takes from its alerts: category and place from the newest. */
async function describedBy(transaction: Transaction<Schema>, group: Pick<AlertRepeatRow, 'station_id' | 'id'>) {
  const members = await membersOf(transaction, group);
  const [newest, oldest] = [members[0], members.at(-1)];
  if (newest === undefined || oldest === undefined) throw new Error('a group has no alerts');
  return {
    category: newest.category,
    division_code: newest.division_code,
    place_text: newest.place_text,
    longitude: newest.longitude,
    latitude: newest.latitude,
    premises_id: newest.premises_id,
    first_received_at: oldest.received_at,
    last_received_at: newest.received_at,
  };
}

/** Puts a group on record whose alerts name it already. */
export async function insertRepeat(
  transaction: Transaction<Schema>,
  group: Pick<AlertRepeatRow, 'station_id' | 'id' | 'basis' | 'state' | 'note'> & { confirmed_by: string | null },
): Promise<AlertRepeatRow> {
  return transaction
    .insertInto('alert_repeats')
    .values({ ...group, ...(await describedBy(transaction, group)) })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Writes a group anew after its alerts have changed, and gives it its next version. */
export async function describeAnew(
  transaction: Transaction<Schema>,
  group: AlertRepeatRow,
  to: Updateable<Schema['alert_repeats']>,
): Promise<AlertRepeatRow> {
  return transaction
    .updateTable('alert_repeats')
    .set({ ...to, ...(await describedBy(transaction, group)), version: group.version + 1 })
    .where('station_id', '=', group.station_id)
    .where('id', '=', group.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function emitRepeat(
  { emit }: Pick<Context, 'emit'>,
  type: EventType,
  row: Pick<AlertRepeatRow, 'station_id' | 'id' | 'version' | 'state' | 'division_code'>,
): Promise<void> {
  const { id, version, state } = row;
  await emit(type, row.station_id, `/v1/alert-repeats/${id}`, { id, version, state }, row.division_code);
}
