import type { AuditReview } from '@wardkit/contract/audit';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { applySettings } from '../database/transaction.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { openCell, sealCell } from '../privacy/column-cipher.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { newUuid } from '../uuid.ts';

type Row = Selectable<Schema['audit_reviews']>;

/** The cells of a review that may hold personal data, as they are sealed. */
const reasonColumn = 'audit_reviews.reason';
const findingColumn = 'audit_reviews.finding';

/** Opens the review of a reveal, in the transaction that makes it. */
export async function openReview(context: Context, stationId: string, entryId: string, reason: string): Promise<void> {
  const { transaction, server, reach, purpose, now } = context;
  const id = newUuid(now);
  await transaction
    .insertInto('audit_reviews')
    .values({
      station_id: stationId,
      id,
      entry_id: entryId,
      account_id: reach.accounts[0] ?? null,
      occasion: 'reveal',
      state: 'open',
      purpose,
      reason_sealed: sealCell(server.keys, { stationId, column: reasonColumn, rowId: id }, reason),
      opened_at: now,
      decided_at: null,
      decided_by: null,
      finding_sealed: null,
    })
    .execute();
  const data = { id, version: 1, state: 'open' };
  await context.emit('audit-review.opened', stationId, `/v1/audit-reviews/${id}`, data);
}

function toReview(row: Row, keys: KeyRing): AuditReview {
  const open = (column: string, sealed: string | null) =>
    sealed === null ? null : openCell(keys, { stationId: row.station_id, column, rowId: row.id }, sealed);
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    entryId: row.entry_id,
    occasion: row.occasion,
    state: row.state,
    purpose: row.purpose,
    reason: open(reasonColumn, row.reason_sealed),
    openedAt: row.opened_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    finding: open(findingColumn, row.finding_sealed),
  };
}

/** Opens the reviews of the caller's stations to the call. */
async function selectReviews({ transaction, reach }: Pick<Context, 'transaction' | 'reach'>) {
  await applySettings(transaction, { log: reach.stations });
  return transaction
    .selectFrom('audit_reviews')
    .selectAll()
    .where('station_id', '=', sql<string>`any(${reach.stations}::uuid[])`);
}

/** @throws {RequestProblem} `not-found`, the same for one that is not there and one of another station */
async function findReview(context: Pick<Context, 'transaction' | 'reach'>, id: string): Promise<Row> {
  const row = await (await selectReviews(context)).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  return row;
}

async function hold(transaction: Transaction<Schema>, { station_id, id }: Row): Promise<void> {
  await transaction
    .selectFrom('audit_reviews')
    .select('id')
    .where('station_id', '=', station_id)
    .where('id', '=', id)
    .forUpdate()
    .execute();
}

export const auditReviewsHandlers = handlers<'audit.listReviews' | 'audit.getReview' | 'audit.decideReview'>({
  'audit.listReviews': {
    async handle(context) {
      const { query, cursors, server, concerns } = context;
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const states = repeated(query.state);
      let rows = (await selectReviews(context))
        .orderBy('opened_at')
        .orderBy('id')
        .limit(limit + 1);
      if (states !== null) rows = rows.where('state', 'in', states);
      if (query.cursor !== undefined) {
        const [openedAt, id] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(opened_at, id) > (${openedAt}::timestamptz, ${id}::uuid)`);
      }
      const found = await rows.execute();
      for (const row of found.slice(0, limit)) concerns(row.station_id, row.id);
      const body = cutPage(
        found,
        limit,
        pages,
        (row) => [row.opened_at.toISOString(), row.id],
        (row) => toReview(row, server.keys),
      );
      return { status: 200, body };
    },
  },

  'audit.getReview': {
    async handle(context) {
      const row = await findReview(context, context.parameters.reviewId);
      context.concerns(row.station_id, row.id);
      return { status: 200, body: toReview(row, context.server.keys), version: row.version };
    },
  },

  'audit.decideReview': {
    async handle(context) {
      const { transaction, caller, body, ifMatch, server, now, concerns, reach } = context;
      const seen = await findReview(context, context.parameters.reviewId);
      await hold(transaction, seen);
      const row = await findReview(context, seen.id);
      const own = caller.kind === 'signed-in' && caller.accounts.some(({ id }) => id === row.account_id);
      if (own) throw new RequestProblem('forbidden');
      const current = toReview(row, server.keys);
      if (row.version !== ifMatch) throw new RequestProblem('version-stale', { current });
      if (row.state !== 'open') throw new RequestProblem('state-conflict', { current });
      await transaction
        .updateTable('audit_reviews')
        .set({
          version: row.version + 1,
          state: body.decision,
          decided_at: now,
          decided_by: reach.accounts[0] ?? null,
          finding_sealed: sealCell(
            server.keys,
            { stationId: row.station_id, column: findingColumn, rowId: row.id },
            body.finding,
          ),
        })
        .where('station_id', '=', row.station_id)
        .where('id', '=', row.id)
        .execute();
      concerns(row.station_id, row.id);
      const decided = await findReview(context, row.id);
      const data = { id: decided.id, version: decided.version, state: decided.state };
      await context.emit('audit-review.decided', row.station_id, `/v1/audit-reviews/${row.id}`, data);
      return { status: 200, body: toReview(decided, server.keys), version: decided.version };
    },
  },
});
