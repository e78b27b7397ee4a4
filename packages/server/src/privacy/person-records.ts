import type { OwnRecord } from '@wardkit/contract/person-requests';
import { dayInShanghai } from '@wardkit/contract/working-days';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { RetentionClassId } from '../retention/retention-data.ts';
import type { RetentionRules } from '../retention/retention-rules.ts';
import type { PersonColumn } from './masked-person.ts';

/** A record that holds data of a person. */
export interface PersonRecord {
  readonly id: string;
  readonly station_id: string;
  readonly person_id: string;
  /** The premises that it belongs to, on which a hold may lie. */
  readonly premises_id: string | null;
  readonly since: Date;
  /** The day on which it came to its end; null while it is in use. */
  readonly ended_on: string | null;
  /** The fields that it holds now. */
  readonly fields: readonly string[];
}

/** A kind of record that holds data of persons. */
export interface PersonRecordKind {
  /** The collection in its path, such as `stays`. */
  readonly collection: string;
  readonly retention: RetentionClassId | null;
  /** The fields that show a column of `people`, by their JSON Pointers. */
  readonly columns: Readonly<Record<string, PersonColumn>>;
  /** Selects the records of persons as {@link PersonRecord}s, in any order. */
  readonly records: (persons: readonly string[]) => RawBuilder<PersonRecord>;
}

/** The fields of a person that are on record, by the pointers of a kind. */
function heldFields(columns: Readonly<Record<string, PersonColumn>>): RawBuilder<string[]> {
  const each = Object.entries(columns).map(
    ([pointer, column]) =>
      sql`case when ${sql.ref(`people.${column}_masked`)} is not null and ${sql.ref(`people.${column}_sealed`)} <> ''
        then ${pointer}::text end`,
  );
  return sql`array_remove(array[${sql.join(each)}], null)`;
}

const stayColumns = {
  '/person/name': 'name',
  '/person/identityNumber': 'identity',
  '/person/telephone': 'phone',
} as const;
const landlordColumns = { '/landlord/name': 'name', '/landlord/telephone': 'phone' } as const;

/** Every kind of record that holds data of persons: the one list that own records, requests and deletions go by. */
export const personRecordKinds: readonly PersonRecordKind[] = [
  {
    collection: 'stays',
    retention: 'stays-ended',
    columns: stayColumns,
    records: (persons) => sql`
      select stays.id, stays.station_id, stays.person_id, stays.premises_id, stays.registered_at as since,
        stays.ended_on::text as ended_on, ${heldFields(stayColumns)} as fields
      from stays join people on people.station_id = stays.station_id and people.id = stays.person_id
      where stays.person_id = any(${persons}::uuid[])`,
  },
  {
    collection: 'premises',
    retention: null,
    columns: landlordColumns,
    records: (persons) => sql`
      select premises.id, premises.station_id, premises.landlord_person_id as person_id, premises.id as premises_id,
        premises.created_at as since, null::text as ended_on, ${heldFields(landlordColumns)} as fields
      from premises join people on people.station_id = premises.station_id and people.id = premises.landlord_person_id
      where premises.landlord_person_id = any(${persons}::uuid[])`,
  },
  {
    // A dossier is of all its parties: it is in use as long as it is there, and goes by its own time.
    collection: 'mediations',
    retention: null,
    columns: {},
    records: (persons) => sql`
      select distinct on (parties.station_id, parties.mediation_id, parties.person_id) parties.mediation_id as id,
        parties.station_id, parties.person_id, null::uuid as premises_id, parties.entered_at as since,
        null::text as ended_on, array['/parties'] as fields
      from mediation_parties parties where parties.person_id = any(${persons}::uuid[])
      order by parties.station_id, parties.mediation_id, parties.person_id, parties.entered_at`,
  },
  {
    collection: 'person-requests',
    retention: 'person-requests',
    columns: {},
    records: (persons) => sql`
      select person_requests.id, person_requests.station_id, person_requests.person_id, null::uuid as premises_id,
        person_requests.received_at as since,
        (person_requests.closed_at at time zone 'Asia/Shanghai')::date::text as ended_on,
        array_remove(array['/statement', case when correct_value_masked is not null then '/correctValue' end], null) as fields
      from person_requests
      where person_requests.person_id = any(${persons}::uuid[]) and person_requests.statement_sealed <> ''`,
  },
];

/** The kind and id that a path of the contract names; null for a record that holds no data of persons. */
export function readRecordPath(path: string): { kind: PersonRecordKind; id: string } | null {
  const [, collection, id] = /^\/v1\/([a-z-]+)\/([0-9a-f-]{36})$/.exec(path) ?? [];
  const kind = personRecordKinds.find((each) => each.collection === collection);
  return kind === undefined || id === undefined ? null : { kind, id };
}

/** The records of persons at stations, of one kind, by their ids. */
export async function findPersonRecords(
  transaction: Transaction<Schema>,
  kind: PersonRecordKind,
  stations: readonly string[],
  persons: readonly string[],
  { after = null, id = null, limit = 1000 }: { after?: string | null; id?: string | null; limit?: number } = {},
): Promise<readonly PersonRecord[]> {
  const { rows } = await sql<PersonRecord>`
    select * from (${kind.records(persons)}) records
    where station_id = any(${stations}::uuid[])
      and (${after}::uuid is null or id > ${after}::uuid) and (${id}::uuid is null or id = ${id}::uuid)
    order by id limit ${limit}`.execute(transaction);
  return rows;
}

/** A record as the person concerned sees it. */
export function toOwnRecord(
  kind: PersonRecordKind,
  record: PersonRecord,
  stationName: string,
  rules: RetentionRules,
): OwnRecord {
  const ends = record.ended_on;
  return {
    record: `/v1/${kind.collection}/${record.id}`,
    stationId: record.station_id,
    stationName,
    fields: [...record.fields],
    since: record.since.toISOString(),
    keptUntil: ends === null || kind.retention === null ? null : rules.keptUntil(kind.retention, ends),
  };
}

/** Whether the law asks to keep a record still. */
export function isKeptByDuty(kind: PersonRecordKind, record: PersonRecord, rules: RetentionRules, now: Date): boolean {
  if (kind.retention === null || record.ended_on === null || !rules.ruleOf(kind.retention).isDuty) return false;
  return rules.keptUntil(kind.retention, record.ended_on) >= dayInShanghai(now.toISOString());
}
