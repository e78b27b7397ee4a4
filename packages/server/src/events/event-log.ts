import { type EventType, eventTypeBase, eventTypes, type WardEvent } from '@wardkit/contract/events';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import * as z from 'zod/mini';
import type { Schema } from '../database/schema.ts';
import { countEvents } from '../modules/statistics-counts.ts';
import { newUuid } from '../uuid.ts';

type Tables = Transaction<Schema>;

/** An event with its place in the log of its station: a whole number from 1 on, as decimal text. */
export interface LoggedEvent {
  readonly position: string;
  readonly event: WardEvent;
}

/** Days that an event stays in the log. Who comes back later begins anew. */
export const eventLogDays = 14;

/**
 * Makes an event, and the `id` under which stream and webhooks carry it. It is in no log yet: {@link appendEvents}.
 *
 * @param divisionCode where it happened, as exactly as is known
 * @throws {Error} when the data does not keep the schema of its type
 */
export function makeEvent(
  type: EventType,
  stationId: string,
  subject: string,
  data: object,
  divisionCode: string,
  now: Date,
): WardEvent {
  const result = z.safeParse(eventTypes[type].data, data);
  if (!result.success) {
    const places = result.error.issues.map((issue) => `/${issue.path.join('/')} ${issue.code}`).join(', ');
    throw new Error(`an event ${type} holds data against its schema: ${places}`);
  }
  return {
    specversion: '1.0',
    id: newUuid(now),
    source: sourceOf(stationId),
    type: eventTypeBase + type,
    subject,
    time: now.toISOString(),
    datacontenttype: 'application/json',
    stationid: stationId,
    divisioncode: divisionCode,
    data: data as WardEvent['data'],
  };
}

/** The same wherever the event is delivered, and by whatever address the server is reached. */
function sourceOf(stationId: string): string {
  return `/v1/stations/${stationId}`;
}

/** How many events a statement writes: a database takes 65,535 parameters. */
const rowsAtOnce = 1000;

/**
 * Writes events at the end of their stations' logs, in the transaction of the write that they tell of and as its last
 * statement: the row of the log is held from here to the commit, so that nobody can come in between or be overtaken. What
 * they tell of is counted for statistics.
 *
 * A sequencer that numbers queued entries lets more be written at once at one station (by a third, when eight do nothing
 * else), but needs a leader, a second transaction and a delay for what a station writes a few times a minute.
 */
export async function appendEvents(transaction: Tables, events: readonly WardEvent[]): Promise<void> {
  // Two who write at the same two stations hold them in the same order.
  const ofStations = [...Map.groupBy(events, (event) => event.stationid)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [stationId, own] of ofStations) {
    const { position } = await transaction
      .insertInto('event_logs')
      .values({ station_id: stationId, position: own.length })
      .onConflict((conflict) =>
        conflict.column('station_id').doUpdateSet({ position: sql<string>`event_logs.position + excluded.position` }),
      )
      .returning(sql<string>`position::text`.as('position'))
      .executeTakeFirstOrThrow();
    const before = Number(position) - own.length;
    for (let from = 0; from < own.length; from += rowsAtOnce) {
      await transaction
        .insertInto('events')
        .values(
          own.slice(from, from + rowsAtOnce).map((event, at) => ({
            station_id: stationId,
            position: before + from + at + 1,
            id: event.id,
            type: event.type.slice(eventTypeBase.length),
            subject: event.subject,
            time: event.time,
            division_code: event.divisioncode,
            data: JSON.stringify(event.data),
          })),
        )
        .execute();
    }
    await countEvents(transaction, stationId, own);
  }
}

/** The place of the newest event of a station; `'0'` before the first. */
export async function endOf(transaction: Tables, stationId: string): Promise<string> {
  return (await extentOf(transaction, stationId)).end;
}

/** From where to where a station's log reaches: it holds what lies after `start`, up to and with `end`. */
export async function extentOf(transaction: Tables, stationId: string): Promise<{ start: string; end: string }> {
  const row = await transaction
    .selectFrom('event_logs')
    .select([sql<string>`position::text`.as('end'), sql<string>`begins_after::text`.as('start')])
    .where('station_id', '=', stationId)
    .executeTakeFirst();
  return row ?? { start: '0', end: '0' };
}

/** The events after a place in the order of the log; one that committed late is never skipped. */
export async function readAfter(
  transaction: Tables,
  stationId: string,
  position: string,
  limit: number,
): Promise<LoggedEvent[]> {
  const rows = await transaction
    .selectFrom('events')
    .select(['id', 'station_id', 'type', 'subject', 'time', 'division_code', 'data'])
    .select(sql<string>`position::text`.as('place'))
    .where('station_id', '=', stationId)
    .where('position', '>', position)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ position: row.place, event: toEvent(row) }));
}

function toEvent(row: Omit<Selectable<Schema['events']>, 'position'>): WardEvent {
  return {
    specversion: '1.0',
    id: row.id,
    source: sourceOf(row.station_id),
    type: eventTypeBase + row.type,
    subject: row.subject,
    time: row.time.toISOString(),
    datacontenttype: 'application/json',
    stationid: row.station_id,
    divisioncode: row.division_code,
    data: row.data as WardEvent['data'],
  };
}

/** Removes what has been in the logs long enough, from their beginning on; runs as the owner of the tables. */
export async function dropOldEvents(kysely: Kysely<Schema>, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - eventLogDays * 24 * 3_600_000);
  const logs = await kysely.selectFrom('event_logs').select('station_id').execute();
  for (const { station_id: stationId } of logs) {
    await kysely.transaction().execute(async (transaction) => {
      // Positions follow commits and times follow calls: a log is cut before the first event that is still young.
      const end = await endOf(transaction, stationId);
      const { first } = await transaction
        .selectFrom('events')
        .select(sql<string | null>`min(position)::text`.as('first'))
        .where('station_id', '=', stationId)
        .where('time', '>=', oldest)
        .executeTakeFirstOrThrow();
      const last = first === null ? end : String(Number(first) - 1);
      await transaction
        .deleteFrom('events')
        .where('station_id', '=', stationId)
        .where('position', '<=', last)
        .execute();
      await transaction
        .updateTable('event_logs')
        .set({ begins_after: last })
        .where('station_id', '=', stationId)
        .where('begins_after', '<', last)
        .execute();
    });
  }
}
