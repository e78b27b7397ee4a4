import type { StayRegistration } from '@wardkit/contract/stays';
import { withinReach } from '../access/within-reach.ts';
import { applySettings } from '../database/transaction.ts';
import type { Context } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { inputProblem } from './stay-rules.ts';

type PlaceContext = Pick<Context, 'transaction' | 'reach' | 'caller' | 'language'>;

/** Premises in which somebody may be registered by the caller. */
export interface StayPlace {
  readonly stationId: string;
  readonly premisesId: string;
  readonly communityCode: string;
  /** Whether the caller may register the own person there and nobody else. */
  readonly ownPersonOnly: boolean;
}

/**
 * The premises of a registration, by their id or by the plate at their door. Staff register at their station, landlords in
 * the own premises, residents at any door of their station whose plate they read, or where they stay or stayed already.
 *
 * @throws {RequestProblem} `not-found`, `plate-unknown`, `invalid-input` (WK-STY-02)
 */
export async function findStayPlace(context: PlaceContext, given: StayRegistration): Promise<StayPlace> {
  const { premisesId, plateCode } = given;
  if ((premisesId === undefined) === (plateCode === undefined)) {
    throw inputProblem(context.language, [
      [
        '/premisesId',
        'one-of-two',
        'Give either premisesId or plateCode.',
        'premisesId 与 plateCode 须且只能提供一项。',
      ],
    ]);
  }
  const named = plateCode === undefined ? null : await findDoor(context, plateCode);
  return findPlace(context, named ?? String(premisesId), named !== null);
}

/** The premises of a plate in force. */
async function findDoor({ transaction, language }: PlaceContext, plateCode: string): Promise<string> {
  await applySettings(transaction, { plate: plateCode });
  const place = await transaction
    .selectFrom('plate_codes')
    .select('station_id')
    .where('code', '=', plateCode)
    .executeTakeFirst();
  if (place === undefined) throw new RequestProblem('plate-unknown');
  const plate = await transaction
    .selectFrom('doorplates')
    .select(['premises_id', 'state'])
    .where('station_id', '=', place.station_id)
    .where('code', '=', plateCode)
    .executeTakeFirst();
  if (plate === undefined) throw new RequestProblem('plate-unknown');
  if (plate.state !== 'in-force') {
    throw inputProblem(language, [
      ['/plateCode', 'not-in-force', 'This plate is no longer in force.', '该门牌已失效。'],
    ]);
  }
  return plate.premises_id;
}

async function findPlace(context: PlaceContext, premisesId: string, isAtDoor: boolean): Promise<StayPlace> {
  const { transaction, reach } = context;
  const select = () =>
    transaction
      .selectFrom('premises')
      .select(['id', 'station_id', 'community_code'])
      .where('station_id', 'in', reach.home)
      .where('id', '=', premisesId);
  const own = await select()
    .where(withinReach(reach, 'premises', 'id'))
    .executeTakeFirst();
  if (own !== undefined) return placeOf(own, false);
  const homes = homesOfResident(context);
  const isKnown = homes.length > 0 && (isAtDoor || (await hasStayed(context, premisesId, homes)));
  if (!isKnown) throw new RequestProblem('not-found');
  await applySettings(transaction, { door: premisesId });
  const door = await select().where('station_id', 'in', homes).executeTakeFirst();
  if (door === undefined) throw new RequestProblem('not-found');
  return placeOf(door, true);
}

function placeOf(
  row: { readonly id: string; readonly station_id: string; readonly community_code: string },
  ownPersonOnly: boolean,
): StayPlace {
  const { id, station_id, community_code } = row;
  return { stationId: station_id, premisesId: id, communityCode: community_code, ownPersonOnly };
}

/** The stations where the caller is a resident, with a person on record. */
function homesOfResident({ caller, reach }: PlaceContext): string[] {
  if (caller.kind === 'stranger') return [];
  return caller.accounts
    .filter(
      ({ roles, personId }) => roles.includes('resident') && personId !== null && reach.persons.includes(personId),
    )
    .map(({ stationId }) => stationId);
}

async function hasStayed(
  { transaction, reach }: PlaceContext,
  premisesId: string,
  homes: readonly string[],
): Promise<boolean> {
  const stay = await transaction
    .selectFrom('stays')
    .select('id')
    .where('station_id', 'in', homes)
    .where('person_id', 'in', reach.persons)
    .where('premises_id', '=', premisesId)
    .limit(1)
    .executeTakeFirst();
  return stay !== undefined;
}
