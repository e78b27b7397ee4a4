import type { EmbedSession } from '@wardkit/contract/embed-sessions';
import { scopesOf } from '@wardkit/contract/operation';
import { operations } from '@wardkit/contract/operations';
import type { InputError } from '@wardkit/contract/problem';
import { isWidgetTag, operationsOfWidgets } from '@wardkit/contract/widgets';
import { type Selectable, sql } from 'kysely';
import type { Reach } from '../access/access.ts';
import { hashOfEmbedToken, newEmbedToken } from '../access/embed-token.ts';
import type { Schema } from '../database/schema.ts';
import { applySettings } from '../database/transaction.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { newUuid } from '../uuid.ts';

type Row = Selectable<Schema['embed_sessions']>;
type Creation = Context<(typeof operations)['embedSessions.create']>;

const texts = {
  station: { en: 'This is not the station of the calling program.', 'zh-Hans': '这不是调用程序所属的派出所。' },
  origin: {
    en: 'The server does not list this origin. Whoever runs it can add it to WARDKIT_ORIGINS.',
    'zh-Hans': '服务器未登记此来源，请由运维人员加入 WARDKIT_ORIGINS。',
  },
  widget: { en: 'The server knows no widget of this tag.', 'zh-Hans': '服务器没有此标签的组件。' },
  subject: { en: 'This subject has no account at the station.', 'zh-Hans': '此用户在该派出所没有账户。' },
} as const;

type State = 'live' | 'expired' | 'revoked';

function stateOf({ revoked_at: revokedAt, expires_at: expiresAt }: Row, now: Date): State {
  return revokedAt !== null ? 'revoked' : expiresAt <= now ? 'expired' : 'live';
}

/** A session that expires is another one than before, though nobody wrote it. */
function versionOf(row: Row, now: Date): number {
  return stateOf(row, now) === 'expired' ? row.version + 1 : row.version;
}

function toEmbedSession(row: Row, now: Date): EmbedSession {
  return {
    id: row.id,
    version: versionOf(row, now),
    stationId: row.station_id,
    subject: row.subject,
    personId: row.person_id,
    origin: row.origin,
    widgets: row.widgets,
    scopes: row.scopes,
    state: stateOf(row, now),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}

/** Sessions of the station for its administrator, and those that a program made itself. */
function select({ transaction, reach }: Pick<Context, 'transaction' | 'reach'>) {
  return transaction
    .selectFrom('embed_sessions')
    .selectAll()
    .where(
      sql<boolean>`(station_id = any(${reach.stations}::uuid[])
        or (station_id = any(${reach.home}::uuid[]) and created_by = any(${reach.accounts}::uuid[])))`,
    );
}

/** @throws {RequestProblem} `not-found` */
async function find(context: Pick<Context, 'transaction' | 'reach'>, id: string): Promise<Row> {
  const row = await select(context).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  return row;
}

/** @throws {RequestProblem} `invalid-input` naming everything that is wrong with what was asked for */
function requireKnown({ body, reach, origin, server, language }: Creation): void {
  const fault = (pointer: string, code: string, text: keyof typeof texts): InputError => ({
    pointer,
    code,
    message: texts[text][language],
  });
  const errors: InputError[] = [];
  if (!reach.stations.includes(body.stationId)) errors.push(fault('/stationId', 'not-yours', 'station'));
  if (![origin, ...server.portalOrigins].includes(body.origin)) errors.push(fault('/origin', 'not-listed', 'origin'));
  for (const [index, tag] of body.widgets.entries()) {
    if (!isWidgetTag(tag)) errors.push(fault(`/widgets/${index}`, 'unknown', 'widget'));
  }
  if (errors.length > 0) throw new RequestProblem('invalid-input', { errors });
}

/**
 * The account that the caller's own issuer names so, at the station: the portal and its users sign in at one place, and no
 * portal speaks for the users of another issuer.
 */
async function accountOf({ transaction, caller, body }: Creation) {
  if (caller.kind === 'stranger' || body.subject.includes('\0')) return undefined;
  const { issuer } = caller.identity;
  await applySettings(transaction, { issuer, subject: body.subject });
  return transaction
    .selectFrom('sign_in_links')
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.station_id', '=', 'sign_in_links.station_id')
        .onRef('accounts.id', '=', 'sign_in_links.account_id'),
    )
    .select(['sign_in_links.issuer', 'accounts.id', 'accounts.roles', 'accounts.person_id'])
    .where('sign_in_links.issuer', '=', issuer)
    .where('sign_in_links.subject', '=', body.subject)
    .where('sign_in_links.station_id', '=', body.stationId)
    .where('accounts.ended_at', 'is', null)
    .executeTakeFirst();
}

function stationsOf({ stations, home }: Reach): readonly string[] {
  return [...new Set([...stations, ...home])];
}

export const embedSessionsHandlers = handlers<
  'embedSessions.create' | 'embedSessions.list' | 'embedSessions.get' | 'embedSessions.revoke'
>({
  'embedSessions.create': {
    async handle(context) {
      const { transaction, body, reach, server, now, concerns, language } = context;
      requireKnown(context);
      const account = await accountOf(context);
      const [maker] = reach.accounts;
      if (account === undefined || maker === undefined) {
        const error = { pointer: '/subject', code: 'unknown', message: texts.subject[language] };
        throw new RequestProblem('invalid-input', { errors: [error] });
      }
      const id = newUuid(now);
      const widgets = [...new Set(body.widgets)];
      const token = newEmbedToken(body.stationId, id);
      const row = await transaction
        .insertInto('embed_sessions')
        .values({
          station_id: body.stationId,
          id,
          token_hash: hashOfEmbedToken(server.keys, token),
          issuer: account.issuer,
          subject: body.subject,
          account_id: account.id,
          person_id: account.person_id,
          origin: body.origin,
          widgets,
          scopes: scopesOf(
            [...operationsOfWidgets(widgets)].map((id) => operations[id]),
            account.roles,
          ),
          created_at: now,
          created_by: maker,
          expires_at: new Date(now.getTime() + body.lifetimeSeconds * 1000),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      concerns(row.station_id, id, account.id);
      return {
        status: 201,
        body: { token, session: toEmbedSession(row, now) },
        version: row.version,
        headers: { location: `/v1/embed-sessions/${id}` },
      };
    },
  },

  'embedSessions.list': {
    async handle(context) {
      const { query, now, cursors } = context;
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const states = repeated(query.state);
      let rows = select(context)
        .where('station_id', 'in', stationsOf(context.reach))
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (query.subject !== undefined) rows = rows.where('subject', '=', query.subject);
      if (states !== null) {
        rows = rows.where(
          sql<boolean>`case when revoked_at is not null then 'revoked' when expires_at <= ${now}::timestamptz then 'expired'
            else 'live' end = any(${states}::text[])`,
        );
      }
      if (query.cursor !== undefined) rows = rows.where('id', '<', String(pages.read(query.cursor)[0]));
      const found = await rows.execute();
      const body = cutPage(
        found,
        limit,
        pages,
        (row) => [row.id],
        (row) => toEmbedSession(row, now),
      );
      return { status: 200, body };
    },
  },

  'embedSessions.get': {
    async handle(context) {
      const row = await find(context, context.parameters.sessionId);
      return { status: 200, body: toEmbedSession(row, context.now), version: versionOf(row, context.now) };
    },
  },

  'embedSessions.revoke': {
    async handle(context) {
      const { transaction, now, ifMatch, concerns } = context;
      const seen = await find(context, context.parameters.sessionId);
      await transaction
        .selectFrom('embed_sessions')
        .select('id')
        .where('station_id', '=', seen.station_id)
        .where('id', '=', seen.id)
        .forUpdate()
        .execute();
      const row = await find(context, seen.id);
      if (versionOf(row, now) !== ifMatch)
        throw new RequestProblem('version-stale', { current: toEmbedSession(row, now) });
      // What has ended already stays as it ended.
      if (stateOf(row, now) === 'live') {
        await transaction
          .updateTable('embed_sessions')
          .set({ version: row.version + 1, revoked_at: now })
          .where('station_id', '=', row.station_id)
          .where('id', '=', row.id)
          .execute();
      }
      concerns(row.station_id, row.id);
      return { status: 204, body: undefined };
    },
  },
});
