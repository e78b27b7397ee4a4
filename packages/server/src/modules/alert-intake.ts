import type { AlertChange, AlertIntake } from '@wardkit/contract/alert';
import type { InputError } from '@wardkit/contract/problem';
import { dayInShanghai } from '@wardkit/contract/working-days';
import { sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Context, ServerParts } from '../http/handler.ts';
import { openCell, sealCell } from '../privacy/column-cipher.ts';
import { maskNumbers } from '../privacy/free-text.ts';
import { maskName, maskPhone } from '../privacy/masks.ts';
import type { AlertRow } from './alert-record.ts';

type Keys = ServerParts['keys'];
type GivenPlace = NonNullable<AlertChange['place']>;
type GivenReporter = AlertChange['reporter'];
/** By what an alert is known, and its cells are closed. */
type AlertKey = { readonly stationId: string; readonly alertId: string };

/** Cells of about 111 m from south to north, and of 65 to 106 m from west to east in China. */
const cellsOfDegree = 1000;
/** Somewhat less than a degree of latitude has anywhere, so that no cell is left out. */
const metresOfDegree = 110_500;

function cellAt(longitude: number, latitude: number, east = 0, north = 0): string {
  return `${Math.floor(longitude * cellsOfDegree) + east}:${Math.floor(latitude * cellsOfDegree) + north}`;
}

/** Whole numbers of cells from so many metres to the one side to as many to the other. */
function stepsFor(metres: number, metresOfCell: number): number[] {
  const most = Math.ceil(metres / metresOfCell);
  return Array.from({ length: 2 * most + 1 }, (_, at) => at - most);
}

/** The cells of the grid in which everything lies that is at most so many metres from a point. */
export function cellsAround(longitude: number, latitude: number, metres: number): string[] {
  const metresOfCell = metresOfDegree / cellsOfDegree;
  // Beyond 75 degrees, where no alerts are, cells are too narrow to be counted.
  const narrowing = Math.max(Math.cos((Math.abs(latitude) * Math.PI) / 180), 0.25);
  return stepsFor(metres, metresOfCell * narrowing).flatMap((east) =>
    stepsFor(metres, metresOfCell).map((north) => cellAt(longitude, latitude, east, north)),
  );
}

type PlaceColumns = Pick<
  AlertRow,
  'division_code' | 'place_text' | 'longitude' | 'latitude' | 'grid_cell' | 'premises_id'
>;
type ReporterColumns = Pick<
  AlertRow,
  | 'has_reporter'
  | 'reporter_name_sealed'
  | 'reporter_name_masked'
  | 'reporter_telephone_sealed'
  | 'reporter_telephone_masked'
>;

/** The columns of a place, or of those parts of it that are given. */
export function placeColumns({ divisionCode, text, point, premisesId }: GivenPlace): Partial<PlaceColumns> {
  const [longitude, latitude] = point?.coordinates ?? [];
  const at =
    longitude === undefined || latitude === undefined
      ? { longitude: null, latitude: null, grid_cell: null }
      : { longitude, latitude, grid_cell: cellAt(longitude, latitude) };
  return {
    ...(divisionCode === undefined ? {} : { division_code: divisionCode }),
    ...(text === undefined ? {} : { place_text: text }),
    ...(point === undefined ? {} : at),
    ...(premisesId === undefined ? {} : { premises_id: premisesId?.toLowerCase() ?? null }),
  };
}

/** What can be wrong with premises that an alert names. */
export async function faultOfPremises(
  { transaction, language }: Pick<Context, 'transaction' | 'language'>,
  stationId: string,
  premisesId: string | null | undefined,
): Promise<InputError | null> {
  if (premisesId === null || premisesId === undefined) return null;
  const found = await transaction
    .selectFrom('premises')
    .select('id')
    .where('station_id', '=', stationId)
    .where('id', '=', premisesId)
    .executeTakeFirst();
  if (found !== undefined) return null;
  const message = language === 'en' ? 'Your station has no such premises.' : '本所没有此房屋。';
  return { pointer: '/place/premisesId', code: 'premises-unknown', message };
}

const sealed = { name: 'reporter_name', telephone: 'reporter_telephone' } as const;

/** The columns of who called, or of those parts that are given: closed for their cells, and masked beside. */
export function reporterColumns(
  keys: Keys,
  { stationId, alertId }: AlertKey,
  given: GivenReporter,
): Partial<ReporterColumns> {
  if (given === undefined) return {};
  const seal = (part: keyof typeof sealed, value: string | null) =>
    value === null
      ? null
      : sealCell(keys, { stationId, column: `alerts.${sealed[part]}`, rowId: alertId.toLowerCase() }, value);
  const { name, telephone } = given ?? { name: null, telephone: null };
  return {
    has_reporter: given !== null,
    ...(name === undefined
      ? {}
      : { reporter_name_sealed: seal('name', name), reporter_name_masked: name === null ? null : maskName(name) }),
    ...(telephone === undefined
      ? {}
      : {
          reporter_telephone_sealed: seal('telephone', telephone),
          reporter_telephone_masked: telephone === null ? null : maskPhone(telephone),
        }),
  };
}

/** The columns of a description: with its numbers masked, and where some are also whole, closed for its cell. */
export function descriptionColumns(
  keys: Keys,
  { stationId, alertId }: AlertKey,
  description: string | null,
): Pick<AlertRow, 'description' | 'description_sealed'> {
  const masked = description === null ? null : maskNumbers(description);
  const cell = { stationId, column: 'alerts.description', rowId: alertId.toLowerCase() };
  const isWhole = description === null || masked === description;
  return { description: masked, description_sealed: isWhole ? null : sealCell(keys, cell, description) };
}

/** A description as an alert of another station is to keep it. */
export function descriptionElsewhere(
  keys: Keys,
  row: AlertRow,
  to: AlertKey,
): Pick<AlertRow, 'description' | 'description_sealed'> {
  const { description, description_sealed: sealedWhole } = row;
  const cell = { stationId: row.station_id, column: 'alerts.description', rowId: row.id };
  return descriptionColumns(keys, to, sealedWhole === null ? description : openCell(keys, cell, sealedWhole));
}

/** Who called, as an alert of another station is to keep it: what is closed for one cell opens in no other. */
export function reporterElsewhere(keys: Keys, row: AlertRow, to: AlertKey): Partial<ReporterColumns> {
  if (!row.has_reporter) return { has_reporter: false };
  const open = (part: keyof typeof sealed, value: string | null) =>
    value === null
      ? null
      : openCell(keys, { stationId: row.station_id, column: `alerts.${sealed[part]}`, rowId: row.id }, value);
  return reporterColumns(keys, to, {
    name: open('name', row.reporter_name_sealed),
    telephone: open('telephone', row.reporter_telephone_sealed),
  });
}

/**
 * The next number of a station, by the day of receipt. Its row is held to the end of the transaction: numbers have no gaps,
 * and who takes an alert in waits for whoever does at the same station.
 */
export async function nextNumber(
  transaction: Transaction<Schema>,
  stationId: string,
  receivedAt: Date,
): Promise<string> {
  const day = dayInShanghai(receivedAt.toISOString());
  const { last } = await transaction
    .insertInto('alert_numbers')
    .values({ station_id: stationId, day, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['station_id', 'day']).doUpdateSet({ last: sql<number>`alert_numbers.last + excluded.last` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return numberOf(day, last);
}

/** @example numberOf('2026-11-20', 413) // 'JQ-20261120-0413' */
export function numberOf(day: string, ordinal: number): string {
  return `JQ-${day.replaceAll('-', '')}-${String(ordinal).padStart(4, '0')}`;
}

/** What an intake says of an alert, beside its description, place and reporter. */
export function saidColumns({
  priority,
  category,
  channel,
  summary,
  occurredAt,
}: Omit<AlertIntake, 'receivedAt' | 'stationId'>) {
  return { priority, category, channel, summary, occurred_at: occurredAt };
}
