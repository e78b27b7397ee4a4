import { handlers } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { maskNumbers } from '../privacy/free-text.ts';
import { newUuid } from '../uuid.ts';
import { agreementOf, stepsOf, toAgreement, type WholeAgreement, writeSteps } from './mediation-agreement-record.ts';
import {
  addFaultsOfForm,
  addFaultsOfSignature,
  addFaultsOfSteps,
  beforeAgreement,
} from './mediation-agreement-rules.ts';
import { InputFaults } from './mediation-faults.ts';
import { moveMediation, requireMove } from './mediation-moves.ts';
import { leadMediatorOf } from './mediation-need-record.ts';
import { partiesOf } from './mediation-party-record.ts';
import {
  answerWith,
  findMediation,
  holdKnownMediation,
  holdMediation,
  type MediationContext,
  type MediationRow,
  noteChange,
  stateConflict,
} from './mediation-record.ts';

function answerOf(agreement: WholeAgreement) {
  return { status: 200, body: toAgreement(agreement), version: agreement.row.version };
}

/** An agreement that may still be changed, in the version that the caller knows (WK-MED-25). */
async function holdDraft(context: MediationContext, mediationId: string) {
  const row = await holdMediation(context, mediationId);
  const agreement = await agreementOf(context.transaction, row);
  if (agreement === null) throw new RequestProblem('not-found');
  context.concerns(row.station_id, agreement.row.id);
  const current = toAgreement(agreement);
  if (agreement.row.version !== context.ifMatch) throw new RequestProblem('version-stale', { current });
  if (row.state !== 'agreed' || agreement.row.in_force_at !== null) {
    throw new RequestProblem('state-conflict', { current });
  }
  return { row, agreement };
}

async function rewritten(context: MediationContext, row: MediationRow, agreement: WholeAgreement, to: object) {
  await context.transaction
    .updateTable('mediation_agreements')
    .set({ ...to, version: agreement.row.version + 1 })
    .where('station_id', '=', row.station_id)
    .where('id', '=', agreement.row.id)
    .execute();
  const steps = await stepsOf(context.transaction, row);
  await noteChange(context, row, 'mediation.agreement-changed', { steps_agreed: steps.length });
  const changed = await agreementOf(context.transaction, row);
  if (changed === null) throw new Error('an agreement is not there');
  return answerOf(changed);
}

function lastDue(steps: readonly { readonly due_on: string }[]): string {
  return steps.reduce((last, { due_on: dueOn }) => (dueOn > last ? dueOn : last), '');
}

export const mediationAgreementsHandlers = handlers<
  | 'mediations.agree'
  | 'mediations.getAgreement'
  | 'mediations.changeAgreement'
  | 'mediations.signAgreement'
  | 'mediations.bringIntoForce'
>({
  'mediations.agree': {
    async handle(context) {
      const { transaction, parameters, body, now, concerns } = context;
      const row = await holdKnownMediation(context, parameters.mediationId);
      await requireMove(context, row, 'agree');
      const faults = new InputFaults(context);
      addFaultsOfForm(row, body.form, faults);
      faults.moment('/agreedAt', body.agreedAt, row);
      addFaultsOfSteps(body.steps, body.agreedAt, await partiesOf(context, [row.station_id], [row.id]), faults);
      faults.refuse();
      const at = new Date(body.agreedAt);
      const isOral = body.form === 'oral';
      const agreed = await moveMediation(context, row, {
        move: 'agree',
        event: 'mediation.agreed',
        at,
        to: { steps_agreed: body.steps.length, steps_performed: 0 },
      });
      const { id } = await transaction
        .insertInto('mediation_agreements')
        .values({
          station_id: row.station_id,
          id: newUuid(now),
          mediation_id: row.id,
          form: body.form,
          agreed_at: at,
          facts: maskNumbers(body.facts),
          issues: maskNumbers(body.issues),
          liability: maskNumbers(body.liability),
          in_force_at: isOral ? at : null,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      concerns(row.station_id, id);
      await writeSteps(transaction, row, body.steps);
      if (!isOral) return answerWith(context, agreed);
      const lastDay = lastDue(await stepsOf(transaction, row));
      const made = { move: 'comeIntoForce', event: 'mediation.came-into-force', at, lastDay } as const;
      return answerWith(context, await moveMediation(context, agreed, { ...made, to: { in_force_at: at } }));
    },
  },

  'mediations.getAgreement': {
    async handle(context) {
      const row = await findMediation(context, context.parameters.mediationId);
      const agreement = await agreementOf(context.transaction, row);
      if (agreement === null) throw new RequestProblem('not-found');
      context.concerns(row.station_id, agreement.row.id);
      return answerOf(agreement);
    },
  },

  'mediations.changeAgreement': {
    async handle(context) {
      const { transaction, parameters, body } = context;
      const { row, agreement } = await holdDraft(context, parameters.mediationId);
      const { facts, issues, liability, steps } = body;
      if (steps !== undefined) {
        const faults = new InputFaults(context);
        const parties = await partiesOf(context, [row.station_id], [row.id]);
        addFaultsOfSteps(steps, agreement.row.agreed_at.toISOString(), parties, faults);
        faults.refuse();
        await writeSteps(transaction, row, steps);
      }
      // What was signed is another text by now.
      await transaction
        .deleteFrom('mediation_signatures')
        .where('station_id', '=', row.station_id)
        .where('mediation_id', '=', row.id)
        .execute();
      return rewritten(context, row, agreement, {
        ...(facts === undefined ? {} : { facts: maskNumbers(facts) }),
        ...(issues === undefined ? {} : { issues: maskNumbers(issues) }),
        ...(liability === undefined ? {} : { liability: maskNumbers(liability) }),
      });
    },
  },

  'mediations.signAgreement': {
    async handle(context) {
      const { transaction, parameters, body } = context;
      const { row, agreement } = await holdDraft(context, parameters.mediationId);
      const faults = new InputFaults(context);
      const parties = await partiesOf(context, [row.station_id], [row.id]);
      addFaultsOfSignature(body, agreement, parties, await leadMediatorOf(transaction, row), faults);
      faults.refuse();
      await transaction
        .insertInto('mediation_signatures')
        .values({
          station_id: row.station_id,
          mediation_id: row.id,
          signer_id: body.signerId,
          signer: body.signer,
          form: body.form,
          signed_at: body.signedAt,
          ordinal: agreement.signatures.length,
        })
        .execute();
      return rewritten(context, row, agreement, {});
    },
  },

  'mediations.bringIntoForce': {
    async handle(context) {
      const { transaction, parameters, body, concerns } = context;
      const row = await holdKnownMediation(context, parameters.mediationId);
      await requireMove(context, row, 'bringIntoForce');
      const agreement = await agreementOf(transaction, row);
      if (agreement === null) throw await stateConflict(context, row);
      concerns(row.station_id, agreement.row.id);
      const faults = new InputFaults(context);
      if (body.sealedAt === null && row.kind === 'civil') {
        faults.add(
          '/sealedAt',
          'seal-needed',
          'A civil agreement is sealed by the mediation committee.',
          '人民调解协议书须加盖人民调解委员会印章。',
        );
      }
      faults.moment('/sealedAt', body.sealedAt);
      if (body.sealedAt !== null && Date.parse(body.sealedAt) < agreement.row.agreed_at.getTime()) {
        beforeAgreement('/sealedAt', faults);
      }
      faults.refuse();
      const times = [...agreement.signatures.map((each) => each.signed_at.toISOString()), body.sealedAt ?? ''];
      const at = new Date(
        Math.max(...times.filter((time) => time !== '').map(Date.parse), Number(agreement.row.agreed_at)),
      );
      const effective = await moveMediation(context, row, {
        move: 'bringIntoForce',
        event: 'mediation.came-into-force',
        at,
        lastDay: lastDue(agreement.steps),
        to: { in_force_at: at },
      });
      await transaction
        .updateTable('mediation_agreements')
        .set({ seal_at: body.sealedAt, in_force_at: at, version: agreement.row.version + 1 })
        .where('station_id', '=', row.station_id)
        .where('id', '=', agreement.row.id)
        .execute();
      return answerWith(context, effective);
    },
  },
});
