import { isPast } from '@wardkit/contract/deadlines';
import type { Mediation } from '@wardkit/contract/mediation-record';
import { dayInShanghai } from '@wardkit/contract/working-days';
import { handlers } from '../http/handler.ts';
import { deadlinesOf, endOfDay, turnDeadlines } from './mediation-deadlines.ts';
import { deadlinePassed, InputFaults } from './mediation-faults.ts';
import { isPrincipal, partiesOf } from './mediation-party-record.ts';
import { answerWith, holdKnownMediation, noteChange, refuseArchived, stateConflict } from './mediation-record.ts';

const judicialConfirmation = 'judicial-confirmation';
const mayBeConfirmed: readonly string[] = ['effective', 'performing', 'performed', 'breached'];

export const mediationConfirmationHandlers = handlers<
  'mediations.applyForConfirmation' | 'mediations.recordConfirmationDecision'
>({
  'mediations.applyForConfirmation': {
    async handle(context) {
      const { transaction, parameters, body, language } = context;
      const row = await holdKnownMediation(context, parameters.mediationId);
      const isOpen = row.kind === 'civil' && row.confirmation === null && mayBeConfirmed.includes(row.state);
      if (!isOpen || row.in_force_at === null) throw await stateConflict(context, row);
      const faults = new InputFaults(context);
      faults.day('/appliedOn', body.appliedOn);
      if (body.appliedOn < dayInShanghai(row.in_force_at.toISOString())) {
        faults.add(
          '/appliedOn',
          'before-agreement',
          'This is before the agreement was in force.',
          '早于协议生效日期，请核对。',
        );
      }
      const principals = (await partiesOf(context, [row.station_id], [row.id])).filter(isPrincipal).map(({ id }) => id);
      const named = body.partyIds.map((id) => id.toLowerCase());
      if (!principals.every((id) => named.includes(id)) || !named.every((id) => principals.includes(id))) {
        faults.add(
          '/partyIds',
          'not-together',
          'Name every claimant and every respondent: they ask together.',
          '须由全体申请人和被申请人共同申请。',
        );
      }
      faults.refuse();
      const at = endOfDay(body.appliedOn);
      const deadlines = await deadlinesOf(transaction, row);
      const dueAt = deadlines.find((each) => each.rule_id === judicialConfirmation)?.due_at ?? null;
      if (dueAt !== null && isPast({ dueAt: dueAt.toISOString() }, at.toISOString())) {
        throw deadlinePassed(judicialConfirmation, '/appliedOn', language);
      }
      const due = await turnDeadlines(transaction, row, { met: [judicialConfirmation], at });
      const confirmation: Mediation['confirmation'] = {
        court: body.court,
        appliedOn: body.appliedOn,
        outcome: null,
        decidedOn: null,
      };
      const to = { ...due, confirmation: JSON.stringify(confirmation) };
      return answerWith(context, await noteChange(context, row, 'mediation.confirmation-applied', to));
    },
  },

  'mediations.recordConfirmationDecision': {
    async handle(context) {
      const { parameters, body } = context;
      const row = await holdKnownMediation(context, parameters.mediationId);
      await refuseArchived(context, row);
      const known = row.confirmation as Mediation['confirmation'];
      if (known === null || known.outcome !== null) throw await stateConflict(context, row);
      const faults = new InputFaults(context);
      faults.day('/decidedOn', body.decidedOn);
      if (body.decidedOn < known.appliedOn) {
        faults.add(
          '/decidedOn',
          'before-application',
          'This is before the application.',
          '早于申请司法确认的日期，请核对。',
        );
      }
      faults.refuse();
      const to = { confirmation: JSON.stringify({ ...known, ...body }) };
      return answerWith(context, await noteChange(context, row, 'mediation.confirmation-decided', to));
    },
  },
});
