import type { transferMediation } from '@wardkit/contract/mediation-endings';
import type { MediationLink } from '@wardkit/contract/mediation-record';
import { mediationStates } from '@wardkit/contract/mediation-states';
import { applySettings } from '../database/transaction.ts';
import type { Context } from '../http/handler.ts';
import { openCell } from '../privacy/column-cipher.ts';
import { namePerson } from '../privacy/people.ts';
import { newUuid } from '../uuid.ts';
import type { InputFaults } from './mediation-faults.ts';
import { nextMediationNumber } from './mediation-intake.ts';
import {
  addressColumns,
  type NamedParty,
  nameColumns,
  openParty,
  partiesOf,
  telephoneColumns,
} from './mediation-party-record.ts';
import { selectMediations } from './mediation-reach.ts';
import { emitMediation, type MediationRow } from './mediation-record.ts';
import { takeRecordId } from './records.ts';

type TransferContext = Context<typeof transferMediation>;

/** Takes the id of the new mediation at the other station, where the caller may hand this one to it at all. */
export async function takeContinuingId(context: TransferContext): Promise<void> {
  const { transaction, parameters, body } = context;
  if (body.toStationId === undefined || body.newMediationId === undefined) return;
  const { rows } = await selectMediations(context);
  const row = await rows.where('mediations.id', '=', parameters.mediationId).executeTakeFirst();
  // What is refused for another reason is refused when it is known that the call is no repetition.
  if (row === undefined || row.version !== context.ifMatch || !(await isOtherStation(context, row))) return;
  if (!(mediationStates.moves.transfer.from as readonly string[]).includes(row.state)) return;
  const [transfer, transferred] = [body.toStationId.toLowerCase(), body.newMediationId.toLowerCase()];
  await applySettings(transaction, { transfer, transferred });
  await takeRecordId(transaction, transferred, transfer);
}

async function isOtherStation({ transaction, body }: TransferContext, row: MediationRow): Promise<boolean> {
  const station = await transaction
    .selectFrom('stations')
    .select('id')
    .where('id', '=', body.toStationId ?? null)
    .executeTakeFirst();
  return station !== undefined && station.id !== row.station_id;
}

/** What can be wrong with where a mediation goes (WK-MED-56). */
export async function addFaultsOfTarget(
  context: TransferContext,
  row: MediationRow,
  faults: InputFaults,
): Promise<void> {
  const { to, toStationId, newMediationId } = context.body;
  const isToStation = to === 'station';
  for (const [pointer, given] of [
    ['/toStationId', toStationId],
    ['/newMediationId', newMediationId],
  ] as const) {
    if (isToStation && given === undefined) {
      faults.add(pointer, 'missing', 'A transfer to a station needs this.', '移送其他派出所须填写此项。');
    } else if (!isToStation && given !== undefined) {
      faults.add(pointer, 'no-station', 'Only a transfer to a station has this.', '只有移送其他派出所才填写此项。');
    }
  }
  if (isToStation && toStationId !== undefined && !(await isOtherStation(context, row))) {
    faults.add('/toStationId', 'no-station', 'Choose another station that is known.', '请选择系统内的其他派出所。');
  }
}

/**
 * Registers the dispute anew at another station, under a number of its own: what was taken in goes over with the parties, who
 * are asked anew; premises, alert and all that happened here stay here (WK-MED-55).
 */
export async function continueElsewhere(context: TransferContext, row: MediationRow): Promise<MediationLink | null> {
  const { transaction, body, now, concerns } = context;
  if (body.toStationId === undefined || body.newMediationId === undefined) return null;
  const [stationId, mediationId] = [body.toStationId.toLowerCase(), body.newMediationId.toLowerCase()];
  const continues: MediationLink = { stationId: row.station_id, mediationId: row.id };
  const registered = await transaction
    .insertInto('mediations')
    .values({
      station_id: stationId,
      id: mediationId,
      number: await nextMediationNumber(transaction, stationId, now),
      kind: row.kind,
      state: mediationStates.initial,
      state_since: now,
      dispute_type: row.dispute_type,
      origin: 'transfer',
      subject: row.subject,
      facts: row.facts,
      applied_on: row.applied_on,
      division_code: row.division_code,
      taking_part: JSON.stringify(row.taking_part),
      registered_at: now,
      continues: JSON.stringify(continues),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await bringParties(context, row, registered);
  concerns(stationId, mediationId);
  await emitMediation(context, 'mediation.registered', registered);
  return { stationId, mediationId };
}

async function bringParties(context: TransferContext, row: MediationRow, to: MediationRow): Promise<void> {
  const { transaction, now } = context;
  const parties = await partiesOf(context, [row.station_id], [row.id]);
  const idOf = new Map(parties.map(({ id }) => [id, newUuid(now)]));
  for (const party of parties) {
    const id = idOf.get(party.id) ?? newUuid(now);
    await transaction
      .insertInto('mediation_parties')
      .values({
        station_id: to.station_id,
        id,
        mediation_id: to.id,
        entered_at: party.entered_at,
        role: party.role,
        form: party.form,
        credit_code: party.credit_code,
        needs_guardian: party.needs_guardian,
        stands_for_party_id: party.stands_for_party_id === null ? null : (idOf.get(party.stands_for_party_id) ?? null),
        ...(await cellsElsewhere(context, party, { stationId: to.station_id, id })),
      })
      .execute();
  }
}

/** Who a party is, as the other station keeps it: what is closed for one cell opens in no other. */
async function cellsElsewhere(
  context: TransferContext,
  party: NamedParty,
  key: { readonly stationId: string; readonly id: string },
) {
  const { keys } = context.server;
  const { name, telephone, address } = openParty(keys, party);
  const cells = {
    ...addressColumns(keys, key, address),
    ...nameColumns(keys, key, name),
    ...telephoneColumns(keys, key, telephone),
  };
  if (party.person_id === null) return cells;
  const identityNumber = await identityNumberOf(context, party.station_id, party.person_id);
  return { ...cells, person_id: await namePerson(context, key.stationId, { name, telephone, identityNumber }) };
}

async function identityNumberOf(
  { transaction, server }: TransferContext,
  stationId: string,
  personId: string,
): Promise<string | null> {
  const row = await transaction
    .selectFrom('people')
    .select('identity_sealed')
    .where('station_id', '=', stationId)
    .where('id', '=', personId)
    .executeTakeFirst();
  const sealed = row?.identity_sealed ?? null;
  return sealed === null
    ? null
    : openCell(server.keys, { stationId, column: 'people.identity', rowId: personId }, sealed);
}
