import { readResidentIdentityNumber } from '@wardkit/contract/codes/resident-identity-number';
import { readTelephone } from '@wardkit/contract/codes/telephone';
import type { GivenPerson, MaskedPerson } from '@wardkit/contract/people';
import type { InputError } from '@wardkit/contract/problem';
import { dayInShanghai } from '@wardkit/contract/working-days';
import { type Selectable, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { applySettings } from '../database/transaction.ts';
import type { Context } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { newUuid } from '../uuid.ts';
import { openCell, sealCell } from './column-cipher.ts';
import {
  maskedIdentityNumber,
  maskedName,
  maskedTelephone,
  type PersonColumn,
  type ShownPerson,
} from './masked-person.ts';
import { maskIdentityNumber, maskName, maskPhone } from './masks.ts';

/** What the recording of people needs of a call; every handler's context has it. */
export type PeopleContext = Pick<Context, 'transaction' | 'reach' | 'server' | 'now' | 'language' | 'concerns'>;

/** What a change may put right of a person; what is absent stays, and null takes away. */
export interface PersonChange {
  readonly name?: string | undefined;
  readonly identityNumber?: string | null | undefined;
  readonly telephone?: string | null | undefined;
}

/** A person of the database as an answer shows them. */
export function maskedPerson(row: ShownPerson & { readonly id: string }): MaskedPerson {
  return {
    id: row.id,
    name: maskedName(row),
    identityNumber: maskedIdentityNumber(row),
    telephone: maskedTelephone(row),
  };
}

/**
 * Records the person that a write gives, or finds the one who has the identity number: one record a number and station,
 * also when two calls give it at once (WK-PSN-04). Staff bring that record up to date by what they give; others change
 * nothing that is on record and are shown what they gave (WK-PSN-07). Call it at most once in a transaction for callers
 * who are no staff: it lets the policies know the person.
 *
 * @param pointer where the person stands in the body, for the faults of the input
 * @returns the person, masked; `id` is what the caller's own record names
 * @throws {RequestProblem} `invalid-input` (WK-PSN-02), `forbidden` to a program
 */
export async function recordPerson(
  context: PeopleContext,
  stationId: string,
  given: GivenPerson,
  pointer = '/person',
): Promise<MaskedPerson> {
  refuseProgram(context, stationId);
  await checkPerson(context, given, pointer);
  const { id, known } = await findOrRecord(context, stationId, given);
  if (known !== undefined) return meetAgain(context, stationId, known, given);
  context.concerns(stationId, id);
  return asGiven({ id, restricted: [] }, given);
}

/**
 * As {@link recordPerson}, for a record that keeps by itself what the person was called there: whoever is on record already is
 * found by the identity number and stays as they are, whoever calls.
 *
 * @returns the id of the person
 * @throws {RequestProblem} `invalid-input` (WK-PSN-02), `forbidden` to a program
 */
export async function namePerson(
  context: PeopleContext,
  stationId: string,
  given: GivenPerson,
  pointer = '/person',
): Promise<string> {
  refuseProgram(context, stationId);
  await checkPerson(context, given, pointer);
  const { id } = await findOrRecord(context, stationId, given);
  context.concerns(stationId, id);
  return id;
}

/**
 * The person whom a record names once it is given an identity number: the same one where the number is theirs, or where they had
 * none and nobody else has it; another one otherwise, found or recorded as {@link namePerson} does.
 *
 * @returns the id of the person
 * @throws {RequestProblem} `invalid-input` (WK-PSN-02), `forbidden` to a program
 */
export async function personByNumber(
  context: PeopleContext,
  stationId: string,
  personId: string,
  given: GivenPerson,
  pointer = '/person',
): Promise<string> {
  refuseProgram(context, stationId);
  await checkPerson(context, given, pointer);
  const number = given.identityNumber?.toUpperCase() ?? null;
  const named = number === null ? undefined : await findByIdentity(context, stationId, number);
  if (named !== undefined) return named.id;
  const own = await context.transaction
    .selectFrom('people')
    .select('identity_hash')
    .where('station_id', '=', stationId)
    .where('id', '=', personId)
    .executeTakeFirst();
  if (own?.identity_hash !== null) return namePerson(context, stationId, given, pointer);
  if (number !== null) await writePerson(context, stationId, personId, { identityNumber: number });
  return personId;
}

type KnownPerson = Pick<Selectable<Schema['people']>, 'id' | 'phone_masked' | 'restricted'>;

async function findOrRecord(
  context: PeopleContext,
  stationId: string,
  given: GivenPerson,
): Promise<{ readonly id: string; readonly known?: KnownPerson }> {
  const number = given.identityNumber?.toUpperCase() ?? null;
  const known = number === null ? undefined : await findByIdentity(context, stationId, number);
  if (known !== undefined) return { id: known.id, known };
  const id = newUuid(context.now);
  const { numInsertedOrUpdatedRows } = await context.transaction
    .insertInto('people')
    .values({
      station_id: stationId,
      id,
      ...nameColumns(context, stationId, id, given.name),
      ...identityColumns(context, stationId, id, number),
      ...phoneColumns(context, stationId, id, given.telephone),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return { id };
  // Somebody else recorded the number in this moment, and has committed: it is seen by now.
  const other = number === null ? undefined : await findByIdentity(context, stationId, number);
  if (other === undefined) throw new Error('a person was neither recorded nor found');
  return { id: other.id, known: other };
}

/**
 * Changes fields of a person on record. What shows the person (stays, premises of a landlord) gets a new version with it.
 *
 * When staff give an identity number that another person of the station has, nothing is changed of the person named: the
 * other one is brought up to date and returned, and the caller's record is to name that one from now on (WK-PSN-04).
 * Compare the `id`.
 *
 * @param personId a person whom the caller may know of, at this station
 * @returns the person, masked, as on record afterwards
 * @throws {RequestProblem} `forbidden` when somebody who is no staff gives a name or an identity number (WK-STY-11) or a
 *   program anything, `invalid-input` (WK-PSN-02), `not-found`
 */
export async function changePerson(
  context: PeopleContext,
  stationId: string,
  personId: string,
  change: PersonChange,
  pointer = '/person',
): Promise<MaskedPerson> {
  refuseProgram(context, stationId);
  const givesWho = change.name !== undefined || change.identityNumber !== undefined;
  // Even where it is the same: a refusal that depends on it would tell what is on record.
  if (givesWho && !isStaffAt(context, stationId)) throw new RequestProblem('forbidden');
  await checkPerson(context, change, pointer);
  const number = change.identityNumber?.toUpperCase();
  const named = typeof number !== 'string' ? undefined : await findByIdentity(context, stationId, number);
  return writePerson(context, stationId, named?.id ?? personId, change);
}

/** Holds a person's row to the end of the transaction, before the rows that name the person. */
export async function holdPerson(
  { transaction }: Pick<PeopleContext, 'transaction'>,
  stationId: string,
  personId: string,
): Promise<void> {
  await applySettings(transaction, { person: personId });
  await transaction
    .selectFrom('people')
    .select('id')
    .where('station_id', '=', stationId)
    .where('id', '=', personId)
    .forUpdate()
    .execute();
}

/**
 * Finds the caller's own person by what a write gives: the number on record or, where none is, none. Nothing that is on
 * record is changed by it, as {@link recordPerson} says.
 *
 * @returns the person as given, masked; null when another one was given
 * @throws {RequestProblem} `invalid-input` (WK-PSN-02)
 */
export async function recordOwnPerson(
  context: PeopleContext,
  stationId: string,
  given: GivenPerson,
  pointer = '/person',
): Promise<MaskedPerson | null> {
  const { transaction, reach, server } = context;
  await checkPerson(context, given, pointer);
  const number = given.identityNumber?.toUpperCase() ?? null;
  const hash = number === null ? null : server.keys.hash('people.identity', number);
  const own = await transaction
    .selectFrom('people')
    .select(['id', 'phone_masked', 'restricted'])
    .where('station_id', '=', stationId)
    .where('id', 'in', reach.persons)
    .where('identity_hash', hash === null ? 'is' : '=', hash)
    .executeTakeFirst();
  return own === undefined ? null : meetAgain(context, stationId, own, given);
}

/** Whether the caller works at the station, and is not a program. */
export function isStaffAt({ reach }: Pick<PeopleContext, 'reach'>, stationId: string): boolean {
  return reach.stations.includes(stationId) && !reach.machines.includes(stationId);
}

function refuseProgram({ reach }: PeopleContext, stationId: string): void {
  if (reach.machines.includes(stationId)) throw new RequestProblem('forbidden');
}

async function findByIdentity({ transaction, server }: PeopleContext, stationId: string, number: string) {
  const hash = server.keys.hash('people.identity', number);
  // Whoever gives a number may find that one person by it, and no other.
  await applySettings(transaction, { identity: hash });
  return transaction
    .selectFrom('people')
    .select(['id', 'phone_masked', 'restricted'])
    .where('station_id', '=', stationId)
    .where('identity_hash', '=', hash)
    .executeTakeFirst();
}

async function meetAgain(
  context: PeopleContext,
  stationId: string,
  known: KnownPerson,
  given: GivenPerson,
): Promise<MaskedPerson> {
  const telephone = given.telephone ?? undefined;
  if (isStaffAt(context, stationId)) {
    return writePerson(context, stationId, known.id, { name: given.name, telephone });
  }
  context.concerns(stationId, known.id);
  // How somebody can be reached is added where nothing is known; what is known is not theirs to replace.
  if (known.phone_masked === null && telephone !== undefined) {
    await writePerson(context, stationId, known.id, { telephone });
  }
  return asGiven(known, given);
}

async function writePerson(
  context: PeopleContext,
  stationId: string,
  id: string,
  change: PersonChange,
): Promise<MaskedPerson> {
  const { transaction, server, concerns } = context;
  await applySettings(transaction, { person: id });
  const row = await transaction
    .selectFrom('people')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  const open = (column: string, sealed: string | null) =>
    // Of a name that was deleted nothing is sealed.
    sealed === null || sealed === ''
      ? null
      : openCell(server.keys, { stationId, column: `people.${column}`, rowId: id }, sealed);
  const number = change.identityNumber?.toUpperCase() ?? change.identityNumber;
  const isNew = <T>(given: T | undefined, column: string, sealed: string | null): given is T =>
    given !== undefined && given !== open(column, sealed);
  const columns = {
    ...(isNew(change.name, 'name', row.name_sealed) ? nameColumns(context, stationId, id, change.name) : {}),
    ...(isNew(number, 'identity', row.identity_sealed) ? identityColumns(context, stationId, id, number) : {}),
    ...(isNew(change.telephone, 'phone', row.phone_sealed)
      ? phoneColumns(context, stationId, id, change.telephone)
      : {}),
  };
  concerns(stationId, id);
  if (Object.keys(columns).length === 0) return maskedPerson(row);
  await transaction
    .updateTable('people')
    .set({ ...columns, version: row.version + 1 })
    .where('station_id', '=', stationId)
    .where('id', '=', id)
    .execute()
    .catch((cause) => Promise.reject(takenMeanwhile(cause)));
  await numberAnew(context, stationId, id);
  return maskedPerson({ ...row, ...columns });
}

/** Somebody recorded the number for another person in this moment; the same call again finds that one. */
function takenMeanwhile(cause: unknown): unknown {
  const isTaken = cause instanceof Error && 'code' in cause && cause.code === '23505';
  return isTaken ? new RequestProblem('unavailable') : cause;
}

/** An ETag stands for what is shown, so that what shows a person changes its version with the person. */
export async function numberAnew(
  { transaction, now }: Pick<PeopleContext, 'transaction' | 'now'>,
  stationId: string,
  personId: string,
): Promise<void> {
  await transaction
    .updateTable('stays')
    .set({ version: sql<number>`version + 1` })
    .where('station_id', '=', stationId)
    .where('person_id', '=', personId)
    .execute();
  await transaction
    .updateTable('premises')
    .set({ version: sql<number>`version + 1`, updated_at: now })
    .where('station_id', '=', stationId)
    .where('landlord_person_id', '=', personId)
    .execute();
  const parties = await transaction
    .updateTable('mediation_parties')
    .set({ version: sql<number>`version + 1` })
    .where('station_id', '=', stationId)
    .where('person_id', '=', personId)
    .returning('mediation_id')
    .execute();
  if (parties.length === 0) return;
  const mediations = [...new Set(parties.map((party) => party.mediation_id))];
  await applySettings(transaction, { mediations });
  await transaction
    .updateTable('mediations')
    .set({ version: sql<number>`version + 1` })
    .where('station_id', '=', stationId)
    .where('id', 'in', mediations)
    .execute();
}

type Columns<Names extends keyof Schema['people']> = Pick<
  { [Name in keyof Schema['people']]: string | null } & { name_sealed: string; name_masked: string },
  Names
>;

function seal({ server }: PeopleContext, stationId: string, rowId: string, column: string, value: string): string {
  return sealCell(server.keys, { stationId, column: `people.${column}`, rowId }, value);
}

function nameColumns(context: PeopleContext, stationId: string, id: string, name: string) {
  return {
    name_sealed: seal(context, stationId, id, 'name', name),
    name_masked: maskName(name),
  } satisfies Columns<'name_sealed' | 'name_masked'>;
}

function identityColumns(
  context: PeopleContext,
  stationId: string,
  id: string,
  number: string | null,
): Columns<'identity_sealed' | 'identity_masked' | 'identity_hash'> {
  if (number === null) return { identity_sealed: null, identity_masked: null, identity_hash: null };
  return {
    identity_sealed: seal(context, stationId, id, 'identity', number),
    identity_masked: maskIdentityNumber(number),
    identity_hash: context.server.keys.hash('people.identity', number),
  };
}

function phoneColumns(
  context: PeopleContext,
  stationId: string,
  id: string,
  telephone: string | null,
): Columns<'phone_sealed' | 'phone_masked' | 'phone_hash'> {
  if (telephone === null) return { phone_sealed: null, phone_masked: null, phone_hash: null };
  return {
    phone_sealed: seal(context, stationId, id, 'phone', telephone),
    phone_masked: maskPhone(telephone),
    phone_hash: context.server.keys.hash('people.phone', telephone),
  };
}

function asGiven(
  { id, restricted }: { readonly id: string; readonly restricted: readonly string[] },
  { name, identityNumber, telephone }: GivenPerson,
): MaskedPerson {
  return maskedPerson({
    id,
    restricted,
    name_masked: maskName(name),
    identity_masked: identityNumber === null ? null : maskIdentityNumber(identityNumber.toUpperCase()),
    phone_masked: telephone === null ? null : maskPhone(telephone),
  });
}

/** A value as it would stand masked in a column. */
export function maskOf(column: PersonColumn, value: string): string {
  switch (column) {
    case 'name':
      return maskName(value);
    case 'identity':
      return maskIdentityNumber(value.toUpperCase());
    case 'phone':
      return maskPhone(value);
  }
}

/** @throws {RequestProblem} `invalid-input`, whose messages do not repeat what was given */
export async function checkPerson(context: PeopleContext, given: PersonChange, pointer: string): Promise<void> {
  const say = (en: string, zh: string) => (context.language === 'en' ? en : zh);
  const errors: InputError[] = [];
  if (given.name !== undefined && given.name.trim() === '') {
    errors.push({ pointer: `${pointer}/name`, code: 'empty', message: say('This is empty.', '此项为空。') });
  }
  if (typeof given.identityNumber === 'string') {
    const isKnown = await wasEverAssigned(context, given.identityNumber.slice(0, 6));
    const today = dayInShanghai(context.now.toISOString());
    const reading = readResidentIdentityNumber(given.identityNumber, { isKnownDivision: () => isKnown, today });
    if (!reading.ok) {
      const message = say(
        'This is no resident identity number: a character of it is wrong.',
        '此项不是有效的公民身份号码，请逐位核对。',
      );
      errors.push({ pointer: `${pointer}/identityNumber`, code: `identity-number-${reading.fault}`, message });
    }
  }
  if (typeof given.telephone === 'string') {
    const reading = readTelephone(given.telephone);
    // Whether a range is in use is not for a list to say that lags behind it, nor would an invented number pass.
    if (!reading.ok && reading.fault !== 'range') {
      const message = say('This is no telephone number that can be called.', '此项不是可以拨打的电话号码。');
      errors.push({ pointer: `${pointer}/telephone`, code: `telephone-${reading.fault}`, message });
    }
  }
  if (errors.length > 0) throw new RequestProblem('invalid-input', { errors });
}

/** People keep the number of a division that was withdrawn. */
async function wasEverAssigned({ transaction }: PeopleContext, divisionCode: string): Promise<boolean> {
  const row = await transaction
    .selectFrom('divisions')
    .select('code')
    .where('code', '=', divisionCode)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
