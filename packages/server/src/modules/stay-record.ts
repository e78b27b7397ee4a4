import type { MaskedPerson } from '@wardkit/contract/people';
import type { StandardAddress } from '@wardkit/contract/places';
import { type Stay, stayStates } from '@wardkit/contract/stays';
import { dayInShanghai } from '@wardkit/contract/working-days';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Reach } from '../access/access.ts';
import { withinReach } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import { applySettings } from '../database/transaction.ts';
import type { Context } from '../http/handler.ts';
import { maskedPerson } from '../privacy/people.ts';
import { addressesOf, toldAddress } from './told-address.ts';

const { current, overdue, ended } = {
  current: stayStates.initial,
  overdue: stayStates.moves.fallOverdue.to,
  ended: stayStates.moves.signOff.to,
};

/** The day that it is at every station. */
export function todayOf(now: Date): string {
  return dayInShanghai(now.toISOString());
}

/** A stay as the database holds it. */
export interface StayRow {
  readonly station_id: string;
  readonly id: string;
  readonly version: number;
  readonly premises_id: string;
  readonly dwelling_id: string | null;
  readonly person_id: string;
  readonly state: string;
  readonly started_on: string;
  readonly expected_end_on: string | null;
  readonly ended_on: string | null;
  readonly registered_at: Date;
  readonly registered_by_role: string | null;
}

/** Stays that the caller may know of: at the own station, in the own premises, or of the own person. */
export function selectStays(transaction: Transaction<Schema>, reach: Reach) {
  return (
    transaction
      .selectFrom('stays')
      .select([
        'stays.station_id',
        'stays.id',
        'stays.version',
        'stays.premises_id',
        'stays.dwelling_id',
        'stays.person_id',
        'stays.state',
        sql<string>`stays.started_on::text`.as('started_on'),
        sql<string | null>`stays.expected_end_on::text`.as('expected_end_on'),
        sql<string | null>`stays.ended_on::text`.as('ended_on'),
        'stays.registered_at',
        'stays.registered_by_role',
      ])
      // Everything within reach is at home: said by itself, it leads the indexes.
      .where(sql<boolean>`stays.station_id = any(${reach.home}::uuid[])`)
      .where(sql<boolean>`(${withinReach(reach, 'stays')} or stays.person_id = any(${reach.persons}::uuid[]))`)
  );
}

/**
 * What is told of a stay today. From midnight on it is overdue, though the row says so only when upkeep has come by: the
 * version is told as it will be then, so that an ETag never stands for two states.
 */
export function toldOf(row: StayRow, today: string): { readonly state: string; readonly version: number } {
  const isToFall = row.state === current && isPast(row.expected_end_on, today);
  return isToFall ? { state: overdue, version: row.version + 1 } : { state: row.state, version: row.version };
}

/** The state of a stay that has not ended, by its last day. */
export function stateByDay(expectedEndOn: string | null, today: string): string {
  return isPast(expectedEndOn, today) ? overdue : current;
}

function isPast(day: string | null, today: string): boolean {
  return day !== null && day < today;
}

/** The condition on a row that {@link toldOf} tells one of these states. */
export function isTold(states: readonly string[], today: string): RawBuilder<boolean> {
  const isLate = sql<boolean>`stays.expected_end_on < ${today}::date`;
  const conditions: Readonly<Record<string, RawBuilder<boolean>>> = {
    [current]: sql<boolean>`(stays.state = ${current} and (${isLate}) is not true)`,
    // A process whose clock is a little ahead may have noted it by now; so bounded, the index by the last day serves.
    [overdue]: sql<boolean>`(stays.state <> ${ended} and stays.expected_end_on <= ${today}::date
      and (stays.state = ${overdue} or ${isLate}))`,
    [ended]: sql<boolean>`stays.state = ${ended}`,
  };
  const asked = states.flatMap((state) => conditions[state] ?? []);
  return asked.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(asked, sql` or `)})`;
}

/** Where stays are, as they tell it. */
export interface StayPlaces {
  readonly addresses: ReadonlyMap<string, StandardAddress>;
  /** What is written at the doors of dwellings, by their ids. */
  readonly labels: ReadonlyMap<string, string>;
}

/**
 * The places of stays that the caller may know of. A person who stays somewhere has no right to the premises: only while the
 * own stay is told, what it tells of them is read.
 */
export async function placesOfStays(
  transaction: Transaction<Schema>,
  reach: Reach,
  rows: readonly StayRow[],
): Promise<StayPlaces> {
  const own = rows.filter((row) => reach.persons.includes(row.person_id));
  if (own.length > 0) {
    await applySettings(transaction, { homes: [...new Set(own.map((row) => row.premises_id))] });
  }
  return { addresses: await addressesOf(transaction, rows), labels: await dwellingLabels(transaction, rows) };
}

/** What is written at the doors of the dwellings of stays, by the ids of the dwellings. */
export async function dwellingLabels(
  transaction: Transaction<Schema>,
  rows: readonly StayRow[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => row.dwelling_id ?? []))];
  if (ids.length === 0) return new Map();
  const dwellings = await transaction
    .selectFrom('dwellings')
    .select(['id', 'label'])
    .where('station_id', 'in', [...new Set(rows.map((row) => row.station_id))])
    .where('id', 'in', ids)
    .execute();
  return new Map(dwellings.map(({ id, label }) => [id, label]));
}

/** A stay as it is answered. */
export function toStay(row: StayRow, person: MaskedPerson, places: StayPlaces, today: string): Stay {
  return {
    id: row.id,
    ...toldOf(row, today),
    stationId: row.station_id,
    premisesId: row.premises_id,
    ...toldAddress(places.addresses, row),
    dwellingId: row.dwelling_id,
    dwellingLabel: row.dwelling_id === null ? null : (places.labels.get(row.dwelling_id) ?? null),
    person,
    startedOn: row.started_on,
    expectedEndOn: row.expected_end_on,
    endedOn: row.ended_on,
    registeredAt: row.registered_at.toISOString(),
    ...(row.registered_by_role === null ? {} : { registeredByRole: row.registered_by_role }),
  };
}

/** What an event tells of a stay. */
export function changeOf(row: Pick<StayRow, 'id' | 'premises_id'>, version: number, state: string): object {
  return { id: row.id, version, state, premisesId: row.premises_id };
}

export function pathOf(id: string): string {
  return `/v1/stays/${id}`;
}

/** Completes stays by their people, and names both for the audit log. */
export async function completeStays(
  { transaction, reach, now, concerns }: Pick<Context, 'transaction' | 'reach' | 'now' | 'concerns'>,
  rows: readonly StayRow[],
): Promise<Stay[]> {
  if (rows.length === 0) return [];
  const personIds = [...new Set(rows.map((row) => row.person_id))];
  if (reach.persons.length > 0) await applySettings(transaction, { guests: personIds });
  const people = await transaction
    .selectFrom('people')
    .select(['id', 'name_masked', 'identity_masked', 'phone_masked', 'restricted'])
    .where('station_id', 'in', [...new Set(rows.map((row) => row.station_id))])
    .where('id', 'in', personIds)
    .execute();
  const personOf = new Map(people.map((person) => [person.id, person]));
  const places = await placesOfStays(transaction, reach, rows);
  const today = todayOf(now);
  return rows.map((row) => {
    concerns(row.station_id, row.id, row.person_id);
    const person = personOf.get(row.person_id) ?? { id: row.person_id, ...unknownPerson };
    return toStay(row, maskedPerson(person), places, today);
  });
}

/** Stands in where the caller sees a stay and not the person. */
const unknownPerson = { name_masked: null, restricted: ['name', 'identity', 'phone'] };
