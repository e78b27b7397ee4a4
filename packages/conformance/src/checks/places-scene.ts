import { RegisteredAddress } from '@wardkit/contract/addresses';
import { socialCreditCodeCheck } from '@wardkit/contract/codes/social-credit-code';
import { DwellingRecord } from '@wardkit/contract/dwellings';
import { OrganisationRecord } from '@wardkit/contract/organisations';
import { pageOf } from '@wardkit/contract/page';
import { Premises } from '@wardkit/contract/premises';
import type * as z from 'zod/mini';
import type { Answer } from '../engine/answer.ts';
import { type Caller, recordOf } from '../engine/caller.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import { matching } from './playground.ts';

type Address = z.output<typeof RegisteredAddress>;

/** What putting premises on record takes. */
export const premisesWrites = {
  operations: ['places.listAddresses', 'places.createPremises', 'places.changePremises', 'places.getPremises'],
} as const;

/** A member of staff who keeps the registers, the same in every check. @throws {NotExamined} */
export function registrarOf(context: Context, operation = 'places.createPremises'): Caller {
  return stationCallerOf(context, recordOf(operation));
}

/** The first addresses of the home station. @throws {NotExamined} where there are none */
export async function addressesOf(context: Context, query: Record<string, string | number> = {}): Promise<Address[]> {
  const caller = stationCallerOf(context, recordOf('places.listAddresses'));
  const answer = await caller.call('places.listAddresses', { query: { limit: 200, ...query } });
  return bodyOf(answer, pageOf(RegisteredAddress)).items;
}

const given = new WeakMap<Context, Set<string>>();

/** An address in use at which nothing stands, another one each time. @throws {NotExamined} where there is none */
export async function freeAddress(context: Context): Promise<Address> {
  const taken = given.get(context) ?? new Set<string>();
  given.set(context, taken);
  const free = (await addressesOf(context, { state: 'in-use' })).find(
    ({ id, premisesId }) => premisesId === null && !taken.has(id),
  );
  const address = need(free, 'no address of the register is free for premises');
  taken.add(address.id);
  return address;
}

/** What puts a home on record at an address. */
export function registrationAt(addressId: string, others: object = {}): object {
  return {
    addressId,
    use: 'self-occupied',
    storeys: 1,
    floorArea: 40,
    landlord: null,
    organisationId: null,
    letSince: null,
    ...others,
  };
}

export function createPremises(context: Context, body: object, premisesId = newId()): Promise<Answer> {
  return registrarOf(context).call('places.createPremises', { parameters: { premisesId }, body });
}

/** New premises at a free address; they stay. @throws {Violation} where they are refused */
export async function madePremises(context: Context, others: object = {}): Promise<z.output<typeof Premises>> {
  const { id } = await freeAddress(context);
  const answer = await createPremises(context, registrationAt(id, others));
  const premises = bodyOf(answer, Premises);
  context.ledger.leave('premises at a demo address (--write-records)');
  return premises;
}

/** Changes premises as they were last told. */
export function changePremises(
  context: Context,
  premises: { readonly id: string; readonly version: number },
  body: object,
): Promise<Answer> {
  return registrarOf(context).call('places.changePremises', {
    parameters: { premisesId: premises.id },
    headers: matching({ body: premises }),
    body,
  });
}

/** A new organisation of the home station; it stays. @throws {Violation} where it is refused */
export async function madeOrganisation(
  context: Context,
  name = `示范单位 ${newId().slice(-6)}`,
): Promise<z.output<typeof OrganisationRecord>> {
  const answer = await createOrganisation(context, { name, socialCreditCode: newCreditCode(), kind: 'other' });
  const organisation = bodyOf(answer, OrganisationRecord);
  context.ledger.leave('an organisation (--write-records)');
  return organisation;
}

export function createOrganisation(context: Context, body: object): Promise<Answer> {
  return registrarOf(context, 'places.createOrganisation').call('places.createOrganisation', {
    parameters: { organisationId: newId() },
    body,
  });
}

/** A new dwelling in premises; it stays. @throws {Violation} where it is refused */
export async function madeDwelling(
  context: Context,
  premisesId: string,
  label: string,
): Promise<z.output<typeof DwellingRecord>> {
  return bodyOf(await createDwelling(context, premisesId, label), DwellingRecord);
}

export function createDwelling(context: Context, premisesId: string, label: string): Promise<Answer> {
  return registrarOf(context, 'places.createDwelling').call('places.createDwelling', {
    parameters: { dwellingId: newId() },
    body: { premisesId, label, floor: 1, rooms: 1, floorArea: 12 },
  });
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A code of GB 32100 that is valid and no body's: the registering division 990000 was never assigned. */
export function newCreditCode(): string {
  const digits = [...newId().slice(-9)].map((digit) => Number.parseInt(digit, 16) % 10).join('');
  const body = `92990000${digits}`;
  return body + socialCreditCodeCheck(body);
}

/** The same with another check character. */
export function wrongCreditCode(): string {
  const code = newCreditCode();
  return code.slice(0, 17) + (alphabet[(alphabet.indexOf(code.slice(17)) + 1) % alphabet.length] ?? '0');
}
