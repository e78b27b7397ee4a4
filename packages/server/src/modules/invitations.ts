import type { Invitation } from '@wardkit/contract/invitations';
import type { operations } from '@wardkit/contract/operations';
import { type Selectable, sql, type Transaction } from 'kysely';
import { noStation } from '../access/caller.ts';
import type { Schema } from '../database/schema.ts';
import { applySettings } from '../database/transaction.ts';
import { type Answer, type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { newUuid } from '../uuid.ts';
import { hashOfInvitationCode, newInvitationCode, readCode, WrongCodes } from './invitation-codes.ts';

type Row = Selectable<Schema['invitations']>;
type Making = Context<(typeof operations)['invitations.create']>;
type Redemption = Context<(typeof operations)['invitations.redeem']>;

const day = 86_400_000;

function stateOf(row: Row, now: Date): 'open' | 'redeemed' | 'expired' | 'revoked' {
  if (row.redeemed_at !== null) return 'redeemed';
  if (row.revoked_at !== null) return 'revoked';
  return row.expires_at <= now ? 'expired' : 'open';
}

/** An invitation that expires is another one than before, though nobody wrote it. */
function versionOf(row: Row, now: Date): number {
  return stateOf(row, now) === 'expired' ? row.version + 1 : row.version;
}

function toInvitation(row: Row, now: Date): Invitation {
  return {
    id: row.id,
    version: versionOf(row, now),
    stationId: row.station_id,
    personId: row.person_id,
    role: row.role,
    state: stateOf(row, now),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    redeemedAt: row.redeemed_at?.toISOString() ?? null,
  };
}

/** Invitations of the caller's stations; where the caller only mediates, those that the caller made. */
function select({ transaction, reach }: Pick<Context, 'transaction' | 'reach'>) {
  return transaction
    .selectFrom('invitations')
    .selectAll()
    .where(
      sql<boolean>`(station_id = any(${reach.stations}::uuid[]) and (station_id <> all(${reach.mediating}::uuid[])
        or created_by = any(${reach.accounts}::uuid[])))`,
    );
}

/**
 * Whether the caller may invite a person in a role: a code opens all that is told to the person, so that a mediator hands it
 * out to who takes part in a mediation that is assigned to them, as a party, and to nobody else.
 */
async function mayInvite(
  { transaction, reach, body }: Pick<Making, 'transaction' | 'reach' | 'body'>,
  stationId: string,
): Promise<boolean> {
  if (!reach.mediating.includes(stationId)) return true;
  if (body.role !== 'party') return false;
  const taking = await transaction
    .selectFrom('mediation_parties')
    .innerJoin('mediation_mediators', (join) =>
      join
        .onRef('mediation_mediators.station_id', '=', 'mediation_parties.station_id')
        .onRef('mediation_mediators.mediation_id', '=', 'mediation_parties.mediation_id'),
    )
    .select('mediation_parties.id')
    .where('mediation_parties.station_id', '=', stationId)
    .where('mediation_parties.person_id', '=', body.personId)
    .where('mediation_parties.role', '<>', 'helper')
    .where('mediation_mediators.mediator_id', 'in', reach.accounts)
    .limit(1)
    .executeTakeFirst();
  return taking !== undefined;
}

/** @throws {RequestProblem} `not-found` */
async function find(context: Pick<Context, 'transaction' | 'reach'>, id: string): Promise<Row> {
  const row = await select(context).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  return row;
}

async function lock(transaction: Transaction<Schema>, stationId: string, id: string): Promise<Row | undefined> {
  return transaction
    .selectFrom('invitations')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The invitation of a code, held to the end of the transaction; undefined where the code can't be used. */
async function openInvitationOf({ transaction, body, server, now }: Redemption): Promise<Row | undefined> {
  const code = readCode(body.code);
  if (code === null) return undefined;
  const invitation = hashOfInvitationCode(server.keys, code);
  await applySettings(transaction, { invitation });
  const place = await transaction
    .selectFrom('invitation_codes')
    .select(['station_id', 'invitation_id'])
    .where('code_hash', '=', invitation)
    .executeTakeFirst();
  const row = place === undefined ? undefined : await lock(transaction, place.station_id, place.invitation_id);
  return row !== undefined && stateOf(row, now) === 'open' ? row : undefined;
}

/**
 * Links the caller to the person of an invitation at its station, and to nothing else.
 *
 * @returns the id of the account, or null where the caller is somebody else there already, or the person is gone
 */
async function link(context: Redemption, row: Row): Promise<string | null> {
  const { transaction, caller, reach } = context;
  if (caller.kind === 'stranger') throw new RequestProblem('unauthenticated');
  const { issuer, subject, id } = caller.identity;
  const stationId = row.station_id;
  const known = caller.accounts.find((account) => account.stationId === stationId);
  await applySettings(transaction, {
    issuer,
    subject,
    invited: stationId,
    accounts: [...new Set([...reach.accounts, id])],
    persons: [...reach.persons, row.person_id],
    home: [...new Set([...reach.home, stationId])],
  });
  const person = await transaction
    .selectFrom('people')
    .select('name_masked')
    .where('station_id', '=', stationId)
    .where('id', '=', row.person_id)
    .executeTakeFirst();
  if (person === undefined) return null;
  if (known !== undefined) {
    if (known.personId !== null && known.personId !== row.person_id) return null;
    await transaction
      .updateTable('accounts')
      .set({ roles: [...new Set([...known.roles, row.role])], person_id: row.person_id })
      .where('station_id', '=', stationId)
      .where('id', '=', known.id)
      .execute();
    return known.id;
  }
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('sign_in_links')
    .values({ issuer, subject, station_id: stationId, account_id: id })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  // Another code of the same station was redeemed by the same identity in this moment.
  if (numInsertedOrUpdatedRows !== 1n) throw new RequestProblem('request-in-progress');
  await transaction
    .insertInto('accounts')
    // A display name is shown without a purpose, so it is masked.
    .values({
      station_id: stationId,
      id,
      display_name: person.name_masked,
      roles: [row.role],
      person_id: row.person_id,
    })
    .execute();
  return id;
}

/** Refuses a code, and keeps what was noted of it. */
function refused(): Answer<never> {
  return { status: 422, body: undefined as never, refusal: new RequestProblem('invitation-invalid') };
}

export const invitationsHandlers = handlers<
  'invitations.create' | 'invitations.list' | 'invitations.get' | 'invitations.revoke' | 'invitations.redeem'
>({
  'invitations.create': {
    async handle(context) {
      const { transaction, body, reach, server, now, concerns, language } = context;
      const person = await transaction
        .selectFrom('people')
        .select('station_id')
        .where(sql<boolean>`station_id = any(${reach.stations}::uuid[])`)
        .where('id', '=', body.personId)
        .executeTakeFirst();
      const [maker] = reach.accounts;
      // Of somebody who may not be invited it is told no more than of who is not there.
      if (person === undefined || maker === undefined || !(await mayInvite(context, person.station_id))) {
        const message = language === 'en' ? 'The station has no such person.' : '本所没有此人的记录。';
        throw new RequestProblem('invalid-input', { errors: [{ pointer: '/personId', code: 'unknown', message }] });
      }
      const id = newUuid(now);
      const code = newInvitationCode();
      const hash = hashOfInvitationCode(server.keys, code);
      const stationId = person.station_id;
      await transaction
        .insertInto('invitation_codes')
        .values({ code_hash: hash, station_id: stationId, invitation_id: id })
        .execute();
      const row = await transaction
        .insertInto('invitations')
        .values({
          station_id: stationId,
          id,
          person_id: body.personId,
          role: body.role,
          code_hash: hash,
          created_at: now,
          created_by: maker,
          expires_at: new Date(now.getTime() + body.days * day),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      concerns(stationId, id, body.personId);
      return {
        status: 201,
        body: { code, invitation: toInvitation(row, now) },
        version: row.version,
        headers: { location: `/v1/invitations/${id}` },
      };
    },
  },

  'invitations.list': {
    async handle(context) {
      const { query, now, cursors } = context;
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const states = repeated(query.state);
      let rows = select(context)
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (query.personId !== undefined) rows = rows.where('person_id', '=', query.personId);
      if (states !== null) {
        rows = rows.where(
          sql<boolean>`case when redeemed_at is not null then 'redeemed' when revoked_at is not null then 'revoked'
            when expires_at <= ${now}::timestamptz then 'expired' else 'open' end = any(${states}::text[])`,
        );
      }
      if (query.cursor !== undefined) rows = rows.where('id', '<', String(pages.read(query.cursor)[0]));
      const body = cutPage(
        await rows.execute(),
        limit,
        pages,
        (row) => [row.id],
        (row) => toInvitation(row, now),
      );
      return { status: 200, body };
    },
  },

  'invitations.get': {
    async handle(context) {
      const row = await find(context, context.parameters.invitationId);
      return { status: 200, body: toInvitation(row, context.now), version: versionOf(row, context.now) };
    },
  },

  'invitations.revoke': {
    async handle(context) {
      const { transaction, now, ifMatch, concerns } = context;
      const seen = await find(context, context.parameters.invitationId);
      const row = await lock(transaction, seen.station_id, seen.id);
      if (row === undefined) throw new RequestProblem('not-found');
      const current = toInvitation(row, now);
      if (current.version !== ifMatch) throw new RequestProblem('version-stale', { current });
      if (current.state === 'redeemed') throw new RequestProblem('state-conflict', { current });
      // What has ended already stays as it ended.
      if (current.state === 'open') {
        await transaction
          .updateTable('invitations')
          .set({ version: row.version + 1, revoked_at: now })
          .where('station_id', '=', row.station_id)
          .where('id', '=', row.id)
          .execute();
      }
      concerns(row.station_id, row.id);
      return { status: 204, body: undefined };
    },
  },

  'invitations.redeem': {
    keyOfIdentity: true,
    async handle(context) {
      const { transaction, caller, now, concerns, emit } = context;
      if (caller.kind === 'stranger') throw new RequestProblem('unauthenticated');
      const place = { stationId: noStation, accountId: caller.identity.id };
      const wrongCodes = await WrongCodes.of(transaction, place, now);
      const row = await openInvitationOf(context);
      const accountId = row === undefined ? null : await link(context, row);
      if (row === undefined || accountId === null) {
        await wrongCodes.add();
        return refused();
      }
      const version = row.version + 1;
      await transaction
        .updateTable('invitations')
        .set({ version, redeemed_at: now, redeemed_by: accountId })
        .where('station_id', '=', row.station_id)
        .where('id', '=', row.id)
        .execute();
      concerns(row.station_id, row.id, row.person_id);
      const data = { id: row.id, version, state: 'redeemed' };
      await emit('invitation.redeemed', row.station_id, `/v1/invitations/${row.id}`, data);
      return {
        status: 200,
        body: { stationId: row.station_id, personId: row.person_id, role: row.role, linkedAt: now.toISOString() },
      };
    },
  },
});
