import type { Mediation } from '@wardkit/contract/mediation-record';
import { dayInShanghai } from '@wardkit/contract/working-days';
import { handlers } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { maskNumbers } from '../privacy/free-text.ts';
import { type StepRow, stepsOf } from './mediation-agreement-record.ts';
import { holdAttachments } from './mediation-attachments.ts';
import { endOfDay } from './mediation-deadlines.ts';
import { InputFaults } from './mediation-faults.ts';
import { moveMediation, requireMove } from './mediation-moves.ts';
import {
  answerWith,
  holdKnownMediation,
  type MediationContext,
  type MediationRow,
  noteChange,
  stateConflict,
} from './mediation-record.ts';

const underway: readonly string[] = ['effective', 'performing', 'breached'];

/**
 * Brings a mediation on by a step that was performed: with the first it is performing, with the last performed; one step is
 * both.
 */
async function advance(
  context: MediationContext,
  row: MediationRow,
  steps: readonly StepRow[],
  at: Date,
): Promise<MediationRow> {
  const performed = steps.filter(({ performed_on: performedOn }) => performedOn !== null).length;
  const to = { steps_performed: performed, performance_recorded_at: row.performance_recorded_at ?? context.now };
  const isLast = performed === steps.length;
  let moved = row;
  if (row.state === 'effective') {
    moved = await moveMediation(context, row, {
      move: 'beginPerformance',
      event: 'mediation.performance-begun',
      at,
      to,
    });
  } else if (!isLast) return noteChange(context, row, 'mediation.step-performed', to);
  if (!isLast) return moved;
  return moveMediation(context, moved, {
    move: 'completePerformance',
    event: 'mediation.performed',
    at,
    // It came to its end after all.
    to: { ...to, ending: null },
  });
}

export const mediationPerformanceHandlers = handlers<'mediations.recordPerformance' | 'mediations.recordBreach'>({
  'mediations.recordPerformance': {
    async handle(context) {
      const { transaction, parameters, body } = context;
      const row = await holdKnownMediation(context, parameters.mediationId);
      const steps = await stepsOf(transaction, row);
      const step = steps.find(({ id }) => id === parameters.stepId.toLowerCase());
      if (step === undefined) throw new RequestProblem('not-found');
      if (!underway.includes(row.state) || step.performed_on !== null) throw await stateConflict(context, row);
      const faults = new InputFaults(context);
      faults.day('/performedOn', body.performedOn, row);
      const attachmentIds = await holdAttachments(transaction, row, body.attachmentIds, faults);
      faults.refuse();
      await transaction
        .updateTable('mediation_steps')
        .set({
          performed_on: body.performedOn,
          note: body.note === null ? null : maskNumbers(body.note),
          attachment_ids: attachmentIds,
        })
        .where('station_id', '=', row.station_id)
        .where('mediation_id', '=', row.id)
        .where('id', '=', step.id)
        .execute();
      const days = steps.map((each) => (each.id === step.id ? body.performedOn : (each.performed_on ?? '')));
      const lastDay = days.reduce((last, day) => (day > last ? day : last), '');
      return answerWith(context, await advance(context, row, await stepsOf(transaction, row), endOfDay(lastDay)));
    },
  },

  'mediations.recordBreach': {
    async handle(context) {
      const { transaction, parameters, body, now } = context;
      const row = await holdKnownMediation(context, parameters.mediationId);
      await requireMove(context, row, 'breach');
      const stepOf = new Map((await stepsOf(transaction, row)).map((step) => [step.id, step]));
      const today = dayInShanghai(now.toISOString());
      const faults = new InputFaults(context);
      body.stepIds.forEach((id, at) => {
        const step = stepOf.get(id.toLowerCase());
        if (step !== undefined && step.performed_on === null && step.due_on < today) return;
        faults.add(
          `/stepIds/${at}`,
          'not-overdue',
          'Name steps of the agreement that are not performed and whose day is past.',
          '请选择已过约定日期且尚未履行的步骤。',
        );
      });
      faults.moment('/urgedAt', body.urgedAt, row);
      faults.moment('/rightsToldAt', body.rightsToldAt, row);
      faults.refuse();
      const ending: Mediation['ending'] = {
        reason: maskNumbers(body.reason),
        at: now.toISOString(),
        rightsToldAt: body.rightsToldAt,
        transferredTo: null,
      };
      const changed = await moveMediation(context, row, {
        move: 'breach',
        event: 'mediation.breached',
        at: now,
        to: { ending: JSON.stringify(ending), performance_recorded_at: row.performance_recorded_at ?? now },
      });
      return answerWith(context, changed);
    },
  },
});
