import type { OperationId } from '@wardkit/contract/operations';
import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { newUuid } from '../uuid.ts';
import type { RecordKind } from './columns.ts';
import { ambiguous, type PlacesOnRecord } from './places-on-record.ts';
import type { ReadRow } from './read-rows.ts';
import { type Language, RowRefused, rowFault } from './row-fault.ts';

/** A call that a row stands for. */
export interface Step {
  readonly operation: OperationId;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: object;
  /** The record whose version now is the one that the change rests on; null for a create. */
  readonly changes: 'premises' | 'dwellings' | 'stays' | null;
}

/** What a row is to do. */
export interface RowPlan {
  /** What tells the row from every other: the key of the file, or what the record is known by. */
  readonly key: string;
  readonly recordId: string;
  readonly isNew: boolean;
  readonly body: object;
  readonly steps: readonly Step[];
  /** The address that premises were put at. */
  readonly addressId: string | null;
}

export interface PlanContext {
  readonly transaction: Transaction<Schema>;
  readonly stationId: string;
  readonly places: PlacesOnRecord;
  readonly language: Language;
  readonly now: Date;
  /** The record that a row of a kind became, by its key. */
  known(kind: RecordKind, key: string): Promise<string | null>;
}

/** @throws {RowRefused} when the row names what is not on record */
export function planRow(kind: RecordKind, context: PlanContext, row: ReadRow): Promise<RowPlan> {
  return planners[kind](context, row);
}

const planners: Readonly<Record<RecordKind, (context: PlanContext, row: ReadRow) => Promise<RowPlan>>> = {
  async premises(context, row) {
    const addressId = addressOf(context, row);
    const key = ownKey(row) ?? `address ${addressId}`;
    const known = await context.known('premises', key);
    const landlord = personOf(row, 'landlord_');
    if (landlord !== null && landlord.name === null) {
      throw refusal(context, 'landlord-name-missing', row.heading('landlord_name'));
    }
    const body = {
      addressId,
      use: row.value('use'),
      storeys: row.value('storeys'),
      floorArea: row.value('floor_area'),
      landlord,
      organisationId: await organisationOf(context, row),
      letSince: row.value('let_since'),
    };
    const recordId = known ?? newUuid(context.now);
    const parameters = { premisesId: recordId };
    const operation = known === null ? 'places.createPremises' : 'places.changePremises';
    const steps: Step[] = [{ operation, parameters, body, changes: known === null ? null : 'premises' }];
    return { key, recordId, isNew: known === null, body, steps, addressId };
  },

  async dwellings(context, row) {
    const premisesId = await premisesOf(context, row);
    const label = String(row.value('label'));
    const key = ownKey(row) ?? `dwelling ${premisesId} ${label}`;
    const known = await context.known('dwellings', key);
    const described = {
      label,
      floor: row.value('floor'),
      rooms: row.value('rooms'),
      floorArea: row.value('floor_area'),
    };
    const recordId = known ?? newUuid(context.now);
    const parameters = { dwellingId: recordId };
    const body = { premisesId, ...described };
    const steps: Step[] =
      known === null
        ? [{ operation: 'places.createDwelling', parameters, body, changes: null }]
        : [{ operation: 'places.changeDwelling', parameters, body: described, changes: 'dwellings' }];
    return { key, recordId, isNew: known === null, body, steps, addressId: null };
  },

  /** The landlord of premises: one row of premises, so that another landlord in a later file takes the place. */
  async landlords(context, row) {
    const premisesId = await premisesOf(context, row);
    const key = `landlord ${premisesId}`;
    const body = { landlord: personOf(row, '') };
    const known = await context.known('landlords', key);
    const parameters = { premisesId };
    const steps: Step[] = [{ operation: 'places.changePremises', parameters, body, changes: 'premises' }];
    return { key, recordId: premisesId, isNew: known === null, body, steps, addressId: null };
  },

  async stays(context, row) {
    const premisesId = await premisesOf(context, row);
    const person = personOf(row, '');
    const startedOn = row.value('started_on');
    const endedOn = row.value('ended_on');
    const who = person?.identityNumber ?? `${person?.name} ${person?.telephone}`;
    const key = ownKey(row) ?? `stay ${premisesId} ${who} ${startedOn}`;
    const known = await context.known('stays', key);
    const dwellingId = await dwellingOf(context, row, premisesId);
    const described = { dwellingId, person, startedOn, expectedEndOn: row.value('expected_end_on') };
    const recordId = known ?? newUuid(context.now);
    const parameters = { stayId: recordId };
    const steps: Step[] =
      known === null
        ? [{ operation: 'stays.register', parameters, body: { premisesId, ...described }, changes: null }]
        : [{ operation: 'stays.change', parameters, body: described, changes: 'stays' }];
    if (endedOn !== null) steps.push({ operation: 'stays.signOff', parameters, body: { endedOn }, changes: 'stays' });
    const body = { premisesId, ...described, endedOn };
    return { key, recordId, isNew: known === null, body, steps, addressId: null };
  },
};

function refusal({ language }: PlanContext, code: Parameters<typeof rowFault>[1], column: string | null): RowRefused {
  return new RowRefused([rowFault(language, code, column)]);
}

function ownKey(row: ReadRow): string | null {
  const key = row.value('key');
  return key === null ? null : `key ${key}`;
}

function addressOf(context: PlanContext, row: ReadRow): string {
  const found = context.places.addressOf(String(row.value('address')));
  if (typeof found === 'string') return found;
  throw refusal(context, found === ambiguous ? 'address-ambiguous' : 'address-unknown', row.heading('address'));
}

async function premisesOf(context: PlanContext, row: ReadRow): Promise<string> {
  const key = row.value('premises_key');
  if (key !== null) {
    const known = await context.known('premises', `key ${key}`);
    if (known !== null) return known;
    throw refusal(context, 'premises-unknown', row.heading('premises_key'));
  }
  if (row.value('address') === null) throw refusal(context, 'premises-not-named', row.heading('address'));
  const premisesId = context.places.premisesAt(addressOf(context, row));
  if (premisesId === null) throw refusal(context, 'premises-unknown', row.heading('address'));
  return premisesId;
}

async function dwellingOf(context: PlanContext, row: ReadRow, premisesId: string): Promise<string | null> {
  const label = row.value('dwelling');
  if (label === null) return null;
  const found = await context.transaction
    .selectFrom('dwellings')
    .select('id')
    .where('station_id', '=', context.stationId)
    .where('premises_id', '=', premisesId)
    .where('label', '=', String(label))
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  if (found === undefined) throw refusal(context, 'dwelling-unknown', row.heading('dwelling'));
  return found.id;
}

async function organisationOf(context: PlanContext, row: ReadRow): Promise<string | null> {
  const code = row.value('organisation_code');
  if (code === null) return null;
  const found = await context.transaction
    .selectFrom('organisations')
    .select('id')
    .where('station_id', '=', context.stationId)
    .where('social_credit_code', '=', String(code))
    .executeTakeFirst();
  if (found === undefined) throw refusal(context, 'organisation-unknown', row.heading('organisation_code'));
  return found.id;
}

function personOf(row: ReadRow, prefix: string) {
  const name = row.value(`${prefix}name`);
  const identityNumber = row.value(`${prefix}identity_number`);
  const telephone = row.value(`${prefix}telephone`);
  return name === null && identityNumber === null && telephone === null ? null : { name, identityNumber, telephone };
}
