import type { Rating } from '@wardkit/contract/ratings';
import { type Selectable, sql } from 'kysely';
import { withinReach } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import { handlers } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';

/** The day of the next check as text: a driver would make a moment of it. */
export const nextCheckDay = sql<string | null>`ratings.next_check_due_on::text`.as('due_on');

export function toRating(row: Selectable<Schema['ratings']> & { due_on: string | null }) {
  return {
    ...(row.document as Rating),
    premisesId: row.premises_id,
    checkId: row.check_id,
    standardVersion: row.standard_version,
    ratedAt: row.rated_at.toISOString(),
    nextCheckDueOn: row.due_on,
  };
}

export const ratingsHandlers = handlers<'ratings.get'>({
  'ratings.get': {
    async handle({ transaction, reach, parameters }) {
      const row = await transaction
        .selectFrom('ratings')
        .innerJoin('premises', (join) =>
          join.onRef('premises.station_id', '=', 'ratings.station_id').onRef('premises.id', '=', 'ratings.premises_id'),
        )
        .selectAll('ratings')
        .select(nextCheckDay)
        // A home that nobody lets is nobody's to rate.
        .where('premises.use', '=', 'let')
        .where('ratings.premises_id', '=', parameters.premisesId)
        .where(withinReach(reach, 'ratings'))
        .executeTakeFirst();
      if (row === undefined) throw new RequestProblem('not-found');
      return { status: 200, body: toRating(row) };
    },
  },
});
