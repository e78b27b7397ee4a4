import { type DoorplateKey, doorplateKeyStates } from '@wardkit/contract/doorplate-keys';
import { doorplateStates } from '@wardkit/contract/doorplates';
import { stateAfter } from '@wardkit/contract/state-machine';
import { sql, type Transaction } from 'kysely';
import type { Reach } from '../access/access.ts';
import type { Schema } from '../database/schema.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { publishEndings } from './plate-endings.ts';
import { createPlateKey, holdPlateKeys, isSignedBy, type PlateKeyRow } from './plate-keys.ts';
import { holdPremises } from './premises-turns.ts';
import { takeRecordId } from './records.ts';

function toKey(row: PlateKeyRow): DoorplateKey {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    keyId: row.key_id,
    algorithm: 'Ed25519',
    publicKey: row.public_key,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    endReason: row.end_reason,
  };
}

function pathOf(id: string): string {
  return `/v1/doorplate-keys/${id}`;
}

function changeOf({ id, version, state }: PlateKeyRow): object {
  return { id, version, state };
}

function selectKeys(transaction: Transaction<Schema>, reach: Reach) {
  return transaction
    .selectFrom('plate_keys')
    .selectAll()
    .where(sql<boolean>`station_id = any(${reach.stations}::uuid[])`);
}

async function findKey({ transaction, reach }: Pick<Context, 'transaction' | 'reach'>, id: string) {
  const row = await selectKeys(transaction, reach).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  return row;
}

/** The station of a new key: where the caller keeps keys. Who does so at several is told to sign in at one. */
function stationOf({ reach, language }: Pick<Context, 'reach' | 'language'>): string {
  const [only, ...others] = reach.stations;
  if (only !== undefined && others.length === 0) return only;
  const message =
    language === 'en'
      ? 'You keep the keys of several stations, and the request names none. Sign in with the account of one of them.'
      : '您管理多个派出所的密钥，而请求未指明派出所。请用其中一个派出所的账号登录。';
  throw new RequestProblem('invalid-input', { errors: [{ pointer: '', code: 'station-unclear', message }] });
}

type Ending = Pick<Context, 'transaction' | 'reach' | 'ifMatch' | 'now'> & {
  readonly parameters: { readonly doorplateKeyId: string };
  readonly body: { readonly reason: string };
};

/** Ends a key, with every key of its station held. Written before station tables, as a cluster wants of a reference table. */
async function endKey(context: Ending, move: 'retire' | 'compromise'): Promise<PlateKeyRow> {
  const { transaction, parameters, ifMatch, now, body } = context;
  const { station_id } = await findKey(context, parameters.doorplateKeyId);
  const keys = await holdPlateKeys(transaction, station_id);
  const row = keys.find(({ id }) => id === parameters.doorplateKeyId);
  if (row === undefined) throw new RequestProblem('not-found');
  if (row.version !== ifMatch) throw new RequestProblem('version-stale', { current: toKey(row) });
  const state = stateAfter(doorplateKeyStates, row.state, move);
  if (state === null) throw new RequestProblem('state-conflict');
  const others = keys.filter((key) => key.id !== row.id && key.state === doorplateKeyStates.initial);
  if (move === 'retire' && others.length === 0) throw new RequestProblem('state-conflict');
  return transaction
    .updateTable('plate_keys')
    .set({ state, ended_at: now, end_reason: body.reason, version: row.version + 1 })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

interface SignedPlate {
  readonly id: string;
  readonly code: string;
  readonly premises_id: string;
}

/** Holds the premises of the plates in force that a key signed, so that nobody ends one of these meanwhile. */
async function holdSignedPlates(transaction: Transaction<Schema>, key: PlateKeyRow): Promise<readonly SignedPlate[]> {
  const find = () =>
    transaction
      .selectFrom('doorplates')
      .select(['id', 'code', 'premises_id'])
      .where('station_id', '=', key.station_id)
      .where('state', '=', doorplateStates.initial)
      .where(isSignedBy(key.key_id))
      .orderBy('id')
      .execute();
  const premisesIds = [...new Set((await find()).map((plate) => plate.premises_id))].sort();
  for (const premisesId of premisesIds) await holdPremises(transaction, key.station_id, premisesId);
  return find();
}

/** How many rows a statement writes: a database takes 65,535 parameters. */
const chunk = 1000;

async function communitiesOf(
  transaction: Transaction<Schema>,
  stationId: string,
  plates: readonly { readonly premises_id: string }[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction
    .selectFrom('premises')
    .select(['id', 'community_code'])
    .where('station_id', '=', stationId)
    .where('id', 'in', [...new Set(plates.map((plate) => plate.premises_id))])
    .execute();
  return new Map(rows.map((row) => [row.id, row.community_code]));
}

interface CompromisePlan {
  readonly key: PlateKeyRow;
  readonly plates: readonly SignedPlate[];
}

const ended = new WeakMap<object, PlateKeyRow>();
const compromised = new WeakMap<object, CompromisePlan>();

export const doorplateKeysHandlers = handlers<
  'doorplates.listKeys' | 'doorplates.createKey' | 'doorplates.retireKey' | 'doorplates.compromiseKey'
>({
  'doorplates.listKeys': {
    async handle({ transaction, reach, query, cursors }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = selectKeys(transaction, reach)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (query.cursor !== undefined) {
        const [createdAt, id] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(created_at, id) < (${createdAt}::timestamptz, ${id}::uuid)`);
      }
      const body = cutPage(await rows.execute(), limit, pages, (row) => [row.created_at.toISOString(), row.id], toKey);
      return { status: 200, body };
    },
  },

  'doorplates.createKey': {
    async prepare(context) {
      const { transaction, parameters, server, now } = context;
      const stationId = stationOf(context);
      await takeRecordId(transaction, parameters.doorplateKeyId, stationId);
      await createPlateKey(transaction, server.keys, stationId, parameters.doorplateKeyId, now);
    },
    async handle(context) {
      const { parameters, concerns, emit } = context;
      const row = await findKey(context, parameters.doorplateKeyId);
      concerns(row.station_id, row.id);
      await emit('doorplate-key.created', row.station_id, pathOf(row.id), changeOf(row));
      return { status: 201, body: toKey(row), version: row.version, headers: { location: pathOf(row.id) } };
    },
  },

  'doorplates.retireKey': {
    async prepare(context) {
      ended.set(context, await endKey(context, 'retire'));
    },
    async handle(context) {
      const row = ended.get(context);
      if (row === undefined) throw new Error('the end of a key was not prepared');
      context.concerns(row.station_id, row.id);
      await context.emit('doorplate-key.retired', row.station_id, pathOf(row.id), changeOf(row));
      return { status: 200, body: toKey(row), version: row.version };
    },
  },

  'doorplates.compromiseKey': {
    async prepare(context) {
      const key = await endKey(context, 'compromise');
      const plates = await holdSignedPlates(context.transaction, key);
      const codes = plates.map(({ code }) => code);
      await publishEndings(context.transaction, codes, doorplateStates.moves.compromise.to, context.now);
      compromised.set(context, { key, plates });
    },
    async handle(context) {
      const { transaction, now, body, concerns, emit } = context;
      const plan = compromised.get(context);
      if (plan === undefined) throw new Error('the end of a key was not prepared');
      const { key, plates } = plan;
      concerns(key.station_id, key.id);
      await emit('doorplate-key.compromised', key.station_id, pathOf(key.id), changeOf(key));
      for (let from = 0; from < plates.length; from += chunk) {
        const ids = plates.slice(from, from + chunk).map(({ id }) => id);
        const rows = await transaction
          .updateTable('doorplates')
          .set({
            state: doorplateStates.moves.compromise.to,
            ended_at: now,
            end_reason: body.reason,
            version: sql<number>`version + 1`,
          })
          .where('station_id', '=', key.station_id)
          .where('id', 'in', ids)
          .returning(['id', 'version', 'state', 'premises_id'])
          .execute();
        const communityOf = await communitiesOf(transaction, key.station_id, rows);
        for (const { id, version, state, premises_id } of rows) {
          concerns(key.station_id, id);
          const data = { id, version, state, premisesId: premises_id };
          await emit('doorplate.revoked', key.station_id, `/v1/doorplates/${id}`, data, communityOf.get(premises_id));
        }
      }
      return { status: 200, body: toKey(key), version: key.version };
    },
  },
});
