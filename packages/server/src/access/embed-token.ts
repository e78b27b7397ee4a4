import { randomBytes } from 'node:crypto';
import type { Role } from '@wardkit/contract/role';
import { operationsOfWidgets } from '@wardkit/contract/widgets';
import type { Database } from '../database/open.ts';
import { applySettings, asApplication } from '../database/transaction.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import type { Identity, SignedIn } from './caller.ts';

const prefix = 'ward-embed.';
const form = /^ward-embed\.([\w-]{43})\.[\w-]{43}$/;

/**
 * A new token of an embed session: where its session stands, and 256 random bits. It is opaque to everybody else, and the
 * server keeps only its keyed hash.
 */
export function newEmbedToken(stationId: string, sessionId: string): string {
  const place = Buffer.from((stationId + sessionId).replaceAll('-', ''), 'hex').toString('base64url');
  return `${prefix}${place}.${randomBytes(32).toString('base64url')}`;
}

/** What a token is found again by. */
export function hashOfEmbedToken(keys: KeyRing, token: string): string {
  return keys.hash('embed-sessions.token', token);
}

export function isEmbedToken(token: string): boolean {
  return token.startsWith(prefix);
}

/**
 * Who a token of an embed session stands for by now.
 *
 * @returns null for one that is unknown, was revoked or has expired, and where the account is no longer its subject's
 */
export function findEmbedded(
  database: Database,
  keys: KeyRing,
  identityOf: (issuer: string, subject: string) => Identity,
  token: string,
  now: Date,
): Promise<SignedIn | null> {
  const place = Buffer.from(form.exec(token)?.[1] ?? '', 'base64url').toString('hex');
  if (place.length !== 64) return Promise.resolve(null);
  const embed = hashOfEmbedToken(keys, token);
  return asApplication(database, { embed }, async (transaction) => {
    const session = await transaction
      .selectFrom('embed_sessions')
      .selectAll()
      .where('station_id', '=', uuidOf(place.slice(0, 32)))
      .where('id', '=', uuidOf(place.slice(32)))
      .where('token_hash', '=', embed)
      .executeTakeFirst();
    if (session === undefined || session.revoked_at !== null || session.expires_at <= now) return null;
    const { issuer, subject, station_id: stationId, account_id: accountId } = session;
    await applySettings(transaction, { issuer, subject, accounts: [accountId] });
    const link = await transaction
      .selectFrom('sign_in_links')
      .select('account_id')
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .where('station_id', '=', stationId)
      .executeTakeFirst();
    const account = await transaction
      .selectFrom('accounts')
      .selectAll()
      .where('station_id', '=', stationId)
      .where('id', '=', accountId)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (link?.account_id !== accountId || account === undefined) return null;
    return {
      kind: 'signed-in',
      subject: accountId,
      identity: identityOf(issuer, subject),
      // One account at one station, however many the subject has.
      accounts: [
        {
          id: accountId,
          stationId,
          roles: account.roles as Role[],
          personId: account.person_id,
          displayName: account.display_name,
        },
      ],
      scopes: new Set(session.scopes),
      expiresAt: session.expires_at,
      embed: { sessionId: session.id, origin: session.origin, operations: operationsOfWidgets(session.widgets) },
    };
  });
}

function uuidOf(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
