import type { Mediation, MediationLink } from '@wardkit/contract/mediation-record';
import { handlers } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { maskNumbers } from '../privacy/free-text.ts';
import { InputFaults } from './mediation-faults.ts';
import { moveMediation, requireMove } from './mediation-moves.ts';
import { isPrincipal, partiesOf } from './mediation-party-record.ts';
import { ownPartyIds, worksOn } from './mediation-reach.ts';
import { answerWith, holdKnownMediation } from './mediation-record.ts';
import { addFaultsOfTarget, continueElsewhere, takeContinuingId } from './mediation-transfer.ts';

/** How a mediation ended, as its row keeps it. */
function endingOf(given: {
  readonly reason: string;
  readonly at: string;
  readonly rightsToldAt?: string;
  readonly transferredTo?: string;
  readonly continuedBy?: MediationLink | null;
}): string {
  const ending: Mediation['ending'] = {
    reason: maskNumbers(given.reason),
    at: given.at,
    rightsToldAt: given.rightsToldAt ?? null,
    transferredTo: given.transferredTo === undefined ? null : maskNumbers(given.transferredTo),
    ...(given.continuedBy ? { continuedBy: given.continuedBy } : {}),
  };
  return JSON.stringify(ending);
}

export const mediationEndingsHandlers = handlers<'mediations.fail' | 'mediations.withdraw' | 'mediations.transfer'>({
  'mediations.fail': {
    async handle(context) {
      const { parameters, body } = context;
      const row = await holdKnownMediation(context, parameters.mediationId);
      await requireMove(context, row, 'fail');
      const faults = new InputFaults(context);
      faults.moment('/failedAt', body.failedAt, row);
      faults.moment('/rightsToldAt', body.rightsToldAt, row);
      const principals = (await partiesOf(context, [row.station_id], [row.id])).filter(isPrincipal);
      const told = body.rightsToldPartyIds.map((id) => id.toLowerCase());
      if (!principals.every(({ id }) => told.includes(id))) {
        faults.add(
          '/rightsToldPartyIds',
          'not-all-told',
          'Every claimant and every respondent is told of their other ways.',
          '须告知全体申请人和被申请人可以通过仲裁、行政、司法等途径维护权利。',
        );
      }
      faults.refuse();
      const { failedAt: at, rightsToldAt, reason } = body;
      const made = { move: 'fail', event: 'mediation.failed', at: new Date(at) } as const;
      const to = { ending: endingOf({ reason, at, rightsToldAt }) };
      return answerWith(context, await moveMediation(context, row, { ...made, to }));
    },
  },

  'mediations.withdraw': {
    async handle(context) {
      const { parameters, body } = context;
      const row = await holdKnownMediation(context, parameters.mediationId);
      const partyId = body.byPartyId?.toLowerCase() ?? null;
      const isStaff = await worksOn(context, row);
      if (!isStaff && partyId !== null && !(await ownPartyIds(context, row)).has(partyId)) {
        throw new RequestProblem('not-found');
      }
      await requireMove(context, row, 'withdraw');
      const faults = new InputFaults(context);
      faults.moment('/withdrawnAt', body.withdrawnAt, row);
      const principals = (await partiesOf(context, [row.station_id], [row.id])).filter(isPrincipal);
      const isNamed = partyId === null ? isStaff : principals.some(({ id }) => id === partyId);
      if (!isNamed) {
        faults.add(
          '/byPartyId',
          'no-principal',
          'Name the claimant or respondent whose will it was.',
          '请选择提出撤回的申请人或被申请人。',
        );
      }
      faults.refuse();
      const { withdrawnAt: at, reason } = body;
      const made = { move: 'withdraw', event: 'mediation.withdrawn', at: new Date(at) } as const;
      return answerWith(
        context,
        await moveMediation(context, row, { ...made, to: { ending: endingOf({ reason, at }) } }),
      );
    },
  },

  'mediations.transfer': {
    prepare: (context) => takeContinuingId(context),
    async handle(context) {
      const { parameters, body } = context;
      const row = await holdKnownMediation(context, parameters.mediationId);
      await requireMove(context, row, 'transfer');
      const faults = new InputFaults(context);
      faults.moment('/transferredAt', body.transferredAt, row);
      await addFaultsOfTarget(context, row, faults);
      faults.refuse();
      const { transferredAt: at, reason, toName } = body;
      const made = { move: 'transfer', event: 'mediation.transferred', at: new Date(at) } as const;
      const continuedBy = await continueElsewhere(context, row);
      const to = { ending: endingOf({ reason, at, transferredTo: toName, continuedBy }) };
      return answerWith(context, await moveMediation(context, row, { ...made, to }));
    },
  },
});
