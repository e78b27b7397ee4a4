import type { Mediation } from '@wardkit/contract/mediation-record';
import { publicSecurityScope } from '@wardkit/contract/public-security-scope';
import { handlers } from '../http/handler.ts';
import { maskNumbers } from '../privacy/free-text.ts';
import { InputFaults } from './mediation-faults.ts';
import { moveMediation, requireMove } from './mediation-moves.ts';
import { answerWith, holdKnownMediation } from './mediation-record.ts';

export const mediationEligibilityHandlers = handlers<'mediations.assess' | 'mediations.accept'>({
  'mediations.assess': {
    async handle(context) {
      const { parameters, body, now } = context;
      const row = await holdKnownMediation(context, parameters.mediationId);
      const move = body.outcome === 'eligible' ? 'findEligible' : 'findNotEligible';
      await requireMove(context, row, move);
      const faults = new InputFaults(context);
      if (body.outcome === 'not-eligible' && (body.reason ?? '').trim() === '') {
        faults.add(
          '/reason',
          'reason-needed',
          'Say why, and who is competent instead.',
          '不予受理的，请写明理由和有权处理的机关。',
        );
      }
      if (row.kind !== 'public-security' && body.facts.length > 0) {
        faults.add(
          '/facts',
          'facts-of-other-kind',
          'Facts are ticked for public-security mediation only.',
          '只有治安调解需要勾选案件情形。',
        );
      }
      if (row.kind === 'public-security' && publicSecurityScope(body.facts).outcome !== body.outcome) {
        faults.add(
          '/outcome',
          'outcome-differs',
          'The facts that are ticked say otherwise.',
          '与勾选的案件情形不一致，请核对。',
        );
      }
      faults.refuse();
      const eligibility: Mediation['eligibility'] = {
        outcome: body.outcome,
        facts: [...new Set(body.facts)],
        reason: body.reason === null ? null : maskNumbers(body.reason),
        assessedAt: now.toISOString(),
      };
      const made = { move, event: 'mediation.assessed', at: now } as const;
      const to = { eligibility: JSON.stringify(eligibility) };
      return answerWith(context, await moveMediation(context, row, { ...made, to }));
    },
  },

  'mediations.accept': {
    async handle(context) {
      const { parameters, now } = context;
      const row = await holdKnownMediation(context, parameters.mediationId);
      const made = { move: 'accept', event: 'mediation.accepted', at: now } as const;
      return answerWith(context, await moveMediation(context, row, { ...made, to: { accepted_at: now } }));
    },
  },
});
