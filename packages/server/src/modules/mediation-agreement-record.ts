import type { AgreedStep, MediationAgreement } from '@wardkit/contract/mediation-agreements';
import type { Selectable, Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { maskNumbers } from '../privacy/free-text.ts';
import type { MediationRow } from './mediation-record.ts';

export type AgreementRow = Selectable<Schema['mediation_agreements']>;
export type StepRow = Selectable<Schema['mediation_steps']>;
export type SignatureRow = Selectable<Schema['mediation_signatures']>;

/** An agreement with its steps and signatures, each in its order. */
export interface WholeAgreement {
  readonly row: AgreementRow;
  readonly steps: readonly StepRow[];
  readonly signatures: readonly SignatureRow[];
}

type MediationKey = Pick<MediationRow, 'station_id' | 'id'>;

/** The agreement of a mediation; null before there is one. */
export async function agreementOf(
  transaction: Transaction<Schema>,
  mediation: MediationKey,
): Promise<WholeAgreement | null> {
  const row = await transaction
    .selectFrom('mediation_agreements')
    .selectAll()
    .where('station_id', '=', mediation.station_id)
    .where('mediation_id', '=', mediation.id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const signatures = await transaction
    .selectFrom('mediation_signatures')
    .selectAll()
    .where('station_id', '=', mediation.station_id)
    .where('mediation_id', '=', mediation.id)
    .orderBy('ordinal')
    .execute();
  return { row, steps: await stepsOf(transaction, mediation), signatures };
}

/** What is owed by the agreement of a mediation, in its order. */
export function stepsOf(transaction: Transaction<Schema>, mediation: MediationKey): Promise<StepRow[]> {
  return transaction
    .selectFrom('mediation_steps')
    .selectAll()
    .where('station_id', '=', mediation.station_id)
    .where('mediation_id', '=', mediation.id)
    .orderBy('ordinal')
    .execute();
}

/** Writes the steps of an agreement instead of those before. */
export async function writeSteps(
  transaction: Transaction<Schema>,
  mediation: MediationKey,
  steps: readonly AgreedStep[],
): Promise<void> {
  await transaction
    .deleteFrom('mediation_steps')
    .where('station_id', '=', mediation.station_id)
    .where('mediation_id', '=', mediation.id)
    .execute();
  await transaction
    .insertInto('mediation_steps')
    .values(
      steps.map((step, ordinal) => ({
        station_id: mediation.station_id,
        mediation_id: mediation.id,
        id: step.id,
        ordinal,
        by_party_id: step.byPartyId,
        to_party_id: step.toPartyId,
        content: maskNumbers(step.content),
        way: maskNumbers(step.way),
        due_on: step.dueOn,
      })),
    )
    .execute();
}

/** An agreement as it is answered. */
export function toAgreement({ row, steps, signatures }: WholeAgreement): MediationAgreement {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    mediationId: row.mediation_id,
    form: row.form,
    agreedAt: row.agreed_at.toISOString(),
    facts: row.facts,
    issues: row.issues,
    liability: row.liability,
    steps: steps.map((step) => ({
      id: step.id,
      byPartyId: step.by_party_id,
      toPartyId: step.to_party_id,
      content: step.content,
      way: step.way,
      dueOn: step.due_on,
      performedOn: step.performed_on,
      note: step.note,
    })),
    signatures: signatures.map((signature) => ({
      signer: signature.signer,
      signerId: signature.signer_id,
      form: signature.form,
      signedAt: signature.signed_at.toISOString(),
    })),
    sealedAt: row.seal_at?.toISOString() ?? null,
    inForceAt: row.in_force_at?.toISOString() ?? null,
  };
}
