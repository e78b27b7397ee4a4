import type { RentalCheck } from '@wardkit/contract/rental-checks';
import { rentalCheckStates } from '@wardkit/contract/rental-checks';
import { stateAfter } from '@wardkit/contract/state-machine';
import { sql } from 'kysely';
import type { Reach } from '../access/access.ts';
import { withinReach } from '../access/within-reach.ts';
import { applySettings } from '../database/transaction.ts';
import { type Context, handlers } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { actingAt } from './actor.ts';
import { holdRatedPremises, type RatedPremises } from './rating-in-force.ts';
import { type CheckRow, changeCheck, completeCheck, emitCheck } from './rental-check-record.ts';
import { withdrawCheck } from './rental-check-withdrawal.ts';

type ChangeContext = Pick<Context, 'transaction' | 'reach' | 'ifMatch'>;

/** A check that the caller may change, as it is now, with its premises held. */
async function holdCheck(
  { transaction, reach, ifMatch }: ChangeContext,
  checkId: string,
): Promise<{ row: CheckRow; premises: RatedPremises }> {
  const seen = await transaction
    .selectFrom('rental_checks')
    .select(['station_id', 'premises_id'])
    .where('id', '=', checkId)
    .where(ownOrWithinReach(reach))
    .executeTakeFirst();
  if (seen === undefined) throw new RequestProblem('not-found');
  // What follows from an own check is the station's: its premises, its other checks, the hazards and the rating.
  const stations = [...new Set([...reach.stations, seen.station_id])];
  await applySettings(transaction, { stations });
  const premises = await holdRatedPremises(transaction, seen.station_id, seen.premises_id);
  const row = await transaction
    .selectFrom('rental_checks')
    .selectAll()
    .where('station_id', '=', seen.station_id)
    .where('id', '=', checkId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (row.version !== ifMatch) {
    throw new RequestProblem('version-stale', { current: await completeCheck({ transaction, reach }, row) });
  }
  return { row, premises };
}

/** Checks of the caller's stations, and those that the caller made. */
function ownOrWithinReach(reach: Reach) {
  return sql<boolean>`(${withinReach(reach, 'rental_checks')}
    or (station_id = any(${reach.home}::uuid[]) and checked_by = any(${reach.accounts}::uuid[])))`;
}

export const rentalCheckChangesHandlers = handlers<'rentalChecks.review' | 'rentalChecks.withdraw'>({
  'rentalChecks.review': {
    async handle(context) {
      const { transaction, reach, parameters, body, now, language, concerns } = context;
      const { row, premises } = await holdCheck(context, parameters.checkId);
      concerns(row.station_id, row.id, row.premises_id);
      if (reach.accounts.includes(row.checked_by)) {
        const detail =
          language === 'en' ? 'Somebody other than who made the check reviews it.' : '检查须由检查人以外的人审核。';
        throw new RequestProblem('forbidden', { detail });
      }
      const isAccepted = body.decision === 'accept';
      const state = stateAfter(rentalCheckStates, row.state, isAccepted ? 'accept' : 'sendBack');
      if (state === null) throw new RequestProblem('state-conflict');
      if (!isAccepted && body.reason === null) {
        const message = language === 'en' ? 'Say what is to be checked again.' : '退回时须说明需要重新检查的内容。';
        throw new RequestProblem('invalid-input', { errors: [{ pointer: '/reason', code: 'missing', message }] });
      }
      const reviewer = actingAt(context, row.station_id);
      const review: RentalCheck['review'] = {
        decision: body.decision,
        reason: body.reason,
        reviewedBy: reviewer.actor,
        reviewedAt: now.toISOString(),
      };
      const changed = await changeCheck(transaction, row, {
        state,
        review: JSON.stringify(review),
        reviewed_by: reviewer.id,
      });
      const type = isAccepted ? 'rental-check.reviewed' : 'rental-check.sent-back';
      await emitCheck(context, type, changed, premises.community_code);
      return { status: 200, body: await completeCheck(context, changed), version: changed.version };
    },
  },

  'rentalChecks.withdraw': {
    async handle(context) {
      const { parameters, body, concerns } = context;
      const { row, premises } = await holdCheck(context, parameters.checkId);
      concerns(row.station_id, row.id, row.premises_id);
      const state = stateAfter(rentalCheckStates, row.state, 'withdraw');
      if (state === null) throw new RequestProblem('state-conflict');
      const withdrawn = await withdrawCheck(context, premises, row, state, body.reason);
      return { status: 200, body: await completeCheck(context, withdrawn), version: withdrawn.version };
    },
  },
});
