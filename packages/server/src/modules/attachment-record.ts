import type { Attachment } from '@wardkit/contract/attachments';
import { operations } from '@wardkit/contract/operations';
import { type Selectable, sql } from 'kysely';
import type { Reach } from '../access/access.ts';
import { atStations, withinReach } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import type { Context } from '../http/handler.ts';
import type { AttachmentPlace } from '../storage/attachment-store.ts';

export type AttachmentRow = Selectable<Schema['attachments']>;

/** The state of a row whose files are still to be removed. For every caller it is not there. */
export const deleted = 'deleted';

/** An attachment as the contract shows it. */
export function toAttachment(row: AttachmentRow): Attachment {
  const { kept_media_type: mediaType, kept_size: size, kept_sha256: sha256, width, height } = row;
  const isKept = mediaType !== null && size !== null && sha256 !== null && width !== null && height !== null;
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    premisesId: row.premises_id,
    ...(row.alert_id === null ? {} : { alertId: row.alert_id }),
    ...(row.mediation_id === null ? {} : { mediationId: row.mediation_id }),
    state: row.state,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    receivedBytes: row.received_bytes,
    copy: isKept ? { mediaType, size, sha256, width, height } : null,
    createdAt: row.created_at.toISOString(),
  };
}

/** Where the files of an attachment lie. */
export function placeOf(row: AttachmentRow): AttachmentPlace {
  return { stationId: row.station_id, attachmentId: row.id, secretId: row.secret_id };
}

/**
 * An attachment that the caller may know of: one of an alert or a mediation only where the caller may read that,
 * and as a mediator only those of assigned mediations.
 */
export function selectAttachment({ transaction, reach }: Pick<Context, 'transaction' | 'reach'>, id: string) {
  let rows = transaction
    .selectFrom('attachments')
    .selectAll()
    .where('id', '=', id)
    .where('state', '<>', deleted)
    .where(
      sql<boolean>`(${withinReach(beyondMediating(reach), 'attachments')}
        or (${atStations('attachments.station_id', reach.mediating)} and exists (select 1 from mediation_mediators assigned
          where assigned.station_id = attachments.station_id and assigned.mediation_id = attachments.mediation_id
            and assigned.mediator_id = any(${reach.accounts}::uuid[]))))`,
    );
  if (!readsAlerts(reach)) rows = rows.where('alert_id', 'is', null);
  return readsMediations(reach) ? rows : rows.where('mediation_id', 'is', null);
}

/** As far as the caller reaches, without the stations where the caller only mediates. */
export function beyondMediating(reach: Reach): Reach {
  return { ...reach, stations: reach.stations.filter((stationId) => !reach.mediating.includes(stationId)) };
}

/** Whether the role by which the caller is admitted reads alerts too. */
export function readsAlerts({ role }: Pick<Reach, 'role'>): boolean {
  return Object.hasOwn(operations['alerts.get'].callers, role);
}

/** Whether the role by which the caller is admitted works on mediations too: a mediator on those that are assigned. */
export function readsMediations({ role }: Pick<Reach, 'role'>): boolean {
  return Object.hasOwn(operations['mediations.get'].callers, role);
}

/** What an attachment belongs to, as far as what names it goes by it. */
export function ownerOf({ station_id: stationId, premises_id: premisesId, alert_id: alertId }: AttachmentRow) {
  return { stationId, premisesId, alertId };
}

/** The ids that a call about an attachment concerns. */
export function concernedBy(row: AttachmentRow): string[] {
  return [row.id, row.premises_id, row.alert_id, row.mediation_id].filter((id) => id !== null);
}

type Change = Partial<
  Pick<
    AttachmentRow,
    'state' | 'received_bytes' | 'media_type' | 'kept_size' | 'kept_sha256' | 'kept_media_type' | 'width' | 'height'
  >
>;

/** Changes a row, and gives it its next version. */
export async function change(
  context: Pick<Context, 'transaction'>,
  row: AttachmentRow,
  to: Change,
): Promise<AttachmentRow> {
  return context.transaction
    .updateTable('attachments')
    .set({ ...to, version: sql<number>`version + 1` })
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** What an event tells of an attachment. */
export function changeOf(row: AttachmentRow): object {
  const ofAlert = row.alert_id === null ? {} : { alertId: row.alert_id };
  const ofMediation = row.mediation_id === null ? {} : { mediationId: row.mediation_id };
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    premisesId: row.premises_id,
    ...ofAlert,
    ...ofMediation,
  };
}

/** The path of an attachment, as events and Location name it. */
export function pathOf(row: AttachmentRow): string {
  return `/v1/attachments/${row.id}`;
}

/** Where an attachment is of: the community of its premises, or the division of its alert or mediation. */
export async function divisionOf({ transaction }: Pick<Context, 'transaction'>, row: AttachmentRow): Promise<string> {
  if (row.alert_id !== null) {
    const alert = await transaction
      .selectFrom('alerts')
      .select('division_code')
      .where('station_id', '=', row.station_id)
      .where('id', '=', row.alert_id)
      .executeTakeFirstOrThrow();
    return alert.division_code;
  }
  if (row.mediation_id !== null) {
    const mediation = await transaction
      .selectFrom('mediations')
      .select('division_code')
      .where('station_id', '=', row.station_id)
      .where('id', '=', row.mediation_id)
      .executeTakeFirstOrThrow();
    return mediation.division_code;
  }
  const premises = await transaction
    .selectFrom('premises')
    .select('community_code')
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.premises_id)
    .executeTakeFirstOrThrow();
  return premises.community_code;
}

/** Only who announced an upload sends its bytes: a colleague's slip must not spoil it. */
export function isOwn(row: AttachmentRow, reach: Reach): boolean {
  return reach.accounts.includes(row.created_by);
}
