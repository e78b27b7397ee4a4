import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { InputFaults } from './mediation-faults.ts';
import type { MediationRow } from './mediation-record.ts';
import { noteUse } from './photographs.ts';

/**
 * Holds the attachments that a record of a mediation names to the end of the transaction, and notes that they are named. Those
 * that are not of the mediation or have not arrived whole become faults (WK-MED-42).
 *
 * @returns their ids, each once
 */
export async function holdAttachments(
  transaction: Transaction<Schema>,
  mediation: Pick<MediationRow, 'station_id' | 'id'>,
  named: readonly string[],
  faults: InputFaults,
): Promise<string[]> {
  const ids = [...new Set(named.map((id) => id.toLowerCase()))].sort();
  if (ids.length === 0) return [];
  const rows = await transaction
    .selectFrom('attachments')
    .select('id')
    .where('station_id', '=', mediation.station_id)
    .where('mediation_id', '=', mediation.id)
    .where('id', 'in', ids)
    .where('state', '=', 'complete')
    .orderBy('id')
    .forShare()
    .execute();
  const whole = new Set(rows.map(({ id }) => id));
  named.forEach((id, at) => {
    if (whole.has(id.toLowerCase())) return;
    faults.add(
      `/attachmentIds/${at}`,
      'not-arrived',
      'This picture is not of the mediation or has not arrived whole: send it, then do this again.',
      '该图片不属于本调解或尚未上传完整，请上传后重试。',
    );
  });
  const place = { stationId: mediation.station_id };
  await noteUse(transaction, place, mediation.id, 'mediation', [...whole]);
  return [...whole];
}
