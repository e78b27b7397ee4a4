import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { RetentionClassId } from './retention-data.ts';

/** What is past its time at one station, and how it goes. Everything runs as the owner of the tables. */
export interface RetentionClass {
  readonly id: RetentionClassId;
  /** The module of statistics that counts it, where one does. */
  readonly counted?: 'alerts' | 'hazards' | 'mediations' | 'rental-checks' | 'stays';
  /** Selects what is past its time and not held, oldest first; a record by its `id`. */
  due(stationId: string, before: Date): RawBuilder<{ id: string }>;
  /**
   * Deletes records and what belongs to them; those that are not there any more are no fault. Null for what holds no record
   * of anybody: it goes by a task of its own, whole and without a trace.
   */
  readonly remove:
    | ((transaction: Transaction<Schema>, stationId: string, ids: readonly string[]) => Promise<readonly string[]>)
    | null;
}

/**
 * From when a dossier's time runs: its archival, or else the end of a mediation that came to no agreement, archived or not. One
 * whose agreement is performed or was breached waits for its archive, since its papers are still needed.
 */
const mediationEndedAt = sql`coalesce(mediations.archived_at, case when mediations.outcome in
  ('not-eligible', 'refused', 'failed', 'withdrawn', 'transferred') then mediations.closed_at end)`;

/** That no hold lies on any of these ids of a row. */
function notHeld(stationId: string, ...ids: readonly string[]): RawBuilder<boolean> {
  const named = sql.join(ids.map((id) => sql.ref(id)));
  return sql<boolean>`not exists (select 1 from legal_holds where legal_holds.station_id = ${stationId}::uuid
    and legal_holds.lifted_at is null and legal_holds.record_id in (${named}))`;
}

async function deleteByIds(
  transaction: Transaction<Schema>,
  table:
    | 'alerts'
    | 'mediations'
    | 'shift_handovers'
    | 'objections'
    | 'rental_checks'
    | 'stays'
    | 'person_requests'
    | 'audit_reviews'
    | 'people'
    | 'embed_sessions'
    | 'invitations'
    | 'devices',
  stationId: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from ${sql.table(table)} where station_id = ${stationId}::uuid and id = any(${ids}::uuid[]) returning id`.execute(
    transaction,
  );
  return rows.map(({ id }) => id);
}

/** Gives photographs up that nothing names any more: their files are removed by upkeep, and the rows with them. */
async function dropUnnamedPhotographs(
  transaction: Transaction<Schema>,
  stationId: string,
  candidates: readonly string[],
): Promise<readonly string[]> {
  if (candidates.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    update attachments set state = 'deleted', version = version + 1
    where station_id = ${stationId}::uuid and id = any(${candidates}::uuid[]) and state <> 'deleted'
      and ${notHeld(stationId, 'attachments.id')} and ${isUnnamedPhotograph()} returning id`.execute(transaction);
  return rows.map(({ id }) => id);
}

/** That neither a check nor its signatures nor a hazard nor an objection names a row of `attachments`. */
function isUnnamedPhotograph(): RawBuilder<boolean> {
  return sql<boolean>`not exists (select 1 from rental_check_photographs named
      where named.station_id = attachments.station_id and named.attachment_id = attachments.id)
    and not exists (select 1 from photograph_uses uses
      where uses.station_id = attachments.station_id and uses.attachment_id = attachments.id)
    and not exists (select 1 from hazards where hazards.station_id = attachments.station_id
      and hazards.premises_id = attachments.premises_id and attachments.id = any(hazards.photograph_ids))`;
}

/** Takes back what hazards, objections or signatures name of photographs besides, and tells which. */
async function endUses(
  transaction: Transaction<Schema>,
  stationId: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ attachment_id: string }>`
    delete from photograph_uses where station_id = ${stationId}::uuid and record_id = any(${ids}::uuid[])
    returning attachment_id`.execute(transaction);
  return rows.map((row) => row.attachment_id);
}

/** How each class of data goes, in the order of the rules. */
export const retentionClasses: readonly RetentionClass[] = [
  {
    id: 'objections',
    due: (stationId, before) => sql`
      select id from objections where station_id = ${stationId}::uuid and state <> 'filed'
        and coalesce(withdrawn_at, (answer->>'answeredAt')::timestamptz) < ${before}
        and ${notHeld(stationId, 'objections.id', 'objections.premises_id', 'objections.target_id')}
      order by answer_due_at, id`,
    async remove(transaction, stationId, ids) {
      const photographs = await endUses(transaction, stationId, ids);
      const gone = await deleteByIds(transaction, 'objections', stationId, ids);
      await dropUnnamedPhotographs(transaction, stationId, photographs);
      return gone;
    },
  },
  {
    id: 'hazards-closed',
    counted: 'hazards',
    due: (stationId, before) => sql`
      select hazards.id from hazards where hazards.station_id = ${stationId}::uuid
        and hazards.state in ('verified', 'annulled')
        and coalesce(hazards.verified_at, hazards.observed_at) < ${before}
        and ${notHeld(stationId, 'hazards.id', 'hazards.premises_id', 'hazards.check_id')}
      order by coalesce(hazards.verified_at, hazards.observed_at), hazards.id`,
    async remove(transaction, stationId, ids) {
      const used = await endUses(transaction, stationId, ids);
      const { rows } = await sql<{ id: string; photograph_ids: string[] }>`
        delete from hazards where station_id = ${stationId}::uuid and id = any(${ids}::uuid[])
        returning id, photograph_ids`.execute(transaction);
      await dropUnnamedPhotographs(transaction, stationId, [...used, ...rows.flatMap((row) => row.photograph_ids)]);
      return rows.map(({ id }) => id);
    },
  },
  {
    id: 'check-signatures',
    due: (stationId, before) => sql`
      select uses.attachment_id as id from photograph_uses uses
        join rental_checks on rental_checks.station_id = uses.station_id and rental_checks.id = uses.record_id
      where uses.station_id = ${stationId}::uuid and uses.used_in = 'signature' and rental_checks.received_at < ${before}
        and ${notHeld(stationId, 'uses.attachment_id', 'uses.premises_id', 'rental_checks.id')}
      order by rental_checks.received_at, uses.attachment_id`,
    async remove(transaction, stationId, ids) {
      const { rows } = await sql<{ attachment_id: string }>`
        delete from photograph_uses where station_id = ${stationId}::uuid and attachment_id = any(${ids}::uuid[])
          and used_in = 'signature' returning attachment_id`.execute(transaction);
      const pictures = rows.map((row) => row.attachment_id);
      await dropUnnamedPhotographs(transaction, stationId, pictures);
      return pictures;
    },
  },
  {
    id: 'rental-checks',
    counted: 'rental-checks',
    due: (stationId, before) => sql`
      select rental_checks.id from rental_checks where rental_checks.station_id = ${stationId}::uuid
        and rental_checks.received_at < ${before}
        and ${notHeld(stationId, 'rental_checks.id', 'rental_checks.premises_id')}
        and exists (select 1 from rental_checks later where later.station_id = rental_checks.station_id
          and later.premises_id = rental_checks.premises_id and later.ordinal > rental_checks.ordinal)
        and not exists (select 1 from ratings where ratings.station_id = rental_checks.station_id
          and ratings.premises_id = rental_checks.premises_id and ratings.check_id = rental_checks.id)
        and not exists (select 1 from hazards where hazards.station_id = rental_checks.station_id
          and hazards.premises_id = rental_checks.premises_id and hazards.check_id = rental_checks.id)
      order by rental_checks.received_at, rental_checks.id`,
    async remove(transaction, stationId, ids) {
      const { rows } = await sql<{ attachment_id: string }>`
        delete from rental_check_photographs where station_id = ${stationId}::uuid and check_id = any(${ids}::uuid[])
        returning attachment_id`.execute(transaction);
      const signatures = await endUses(transaction, stationId, ids);
      const gone = await deleteByIds(transaction, 'rental_checks', stationId, ids);
      const named = rows.map((row) => row.attachment_id);
      await dropUnnamedPhotographs(transaction, stationId, [...named, ...signatures]);
      return gone;
    },
  },
  {
    id: 'stays-ended',
    counted: 'stays',
    due: (stationId, before) => sql`
      select stays.id from stays where stays.station_id = ${stationId}::uuid
        and stays.state = 'ended' and stays.ended_on < (${before.toISOString()}::timestamptz at time zone 'Asia/Shanghai')::date
        and ${notHeld(stationId, 'stays.id', 'stays.person_id', 'stays.premises_id')}
      order by stays.ended_on, stays.id`,
    remove: (transaction, stationId, ids) => deleteByIds(transaction, 'stays', stationId, ids),
  },
  {
    id: 'shift-handovers',
    due: (stationId, before) => sql`
      select id from shift_handovers where station_id = ${stationId}::uuid and shift_end < ${before}
        and ${notHeld(stationId, 'shift_handovers.id')}
        and not exists (select 1 from legal_holds where legal_holds.station_id = ${stationId}::uuid
          and legal_holds.lifted_at is null
          and shift_handovers.alerts @> jsonb_build_array(jsonb_build_object('alertId', legal_holds.record_id)))
      order by shift_end, id`,
    remove: (transaction, stationId, ids) => deleteByIds(transaction, 'shift_handovers', stationId, ids),
  },
  {
    id: 'mediations-archived',
    counted: 'mediations',
    due: (stationId, before) => sql`
      select mediations.id from mediations where mediations.station_id = ${stationId}::uuid
        and ${mediationEndedAt} < ${before}
        and ${notHeld(stationId, 'mediations.id', 'mediations.premises_id', 'mediations.alert_id')}
        and not exists (select 1 from legal_holds join mediation_parties parties
            on parties.station_id = legal_holds.station_id and parties.person_id = legal_holds.record_id
          where legal_holds.station_id = ${stationId}::uuid and legal_holds.lifted_at is null
            and parties.mediation_id = mediations.id)
      order by ${mediationEndedAt}, mediations.id`,
    async remove(transaction, stationId, ids) {
      const pictures = await endUses(transaction, stationId, ids);
      for (const table of [
        'mediation_objections',
        'mediation_deadlines',
        'mediation_follow_ups',
        'mediation_papers',
        'mediation_signatures',
        'mediation_steps',
        'mediation_agreements',
        'mediation_sessions',
        'mediation_mediators',
        'mediation_parties',
      ] as const) {
        await sql`
          delete from ${sql.table(table)} where station_id = ${stationId}::uuid
            and mediation_id = any(${ids}::uuid[])`.execute(transaction);
      }
      const gone = await deleteByIds(transaction, 'mediations', stationId, ids);
      await dropUnnamedPhotographs(transaction, stationId, pictures);
      return gone;
    },
  },
  {
    id: 'alerts-closed',
    counted: 'alerts',
    due: (stationId, before) => sql`
      select alerts.id from alerts where alerts.station_id = ${stationId}::uuid and alerts.closed_at < ${before}
        and ${notHeld(stationId, 'alerts.id', 'alerts.premises_id', 'alerts.repeat_id')}
      order by alerts.closed_at, alerts.id`,
    async remove(transaction, stationId, ids) {
      const photographs = await endUses(transaction, stationId, ids);
      for (const table of [
        'alert_units',
        'alert_deadlines',
        'alert_timeline',
        'alert_partings',
        'help_requests',
      ] as const) {
        await sql`
          delete from ${sql.table(table)} where station_id = ${stationId}::uuid and alert_id = any(${ids}::uuid[])`.execute(
          transaction,
        );
      }
      const gone = await deleteByIds(transaction, 'alerts', stationId, ids);
      await dropUnnamedPhotographs(transaction, stationId, photographs);
      // A group stays as long as one of its alerts does.
      await sql`
        delete from alert_repeats where station_id = ${stationId}::uuid and not exists (select 1 from alerts
          where alerts.station_id = alert_repeats.station_id and alerts.repeat_id = alert_repeats.id)`.execute(
        transaction,
      );
      return gone;
    },
  },
  {
    id: 'photographs-unnamed',
    due: (stationId, before) => sql`
      select id from attachments where station_id = ${stationId}::uuid and state = 'complete' and created_at < ${before}
        and ${notHeld(stationId, 'attachments.id', 'attachments.premises_id', 'attachments.alert_id', 'attachments.mediation_id')}
        and ${isUnnamedPhotograph()}
      order by created_at, id`,
    remove: dropUnnamedPhotographs,
  },
  {
    id: 'person-requests',
    due: (stationId, before) => sql`
      select person_requests.id from person_requests where person_requests.station_id = ${stationId}::uuid
        and person_requests.closed_at < ${before}
        and ${notHeld(stationId, 'person_requests.id', 'person_requests.person_id')}
      order by person_requests.closed_at, person_requests.id`,
    remove: (transaction, stationId, ids) => deleteByIds(transaction, 'person_requests', stationId, ids),
  },
  {
    id: 'audit-reviews',
    due: (stationId, before) => sql`
      select id from audit_reviews where station_id = ${stationId}::uuid and decided_at < ${before}
        and ${notHeld(stationId, 'audit_reviews.id', 'audit_reviews.entry_id')}
      order by decided_at, id`,
    remove: (transaction, stationId, ids) => deleteByIds(transaction, 'audit_reviews', stationId, ids),
  },
  {
    id: 'embed-sessions',
    due: (stationId, before) => sql`
      select id from embed_sessions where station_id = ${stationId}::uuid and expires_at < ${before}
        and ${notHeld(stationId, 'embed_sessions.id', 'embed_sessions.person_id')}
      order by expires_at, id`,
    remove: (transaction, stationId, ids) => deleteByIds(transaction, 'embed_sessions', stationId, ids),
  },
  {
    id: 'invitations',
    due: (stationId, before) => sql`
      select id from invitations where station_id = ${stationId}::uuid and expires_at < ${before}
        and ${notHeld(stationId, 'invitations.id', 'invitations.person_id')}
      order by expires_at, id`,
    async remove(transaction, stationId, ids) {
      await transaction.deleteFrom('invitation_codes').where('invitation_id', 'in', ids).execute();
      return deleteByIds(transaction, 'invitations', stationId, ids);
    },
  },
  {
    id: 'devices-wiped',
    due: (stationId, before) => sql`
      select id from devices where station_id = ${stationId}::uuid and state = 'wiped' and wiped_at < ${before}
        and ${notHeld(stationId, 'devices.id')}
      order by wiped_at, id`,
    remove: (transaction, stationId, ids) => deleteByIds(transaction, 'devices', stationId, ids),
  },
  {
    id: 'people-unnamed',
    due: (stationId, before) => sql`
      select people.id from people where people.station_id = ${stationId}::uuid
        and people.unnamed_since < ${before} and ${isUnnamed()} and ${notHeld(stationId, 'people.id')}
      order by people.unnamed_since, people.id`,
    remove: (transaction, stationId, ids) => deleteByIds(transaction, 'people', stationId, ids),
  },
  {
    id: 'exports',
    due: (stationId, before) => sql`
      select id from jobs where station_id = ${stationId}::uuid and finished_at < ${before}
        and state in ('succeeded', 'failed', 'cancelled')`,
    remove: null,
  },
  ...(['webhook_deliveries', 'idempotency_records', 'events'] as const).map((table) => ({
    id: table.replaceAll('_', '-') as RetentionClassId,
    due: (stationId: string, before: Date) => sql<{ id: string }>`
      select 1 as id from ${sql.table(table)}
      where station_id = ${stationId}::uuid and ${sql.ref(table === 'events' ? 'time' : 'created_at')} < ${before}`,
    remove: null,
  })),
];

/** That no record of the station names a row of `people`: each table that names persons has its line here. */
function isUnnamed(): RawBuilder<boolean> {
  return sql<boolean>`not exists (select 1 from stays
      where stays.station_id = people.station_id and stays.person_id = people.id)
    and not exists (select 1 from premises
      where premises.station_id = people.station_id and premises.landlord_person_id = people.id)
    and not exists (select 1 from mediation_parties parties
      where parties.station_id = people.station_id and parties.person_id = people.id)
    and not exists (select 1 from accounts
      where accounts.station_id = people.station_id and accounts.person_id = people.id)
    and not exists (select 1 from invitations
      where invitations.station_id = people.station_id and invitations.person_id = people.id)
    and not exists (select 1 from person_requests
      where person_requests.station_id = people.station_id and person_requests.person_id = people.id)`;
}

/** Notes since when no record names a person, and forgets it of those whom one names again. */
export async function noteUnnamed(transaction: Transaction<Schema>, stationId: string, now: Date): Promise<void> {
  await sql`update people set unnamed_since = ${now}
    where station_id = ${stationId}::uuid and unnamed_since is null and ${isUnnamed()}`.execute(transaction);
  await sql`update people set unnamed_since = null
    where station_id = ${stationId}::uuid and unnamed_since is not null and not (${isUnnamed()})`.execute(transaction);
}

/** Forgets of which rows of files records were made that are gone: a keyed hash of a number is data of its person too. */
export async function forgetImported(transaction: Transaction<Schema>, stationId: string): Promise<void> {
  await sql`delete from imported_rows where station_id = ${stationId}::uuid and exists (select 1 from tombstones
    where tombstones.station_id = imported_rows.station_id and tombstones.record_id = imported_rows.record_id
      and tombstones.fields = '{}')`.execute(transaction);
}
