import { isStaff, type Role, staffRoles } from '@wardkit/contract/role';
import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { writeAudit } from '../privacy/audit.ts';
import { StartFailure } from '../start-failure.ts';
import { newUuid } from '../uuid.ts';
import { keepMediator } from './mediators.ts';
import { requireStation } from './stations.ts';

/** The roles that an operator gives. Landlords, residents and parties come by the station's invitations. */
export const givenRoles = [...staffRoles, 'integrator'] as const satisfies readonly Role[];
export type GivenRole = (typeof givenRoles)[number];

/** Somebody as their identity provider names them. */
export interface ProviderIdentity {
  readonly issuer: string;
  /** The claim `sub` of their tokens. */
  readonly subject: string;
}

export interface AccountDetails {
  /** What colleagues are shown. */
  readonly displayName: string;
  readonly roles: readonly GivenRole[];
}

/**
 * Makes an account at a station and links it to who signs in. Runs as the owner of the tables, and leaves an entry in the
 * station's audit log, as every function here does.
 *
 * @returns the id of the account
 * @throws {StartFailure} when there is no such station, or who signs in has an account there
 */
export async function addAccount(
  kysely: Kysely<Schema>,
  stationId: string,
  details: AccountDetails,
  identity: ProviderIdentity,
  now: Date,
): Promise<string> {
  await requireStation(kysely, stationId);
  return kysely.transaction().execute(async (transaction) => {
    const id = newUuid(now);
    await transaction
      .insertInto('accounts')
      .values({ station_id: stationId, id, display_name: details.displayName, roles: [...details.roles] })
      .execute();
    await keepMediator(transaction, stationId, id);
    await link(transaction, stationId, id, identity);
    await audit(transaction, 'account.add', stationId, id, now);
    return id;
  });
}

/** Gives an account another name or other roles; those that came by an invitation stay. @throws {StartFailure} for none */
export async function changeAccount(
  kysely: Kysely<Schema>,
  id: string,
  { displayName, roles }: Partial<AccountDetails>,
  now: Date,
): Promise<void> {
  await changing(kysely, id, 'account.change', now, (account) => ({
    ...(displayName === undefined ? {} : { display_name: displayName }),
    ...(roles === undefined ? {} : { roles: [...account.roles.filter((role) => !isGiven(role)), ...roles] }),
  }));
}

/** Ends an account: nobody signs in with it any more, within a minute at every server. @throws {StartFailure} for none */
export function endAccount(kysely: Kysely<Schema>, id: string, now: Date): Promise<void> {
  return changing(kysely, id, 'account.end', now, (account) => {
    if (account.ended_at !== null) throw new StartFailure(`The account ${id} has ended already.`);
    return { ended_at: now };
  });
}

/** Takes an account into use again. @throws {StartFailure} for none, or one that is in use */
export function resumeAccount(kysely: Kysely<Schema>, id: string, now: Date): Promise<void> {
  return changing(kysely, id, 'account.resume', now, (account) => {
    if (account.ended_at === null) throw new StartFailure(`The account ${id} has not ended.`);
    return { ended_at: null };
  });
}

/** Links an account to another identity, such as that of a new provider; the links before stay. */
export async function linkAccount(
  kysely: Kysely<Schema>,
  id: string,
  identity: ProviderIdentity,
  now: Date,
): Promise<void> {
  await kysely.transaction().execute(async (transaction) => {
    const { station_id: stationId } = await holdAccount(transaction, id);
    await link(transaction, stationId, id, identity);
    await audit(transaction, 'account.link', stationId, id, now);
  });
}

/** The accounts of a station that an operator has given roles. */
export async function listAccounts(
  kysely: Kysely<Schema>,
  stationId: string,
): Promise<{ id: string; display_name: string; roles: string[]; ended_at: Date | null }[]> {
  await requireStation(kysely, stationId);
  const rows = await kysely
    .selectFrom('accounts')
    .select(['id', 'display_name', 'roles', 'ended_at'])
    .where('station_id', '=', stationId)
    .orderBy('id')
    .execute();
  return rows.filter(({ roles }) => roles.some(isGiven));
}

function isGiven(role: string): boolean {
  return isStaff(role) || role === 'integrator';
}

async function holdAccount(transaction: Transaction<Schema>, id: string) {
  const account = await transaction
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (account === undefined) throw new StartFailure(`There is no account ${id}.`);
  return account;
}

async function changing(
  kysely: Kysely<Schema>,
  id: string,
  operation: string,
  now: Date,
  change: (account: Awaited<ReturnType<typeof holdAccount>>) => {
    display_name?: string;
    roles?: string[];
    ended_at?: Date | null;
  },
): Promise<void> {
  await kysely.transaction().execute(async (transaction) => {
    const account = await holdAccount(transaction, id);
    await transaction
      .updateTable('accounts')
      .set(change(account))
      .where('station_id', '=', account.station_id)
      .where('id', '=', id)
      .execute();
    await keepMediator(transaction, account.station_id, id);
    await audit(transaction, operation, account.station_id, id, now);
  });
}

async function link(
  transaction: Transaction<Schema>,
  stationId: string,
  accountId: string,
  { issuer, subject }: ProviderIdentity,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('sign_in_links')
    .values({ issuer, subject, station_id: stationId, account_id: accountId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return;
  throw new StartFailure(
    'Whoever signs in under this subject has an account at the station already. "accounts change" gives it other roles.',
  );
}

async function audit(
  transaction: Transaction<Schema>,
  operation: string,
  stationId: string,
  accountId: string,
  now: Date,
): Promise<void> {
  const records = new Map([[stationId, new Set([accountId])]]);
  const entry = { operation, purpose: null, accountId: null, role: 'operator', requestId: newUuid(now), outcome: 204 };
  await writeAudit(transaction, { ...entry, records }, now);
}
