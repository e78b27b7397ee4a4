import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { applySettings } from '../database/transaction.ts';

/** The premises that a plate leads to, for whoever stands before them. */
interface DoorOfPlate {
  readonly stationId: string;
  readonly premisesId: string;
}

/** A door as an alert names it. */
export interface Door extends DoorOfPlate {
  readonly divisionCode: string;
  readonly text: string;
}

/** Where a plate leads, also one that was replaced; null for one that is unknown or revoked. */
export async function findDoorOfPlate(transaction: Transaction<Schema>, code: string): Promise<DoorOfPlate | null> {
  await applySettings(transaction, { plate: code });
  const place = await transaction
    .selectFrom('plate_codes')
    .select('station_id')
    .where('code', '=', code)
    .executeTakeFirst();
  if (place === undefined) return null;
  const plate = await transaction
    .selectFrom('doorplates')
    .select(['premises_id', 'state'])
    .where('station_id', '=', place.station_id)
    .where('code', '=', code)
    .executeTakeFirst();
  if (plate === undefined || plate.state === 'revoked') return null;
  return { stationId: place.station_id, premisesId: plate.premises_id };
}

/** Lets the policies know the door of a call, and the ids under which it may put something on record. */
export async function openDoor(
  transaction: Transaction<Schema>,
  { stationId, premisesId }: DoorOfPlate,
  recordIds: readonly string[],
): Promise<void> {
  await applySettings(transaction, { help: stationId, helpDoor: premisesId, helpRecords: recordIds });
}

/** What an alert says of a door that is opened and held; null where the plate leads nowhere any more. */
export async function findDoor(transaction: Transaction<Schema>, code: string): Promise<Door | null> {
  const door = await findDoorOfPlate(transaction, code);
  if (door === null) return null;
  const premises = await transaction
    .selectFrom('premises')
    .select('address')
    .where('station_id', '=', door.stationId)
    .where('id', '=', door.premisesId)
    .executeTakeFirst();
  if (premises === undefined) return null;
  const { divisionCode, text } = premises.address;
  return { ...door, divisionCode, text };
}
