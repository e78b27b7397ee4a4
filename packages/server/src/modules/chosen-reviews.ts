import { sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { appendEvents, makeEvent } from '../events/event-log.ts';
import type { UpkeepParts } from '../upkeep/upkeep.ts';
import { newUuid } from '../uuid.ts';

/** Different records that one account may read or write in an hour before somebody looks at why. A default of this project. */
export const manyRecords = 1000;

/** One entry of so many is looked at though nothing is unusual about it. A default of this project. */
export const sampleOf = 512;

const hour = 3_600_000;
/** Milliseconds after which every entry of an hour has come into the log. */
const settling = 900_000;
/** Hours that one transaction looks through. */
const hoursAtOnce = 24;

interface Chosen {
  readonly entry_id: string;
  readonly account_id: string;
  readonly purpose: string | null;
}

/**
 * Puts entries into the queue of the audit reviewers: that of an account which came to very many records within an hour, and
 * a sample of all. The sample goes by the hash of an entry, which nobody can foresee or choose.
 *
 * It chooses entries and not people: nothing is counted over more than an hour, and no count is kept.
 */
export async function chooseReviews({ database, events }: Pick<UpkeepParts, 'database' | 'events'>, now: Date) {
  const until = new Date(Math.floor((now.getTime() - settling) / hour) * hour);
  const stations = await database.kysely.selectFrom('stations').select(['id', 'division_code']).orderBy('id').execute();
  for (const { id: stationId, division_code: divisionCode } of stations) {
    for (;;) {
      const opened = await database.kysely
        .transaction()
        .execute((transaction) => chooseSome(transaction, stationId, divisionCode, until, now));
      if (opened === null) break;
      if (opened > 0) events.wake([stationId]);
    }
  }
}

/** @returns the number of reviews that were opened, or null when everything was looked through */
async function chooseSome(
  transaction: Transaction<Schema>,
  stationId: string,
  divisionCode: string,
  until: Date,
  now: Date,
): Promise<number | null> {
  const log = await transaction
    .selectFrom('audit_logs')
    .select('reviewed_until')
    .where('station_id', '=', stationId)
    .forUpdate()
    .executeTakeFirst();
  if (log === undefined) return null;
  const { first } = await transaction
    .selectFrom('audit_entries')
    .select(({ fn }) => fn.min('at').as('first'))
    .where('station_id', '=', stationId)
    .where('at', '>=', log.reviewed_until ?? new Date(0))
    .where('at', '<', until)
    .executeTakeFirstOrThrow();
  if (first === null) return null;
  const from = new Date(Math.floor(new Date(first).getTime() / hour) * hour);
  const to = new Date(Math.min(from.getTime() + hoursAtOnce * hour, until.getTime()));
  const opened = [
    ...(await open(transaction, stationId, 'many-records', await ofManyRecords(transaction, stationId, from, to), now)),
    ...(await open(transaction, stationId, 'sample', await sampled(transaction, stationId, from, to), now)),
  ];
  await appendEvents(
    transaction,
    opened.map((id) => {
      const data = { id, version: 1, state: 'open' };
      return makeEvent('audit-review.opened', stationId, `/v1/audit-reviews/${id}`, data, divisionCode, now);
    }),
  );
  await transaction.updateTable('audit_logs').set({ reviewed_until: to }).where('station_id', '=', stationId).execute();
  return opened.length;
}

/** The last entry of each account in each hour in which it came to too many records. */
async function ofManyRecords(transaction: Transaction<Schema>, stationId: string, from: Date, to: Date) {
  const { rows } = await sql<Chosen>`
    select account_id, (array_agg(id order by at desc, id desc))[1] as entry_id,
      (array_agg(purpose order by at desc, id desc))[1] as purpose
    from audit_entries, unnest(records) as record
    where station_id = ${stationId} and at >= ${from} and at < ${to} and account_id is not null
    group by account_id, date_trunc('hour', at)
    having count(distinct record) > ${manyRecords}
    order by account_id`.execute(transaction);
  return rows;
}

async function sampled(transaction: Transaction<Schema>, stationId: string, from: Date, to: Date) {
  const { rows } = await sql<Chosen>`
    select account_id, id as entry_id, purpose from audit_entries
    where station_id = ${stationId} and at >= ${from} and at < ${to} and account_id is not null
      and (get_byte(leaf_hash, 0) * 256 + get_byte(leaf_hash, 1)) % ${sampleOf} = 0
    order by at, id`.execute(transaction);
  return rows;
}

async function open(
  transaction: Transaction<Schema>,
  stationId: string,
  occasion: 'many-records' | 'sample',
  chosen: readonly Chosen[],
  now: Date,
): Promise<string[]> {
  if (chosen.length === 0) return [];
  const rows = await transaction
    .insertInto('audit_reviews')
    .values(
      chosen.map(({ entry_id: entryId, account_id: accountId, purpose }) => ({
        station_id: stationId,
        id: newUuid(now),
        entry_id: entryId,
        account_id: accountId,
        occasion,
        state: 'open',
        purpose,
        reason_sealed: null,
        opened_at: now,
        decided_at: null,
        decided_by: null,
        finding_sealed: null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['station_id', 'entry_id', 'occasion']).doNothing())
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
