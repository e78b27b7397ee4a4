import { sql } from 'kysely';
import { applySettings } from '../database/transaction.ts';
import type { Context } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { openCell } from '../privacy/column-cipher.ts';
import { deletedName, type PersonColumn } from '../privacy/masked-person.ts';
import { changePerson, numberAnew } from '../privacy/people.ts';
import {
  findPersonRecords,
  isKeptByDuty,
  type PersonRecord,
  type PersonRecordKind,
  personRecordKinds,
  readRecordPath,
} from '../privacy/person-records.ts';
import { grantedRequest, keptByDuty } from '../retention/retention-data.ts';
import { writeTombstones } from '../retention/tombstones.ts';
import { correctParties } from './mediation-party-rights.ts';
import { columnOf, type RequestRow } from './person-request-record.ts';
import { countAnew } from './statistics-counts.ts';

/** What an effect needs of the call that answers. */
type EffectContext = Pick<Context, 'transaction' | 'reach' | 'server' | 'now' | 'language' | 'concerns' | 'emit'>;

interface Target {
  readonly kind: PersonRecordKind;
  readonly record: PersonRecord;
}

/** Why something that was asked for may not be deleted. */
type Obstacle = 'held' | 'duty' | 'in-use';

/**
 * Does what was asked for and is granted, in the transaction of the answer.
 *
 * @param inPart what may not be deleted stays, instead of refusing the answer
 * @throws {RequestProblem} `state-conflict` that says which rule stands against it: the answer is then a refusal that names it
 */
export async function carryOut(context: EffectContext, row: RequestRow, inPart: boolean): Promise<void> {
  const { transaction } = context;
  await applySettings(transaction, { concerned: row.person_id, person: row.person_id });
  switch (row.kind) {
    case 'correction':
      return correct(context, row);
    case 'restriction':
      return restrict(context, row);
    default:
      return erase(context, row, inPart);
  }
}

const memberOfColumn = { name: 'name', identity: 'identityNumber', phone: 'telephone' } as const;

async function correct(context: EffectContext, row: RequestRow): Promise<void> {
  const column = columnOf(row);
  if (column === null || row.correct_value_sealed === null) throw new RequestProblem('state-conflict');
  await requireStillNamed(context, row);
  const place = { stationId: row.station_id, column: 'person_requests.correct_value', rowId: row.id };
  const value = openCell(context.server.keys, place, row.correct_value_sealed);
  const changed = await changePerson(context, row.station_id, row.person_id, { [memberOfColumn[column]]: value });
  if (changed.id === row.person_id) {
    await correctParties(context, row, column, value);
    return tellChanged(context, row);
  }
  const { language } = context;
  throw new RequestProblem('state-conflict', {
    detail:
      language === 'en'
        ? 'Another person of the station has this identity number on record. Put the stays of the two right first, then answer.'
        : '本所已有另一人登记了该公民身份号码，请先核对并更正两人的居住登记，再答复。',
  });
}

async function restrict(context: EffectContext, row: RequestRow): Promise<void> {
  const { transaction } = context;
  const column = columnOf(row);
  const named = row.record === null ? null : readRecordPath(row.record);
  if (named !== null) await requireStillNamed(context, row);
  const all: readonly PersonColumn[] = ['name', 'identity', 'phone'];
  const columns = column !== null ? [column] : named === null ? all : Object.values(named.kind.columns);
  await transaction
    .updateTable('people')
    .set({
      restricted: sql<string[]>`array(select distinct unnest(restricted || ${columns}::text[]))`,
    })
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.person_id)
    .execute();
  await numberAnew(context, row.station_id, row.person_id);
  await tellChanged(context, row);
}

/** Whoever keeps a copy of a record that shows the person is told that there is a new version. */
async function tellChanged({ transaction, emit }: EffectContext, row: RequestRow): Promise<void> {
  const { rows } = await sql<{ id: string; version: number; state: string | null; premises_id: string; place: string }>`
    select stays.id, stays.version, stays.state, stays.premises_id, premises.community_code as place
    from stays join premises on premises.station_id = stays.station_id and premises.id = stays.premises_id
    where stays.station_id = ${row.station_id}::uuid and stays.person_id = ${row.person_id}::uuid
    union all
    select id, version, null, id, community_code from premises
    where station_id = ${row.station_id}::uuid and landlord_person_id = ${row.person_id}::uuid`.execute(transaction);
  for (const { id, version, state, premises_id: premisesId, place } of rows) {
    if (state === null) await emit('premises.changed', row.station_id, `/v1/premises/${id}`, { id, version }, place);
    else {
      await emit('stay.changed', row.station_id, `/v1/stays/${id}`, { id, version, state, premisesId }, place);
    }
  }
}

/** What was recorded when the request was filed may name somebody else by now. */
async function requireStillNamed(context: EffectContext, row: RequestRow): Promise<void> {
  if ((await targetsOf(context, row)).length > 0) return;
  const { language } = context;
  throw new RequestProblem('state-conflict', {
    detail: language === 'en' ? 'The record no longer holds data of this person.' : '该记录已不含此人的信息。',
  });
}

async function targetsOf({ transaction }: EffectContext, row: RequestRow): Promise<Target[]> {
  const named = row.record === null ? null : readRecordPath(row.record);
  const kinds = named === null ? personRecordKinds : [named.kind];
  const targets: Target[] = [];
  for (const kind of kinds) {
    const id = named?.id ?? null;
    for (const record of await findPersonRecords(transaction, kind, [row.station_id], [row.person_id], { id })) {
      // The request itself remains as the record of what was asked for.
      if (record.id !== row.id) targets.push({ kind, record });
    }
  }
  return targets;
}

async function erase(context: EffectContext, row: RequestRow, inPart: boolean): Promise<void> {
  const targets = await targetsOf(context, row);
  if (row.record !== null && targets.length === 0) await requireStillNamed(context, row);
  const everything = row.record === null ? targets : await targetsOf(context, { ...row, record: null });
  const held = await holdsOn(context, row, everything);
  const obstacles = new Map<Target, Obstacle>();
  for (const target of row.field === null ? targets : everything) {
    const obstacle = obstacleOf(context, target, held, row.field === null ? null : columnOf(row));
    if (obstacle !== null) obstacles.set(target, obstacle);
  }
  const isPersonHeld = held.has(row.person_id);
  if (!inPart && (obstacles.size > 0 || isPersonHeld)) {
    throw refusal(context, isPersonHeld ? 'held' : ([...obstacles.values()][0] ?? 'held'));
  }
  if (isPersonHeld) return;
  if (row.field !== null) {
    if (obstacles.size === 0) await eraseField(context, row, targets);
    return;
  }
  for (const target of targets) if (!obstacles.has(target)) await eraseRecord(context, row, target);
  if (row.record === null && obstacles.size === 0) await erasePerson(context, row);
}

/** What of the records, their premises and the person lies under a hold. */
async function holdsOn(
  { transaction }: EffectContext,
  row: RequestRow,
  targets: readonly Target[],
): Promise<Set<string>> {
  const ids = targets.flatMap(({ record }) => [record.id, record.premises_id]).filter((id) => id !== null);
  const rows = await transaction
    .selectFrom('legal_holds')
    .select('record_id')
    .where('station_id', '=', row.station_id)
    .where('lifted_at', 'is', null)
    .where('record_id', 'in', [row.person_id, ...ids])
    .execute();
  return new Set(rows.map((hold) => hold.record_id));
}

/** A record that is still needed keeps who it is about; how to reach the person may go at any time. */
function obstacleOf(
  { server, now }: EffectContext,
  { kind, record }: Target,
  held: ReadonlySet<string>,
  column: PersonColumn | null,
): Obstacle | null {
  if (held.has(record.id) || (record.premises_id !== null && held.has(record.premises_id))) return 'held';
  if (isKeptByDuty(kind, record, server.retention, now)) return 'duty';
  const isInUse = record.ended_on === null;
  return isInUse && column !== 'phone' ? 'in-use' : null;
}

function refusal({ language }: EffectContext, obstacle: Obstacle): RequestProblem {
  const say = (en: string, zh: string) => (language === 'en' ? en : zh);
  const basis = `${keptByDuty.source[language]} ${keptByDuty.article}`;
  switch (obstacle) {
    case 'held':
      return new RequestProblem('state-conflict', {
        detail: say(
          `A legal hold lies on it, so it is kept. Refuse the request and name the rule, such as ${basis}.`,
          `该信息处于依法保全状态，不得删除。请答复拒绝并写明依据，例如${basis}。`,
        ),
      });
    case 'duty':
      return new RequestProblem('state-conflict', {
        detail: say(
          `The law asks to keep it, and the time is not over. Refuse the request and name the rule, such as ${basis}.`,
          `法定保存期限未届满，不得删除。请答复拒绝并写明依据，例如${basis}。`,
        ),
      });
    case 'in-use':
      return new RequestProblem('state-conflict', {
        detail: say(
          'A record that is still in use needs it: a stay that has not ended, premises that the person lets, a mediation that is on file, or a request that waits. End it first, or refuse the request and name the rule.',
          '仍在使用的记录需要该信息：未离开的居住登记、正在出租的房屋、在存的调解卷宗或尚未答复的请求。请先办结，或答复拒绝并写明依据。',
        ),
      });
  }
}

async function eraseField(context: EffectContext, row: RequestRow, targets: readonly Target[]): Promise<void> {
  const { transaction } = context;
  const column = columnOf(row);
  if (column === null) {
    // A field of the record itself: words of a request.
    for (const { record } of targets) await eraseWords(context, row.station_id, record.id, row.field);
  } else {
    const gone =
      column === 'name'
        ? deletedName
        : column === 'identity'
          ? { identity_sealed: null, identity_masked: null, identity_hash: null }
          : { phone_sealed: null, phone_masked: null, phone_hash: null };
    await transaction
      .updateTable('people')
      .set(gone)
      .where('station_id', '=', row.station_id)
      .where('id', '=', row.person_id)
      .execute();
    await correctParties(context, row, column, null);
    await numberAnew(context, row.station_id, row.person_id);
    await tellChanged(context, row);
    await eraseCorrections(context, row, column);
  }
  const recordIds = column === null ? targets.map(({ record }) => record.id) : [row.person_id];
  await writeTombstones(
    transaction,
    {
      stationId: row.station_id,
      recordIds,
      class: column === null ? 'person-requests' : 'people',
      fields: row.field === null ? [] : [row.field],
      rule: grantedRequest.id,
      requestId: row.id,
    },
    context.now,
  );
}

/** A correction that was asked for holds the value as well. */
async function eraseCorrections({ transaction }: EffectContext, row: RequestRow, column: PersonColumn): Promise<void> {
  const fields = personRecordKinds.flatMap(({ columns }) =>
    Object.entries(columns).flatMap(([field, each]) => (each === column ? [field] : [])),
  );
  await transaction
    .updateTable('person_requests')
    .set({ correct_value_sealed: null, correct_value_masked: null, version: sql<number>`version + 1` })
    .where('station_id', '=', row.station_id)
    .where('person_id', '=', row.person_id)
    .where('id', '<>', row.id)
    .where('field', 'in', fields)
    .where('correct_value_masked', 'is not', null)
    .execute();
}

async function eraseWords(
  { transaction }: EffectContext,
  stationId: string,
  id: string,
  field: string | null,
): Promise<void> {
  await transaction
    .updateTable('person_requests')
    .set({
      ...(field === '/correctValue' ? {} : { statement_sealed: '' }),
      ...(field === '/statement' ? {} : { correct_value_sealed: null, correct_value_masked: null }),
      version: sql<number>`version + 1`,
    })
    .where('station_id', '=', stationId)
    .where('id', '=', id)
    .execute();
}

async function eraseRecord(context: EffectContext, row: RequestRow, { kind, record }: Target): Promise<void> {
  const { transaction, concerns, now } = context;
  const { station_id: stationId } = row;
  concerns(stationId, record.id);
  switch (kind.collection) {
    case 'stays':
      await transaction.deleteFrom('stays').where('station_id', '=', stationId).where('id', '=', record.id).execute();
      await countAnew(transaction, stationId, 'stays', [record.id]);
      break;
    case 'person-requests':
      await eraseWords(context, stationId, record.id, null);
      break;
    default:
      throw new Error(`records of ${kind.collection} are in use as long as they are there`);
  }
  await writeTombstones(
    transaction,
    {
      stationId,
      recordIds: [record.id],
      class: kind.retention ?? kind.collection,
      fields: kind.collection === 'stays' ? [] : record.fields,
      rule: grantedRequest.id,
      requestId: row.id,
    },
    now,
  );
}

/** The person's own row goes, and no account is theirs any more. The request that asked for it says nothing of them. */
async function erasePerson(context: EffectContext, row: RequestRow): Promise<void> {
  const { transaction, now, concerns } = context;
  const { station_id: stationId, person_id: personId } = row;
  const accounts = await transaction
    .selectFrom('accounts')
    .select('id')
    .where('station_id', '=', stationId)
    .where('person_id', '=', personId)
    .execute();
  const accountIds = accounts.map(({ id }) => id);
  if (accountIds.length > 0) {
    await transaction
      .deleteFrom('sign_in_links')
      .where('station_id', '=', stationId)
      .where('account_id', 'in', accountIds)
      .execute();
    await transaction
      .updateTable('accounts')
      .set({ display_name: deletedName.name_masked, person_id: null })
      .where('station_id', '=', stationId)
      .where('id', 'in', accountIds)
      .execute();
  }
  // Nobody is to be linked to the person any more, nor to act for them.
  for (const table of ['invitations', 'embed_sessions'] as const) {
    await transaction
      .updateTable(table)
      .set({ revoked_at: now, version: sql<number>`version + 1` })
      .where('station_id', '=', stationId)
      .where('person_id', '=', personId)
      .where('revoked_at', 'is', null)
      .execute();
  }
  await eraseWords(context, stationId, row.id, null);
  await transaction.deleteFrom('people').where('station_id', '=', stationId).where('id', '=', personId).execute();
  concerns(stationId, personId);
  await writeTombstones(
    transaction,
    { stationId, recordIds: [personId], class: 'people', rule: grantedRequest.id, requestId: row.id },
    now,
  );
}
