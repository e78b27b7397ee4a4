import type { MediationNeedName } from '@wardkit/contract/mediation-needs';
import type { Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { isPrincipal } from './mediation-party-record.ts';
import type { MediationRow } from './mediation-record.ts';

/** Since when something that moves need is on record, and the attachments that show it. */
export interface PresentNeed {
  readonly since: Date;
  readonly attachmentIds: readonly string[];
}

/** What is on record of everything that moves need; null for what is missing. */
export type PresentNeeds = Readonly<Record<MediationNeedName, PresentNeed | null>>;

/** Looks what of the needs of a mediation is on record: moves and the dossier go by it and by nothing else. */
export async function readNeeds(transaction: Transaction<Schema>, row: MediationRow): Promise<PresentNeeds> {
  const entries = await transaction
    .selectFrom('mediation_parties')
    .select(['id', 'role', 'consent', 'entered_at'])
    .where('station_id', '=', row.station_id)
    .where('mediation_id', '=', row.id)
    .execute();
  const parties = entries.filter(isPrincipal);
  const sessions = await transaction
    .selectFrom('mediation_sessions')
    .select(['ended_at'])
    .where('station_id', '=', row.station_id)
    .where('mediation_id', '=', row.id)
    .where('state', '=', 'held')
    .orderBy('ended_at')
    .execute();
  const papers = await transaction
    .selectFrom('mediation_papers')
    .select(['paper', 'filed_at', 'attachment_ids'])
    .where('station_id', '=', row.station_id)
    .where('mediation_id', '=', row.id)
    .orderBy('filed_at')
    .execute();
  const agreement = await transaction
    .selectFrom('mediation_agreements')
    .select(['form', 'agreed_at'])
    .where('station_id', '=', row.station_id)
    .where('mediation_id', '=', row.id)
    .executeTakeFirst();
  const signed = await lastSignature(
    transaction,
    row,
    parties.map(({ id }) => id),
  );

  const scansOf = (paper: MediationNeedName) => papers.filter((each) => each.paper === paper);
  const record = (name: MediationNeedName, since: Date | string | null | undefined): PresentNeed | null =>
    since === null || since === undefined
      ? null
      : { since: new Date(since), attachmentIds: scansOf(name).flatMap((paper) => paper.attachment_ids) };
  const scan = (name: MediationNeedName) => record(name, scansOf(name)[0]?.filed_at);
  const ending = row.ending as { at: string; rightsToldAt: string | null } | null;
  const entered = (role: string) => parties.find((party) => party.role === role)?.entered_at;
  const both = [entered('claimant'), entered('respondent')];
  return {
    application: record('application', row.registered_at),
    'both-sides': both.every((each) => each !== undefined)
      ? record('both-sides', new Date(Math.max(...both.map(Number))))
      : null,
    'eligibility-assessment': record(
      'eligibility-assessment',
      (row.eligibility as { assessedAt: string } | null)?.assessedAt,
    ),
    'party-answers': record('party-answers', answeredAt(parties)),
    'mediator-assignment': record('mediator-assignment', row.assigned_at),
    acceptance: record('acceptance', row.accepted_at),
    'session-record': record('session-record', sessions[0]?.ended_at),
    'all-signatures': record('all-signatures', signed),
    agreement: agreement?.form === 'oral' ? record('agreement', agreement.agreed_at) : scan('agreement'),
    'performance-record': record('performance-record', row.performance_recorded_at),
    'follow-up-record': record('follow-up-record', row.followed_up_at),
    'rights-notice': record('rights-notice', row.outcome === 'failed' ? ending?.rightsToldAt : null),
    'withdrawal-statement': record('withdrawal-statement', row.outcome === 'withdrawn' ? ending?.at : null),
    'transfer-letter': scan('transfer-letter'),
    'objections-answered': row.open_objections === 0 ? record('objections-answered', row.registered_at) : null,
  };
}

/** Since when it is known what the parties want: all were asked, or one refused. */
function answeredAt(parties: readonly { readonly consent: object | null }[]): Date | null {
  const answers = parties.map(({ consent }) => consent as { answer: string; givenAt: string } | null);
  const refusal = answers.find((each) => each?.answer === 'refuses');
  if (refusal) return new Date(refusal.givenAt);
  if (answers.length === 0 || answers.includes(null)) return null;
  return new Date(Math.max(...answers.map((each) => Date.parse(each?.givenAt ?? ''))));
}

/** When the last of those whose signature is needed signed; null while one is missing. */
async function lastSignature(
  transaction: Transaction<Schema>,
  row: MediationRow,
  principals: readonly string[],
): Promise<Date | null> {
  const signatures = await transaction
    .selectFrom('mediation_signatures')
    .select(['signer_id', 'signed_at'])
    .where('station_id', '=', row.station_id)
    .where('mediation_id', '=', row.id)
    .execute();
  const lead = await leadMediatorOf(transaction, row);
  const signedAt = new Map(signatures.map((each) => [each.signer_id, each.signed_at]));
  const needed = [...principals, ...(lead === null ? [] : [lead])];
  if (lead === null || !needed.every((id) => signedAt.has(id))) return null;
  return new Date(Math.max(...needed.map((id) => Number(signedAt.get(id)))));
}

/** The id of who leads a mediation; null while nobody does. */
export async function leadMediatorOf(
  transaction: Transaction<Schema>,
  { station_id: stationId, id }: Pick<MediationRow, 'station_id' | 'id'>,
): Promise<string | null> {
  const lead = await transaction
    .selectFrom('mediation_mediators')
    .select('mediator_id')
    .where('station_id', '=', stationId)
    .where('mediation_id', '=', id)
    .where('ordinal', '=', 0)
    .executeTakeFirst();
  return lead?.mediator_id ?? null;
}
