import { MediationAgreement } from '@wardkit/contract/mediation-agreements';
import { Mediator } from '@wardkit/contract/mediation-mediators';
import { MediationParty } from '@wardkit/contract/mediation-parties';
import { Mediation } from '@wardkit/contract/mediation-record';
import { MediationSession } from '@wardkit/contract/mediation-sessions';
import { pageOf } from '@wardkit/contract/page';
import { addDays } from '@wardkit/contract/working-days';
import type * as z from 'zod/mini';
import type { Answer } from '../engine/answer.ts';
import { type Caller, recordOf } from '../engine/caller.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { need } from '../engine/violation.ts';
import { serverTime } from './alerts-scene.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import { matching } from './playground.ts';
import { expectStatus } from './refusal.ts';
import { nobodysNumber, todayOf } from './stays-scene.ts';

export type MediationBody = z.output<typeof Mediation>;
export type PartyBody = z.output<typeof MediationParty>;
export type SessionBody = z.output<typeof MediationSession>;
export type AgreementBody = z.output<typeof MediationAgreement>;
type Kind = 'civil' | 'public-security' | 'judicial';
type Changes = Readonly<Record<string, unknown>>;

/** What every check of mediations cannot do without: each is put away at its end. */
const mediationOperations = [
  'mediations.register',
  'mediations.get',
  'mediations.withdraw',
  'mediations.archive',
  'meta.get',
] as const;
const intakeOperations = [...mediationOperations, 'mediations.addParty', 'mediations.assess'] as const;
const acceptanceOperations = [
  ...intakeOperations,
  'mediations.recordConsent',
  'mediations.listMediators',
  'mediations.assignMediators',
  'mediations.accept',
] as const;
const sessionOperations = [...acceptanceOperations, 'mediations.planSession', 'mediations.changeSession'] as const;
const agreementOperations = [...sessionOperations, 'mediations.agree', 'mediations.getAgreement'] as const;
const forceOperations = [...agreementOperations, 'mediations.recordPerformance', 'mediations.addFollowUp'] as const;

const needing =
  (those: readonly string[]) =>
  (...ids: readonly string[]) =>
    ({ operations: [...those, ...ids], writesRecords: true }) as const;
/** The needs of a check, by how far the mediation goes that it makes. */
export const registering = needing(mediationOperations);
export const takingIn = needing(intakeOperations);
export const accepting = needing(acceptanceOperations);
export const meeting = needing(sessionOperations);
export const agreeing = needing(agreementOperations);
export const performing = needing(forceOperations);

/** Staff of the home station who may do all that mediations need. @throws {NotExamined} */
export function staffOf(context: Context): Caller {
  return stationCallerOf(context, recordOf('mediations.assignMediators'));
}

export async function registrationNow(context: Context, changes: Changes = {}) {
  return {
    kind: 'civil',
    disputeType: 'neighbourhood',
    origin: 'application',
    subject: 'Wardkit conformance',
    facts: 'Wardkit conformance',
    // Long enough ago for what checks say that happened since.
    appliedOn: addDays(await todayOf(context), -70),
    premisesId: null,
    divisionCode: '441602101001',
    alertId: null,
    takingPart: [],
    ...changes,
  };
}

export function register(caller: Caller, body: unknown, mediationId = newId()): Promise<Answer> {
  return caller.call('mediations.register', { parameters: { mediationId }, body });
}

/** A mediation that the kit has taken in; it stays on record. @throws {Violation} */
export async function takeIn(context: Context, changes: Changes = {}): Promise<MediationBody> {
  const answer = await register(staffOf(context), await registrationNow(context, changes));
  expectStatus(answer, 201);
  context.ledger.leave('mediation that was given up or filed');
  return bodyOf(answer, Mediation);
}

export async function mediationNow(context: Context, { id }: Pick<MediationBody, 'id'>): Promise<MediationBody> {
  return bodyOf(await staffOf(context).call('mediations.get', { parameters: { mediationId: id } }), Mediation);
}

/** Does something with a mediation as it stands at the moment. */
export async function move(
  context: Context,
  mediation: Pick<MediationBody, 'id'>,
  operation: string,
  body: object = {},
  parameters: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const send = (now: MediationBody) =>
    staffOf(context).call(operation, {
      parameters: { mediationId: mediation.id, ...parameters },
      headers: matching({ body: now }),
      body,
    });
  const read = await mediationNow(context, mediation);
  const answer = await send(read);
  if (answer.status !== 412) return answer;
  // A server notes by itself that a deadline has come or gone, which may be between reading and sending.
  const later = await mediationNow(context, mediation);
  return later.version === read.version ? answer : send(later);
}

/** The same, where it is allowed. @throws {Violation} */
export async function moved(...parts: Parameters<typeof move>): Promise<MediationBody> {
  return bodyOf(await move(...parts), Mediation);
}

/** Somebody who does not exist, as a party. */
export function partyEntry(role: string, changes: Changes = {}) {
  return {
    role,
    form: 'person',
    name: '试行',
    identityNumber: nobodysNumber(),
    telephone: '+8615400000000',
    creditCode: null,
    address: '源城区上城街试行路一号',
    standsForPartyId: null,
    needsGuardian: false,
    ...changes,
  };
}

export function enter(context: Context, { id }: Pick<MediationBody, 'id'>, body: unknown, partyId = newId()) {
  return staffOf(context).call('mediations.addParty', { parameters: { mediationId: id, partyId }, body });
}

/** A party that is on record from now on. @throws {Violation} */
export async function entered(
  context: Context,
  mediation: Pick<MediationBody, 'id'>,
  role: string,
  changes: Changes = {},
): Promise<PartyBody> {
  const answer = await enter(context, mediation, partyEntry(role, changes));
  expectStatus(answer, 201);
  return bodyOf(answer, MediationParty);
}

/** The facts that open public-security mediation. */
export const openingFacts = ['private-dispute', 'minor', 'beating', 'prior-fault'] as const;

/** A mediation with a claimant and a respondent that was found eligible. */
export async function eligible(context: Context, kind: Kind = 'civil', changes: Changes = {}) {
  const mediation = await takeIn(context, { kind, ...changes });
  const claimant = await entered(context, mediation, 'claimant');
  const respondent = await entered(context, mediation, 'respondent');
  const facts = kind === 'public-security' ? openingFacts : [];
  const assessed = await moved(context, mediation, 'mediations.assess', { outcome: 'eligible', facts, reason: null });
  return { mediation: assessed, claimant, respondent };
}

export async function answerFor(context: Context, mediation: MediationBody, partyId: string, answer = 'consents') {
  const body = { answer, form: 'oral', givenAt: await serverTime(context), note: null };
  return move(context, mediation, 'mediations.recordConsent', body, { partyId });
}

/** The same, to which both have consented. */
export async function consented(context: Context, kind: Kind = 'civil', changes: Changes = {}) {
  const { mediation, ...parties } = await eligible(context, kind, changes);
  await answerFor(context, mediation, parties.claimant.id);
  const answer = await answerFor(context, mediation, parties.respondent.id);
  return { mediation: bodyOf(answer, Mediation), ...parties };
}

/** The active mediators of the home station for a kind. */
export async function mediatorsFor(context: Context, kind: Kind): Promise<readonly z.output<typeof Mediator>[]> {
  const answer = await staffOf(context).call('mediations.listMediators', { query: { kind, limit: 200 } });
  return bodyOf(answer, pageOf(Mediator)).items.filter(({ active, kinds }) => active && kinds.includes(kind));
}

/** The same, accepted, with a lead mediator. @throws {NotExamined} where nobody mediates the kind */
export async function accepted(context: Context, kind: Kind = 'civil', changes: Changes = {}) {
  const { mediation, ...parties } = await consented(context, kind, changes);
  const [lead] = await mediatorsFor(context, kind);
  const leadMediatorId = need(lead, `no mediator of the home station mediates ${kind}`).id;
  await moved(context, mediation, 'mediations.assignMediators', { leadMediatorId, furtherMediatorIds: [] });
  const now = await moved(context, mediation, 'mediations.accept', { note: null });
  return { mediation: now, leadMediatorId, ...parties };
}

export function plan(context: Context, { id }: Pick<MediationBody, 'id'>, plannedFor: string, sessionId = newId()) {
  return staffOf(context).call('mediations.planSession', {
    parameters: { mediationId: id, sessionId },
    body: { plannedFor, place: 'Wardkit conformance' },
  });
}

export function changeSession(context: Context, session: SessionBody, body: object): Promise<Answer> {
  return staffOf(context).call('mediations.changeSession', {
    parameters: { mediationId: session.mediationId, sessionId: session.id },
    headers: matching({ body: session }),
    body,
  });
}

/** How a session went that ended a minute ago. */
export async function heldNow(context: Context, outcome: string, presentPartyIds: readonly string[], changes = {}) {
  return {
    state: 'held',
    startedAt: await serverTime(context, -3600),
    endedAt: await serverTime(context, -60),
    presentPartyIds,
    minutes: 'Wardkit conformance',
    outcome,
    ...changes,
  };
}

/** The same, in session: a first session is planned. */
export async function inSession(context: Context, kind: Kind = 'civil', changes: Changes = {}) {
  const accepting = await accepted(context, kind, changes);
  const answer = await plan(context, accepting.mediation, await serverTime(context, -3600));
  expectStatus(answer, 201);
  return { ...accepting, session: bodyOf(answer, MediationSession) };
}

/** The same, after a session with an outcome. */
export async function afterSession(
  context: Context,
  kind: Kind = 'civil',
  outcome = 'agreement',
  changes: Changes = {},
) {
  const meeting = await inSession(context, kind, changes);
  const { claimant, respondent, session } = meeting;
  const held = await changeSession(context, session, await heldNow(context, outcome, [claimant.id, respondent.id]));
  return { ...meeting, session: bodyOf(held, MediationSession) };
}

/** A step that the respondent owes the claimant. */
export async function stepOf(context: Context, byPartyId: string, toPartyId: string | null, days = 7) {
  const dueOn = addDays(await todayOf(context), days);
  return { id: newId(), byPartyId, toPartyId, content: '试行', way: '试行', dueOn };
}

export async function draftOf(context: Context, steps: readonly object[], changes: Changes = {}) {
  return {
    form: 'written',
    agreedAt: await serverTime(context, -50),
    facts: 'Wardkit conformance',
    issues: 'Wardkit conformance',
    liability: 'Wardkit conformance',
    steps,
    ...changes,
  };
}

/** The same, agreed; the respondent owes as many steps as days are given. */
export async function agreed(
  context: Context,
  { kind = 'civil', form = 'written', days = [7] }: { kind?: Kind; form?: string; days?: readonly number[] } = {},
) {
  const meeting = await afterSession(context, kind);
  const { claimant, respondent, mediation } = meeting;
  const steps = await Promise.all(days.map((day) => stepOf(context, respondent.id, claimant.id, day)));
  // What was due yesterday was agreed the day before.
  const earlier = Math.min(0, ...days.map((day) => day - 1)) * 24 * 3600;
  const agreedAt = await serverTime(context, days.some((day) => day < 0) ? earlier : -50);
  const draft = await draftOf(context, steps, { form, agreedAt });
  const now = await moved(context, mediation, 'mediations.agree', draft);
  return { ...meeting, mediation: now, steps };
}

export async function agreementNow(context: Context, { id }: Pick<MediationBody, 'id'>): Promise<AgreementBody> {
  const answer = await staffOf(context).call('mediations.getAgreement', { parameters: { mediationId: id } });
  return bodyOf(answer, MediationAgreement);
}

/** Does something with the agreement as it stands. */
export async function withAgreement(
  context: Context,
  mediation: Pick<MediationBody, 'id'>,
  operation: string,
  body: object,
): Promise<Answer> {
  const agreement = await agreementNow(context, mediation);
  return staffOf(context).call(operation, {
    parameters: { mediationId: mediation.id },
    headers: matching({ body: agreement }),
    body,
  });
}

export async function sign(context: Context, mediation: MediationBody, signer: string, signerId: string) {
  const body = { signer, signerId, form: 'signature', signedAt: await serverTime(context, -40) };
  return withAgreement(context, mediation, 'mediations.signAgreement', body);
}

type Signers = { mediation: MediationBody; claimant: PartyBody; respondent: PartyBody; leadMediatorId: string };

/** Signs an agreement for everybody whose signature it needs. @throws {Violation} */
export async function signAll(context: Context, { mediation, claimant, respondent, leadMediatorId }: Signers) {
  for (const [signer, id] of [
    ['party', claimant.id],
    ['party', respondent.id],
    ['mediator', leadMediatorId],
  ] as const) {
    expectStatus(await sign(context, mediation, signer, id), 200);
  }
}

/** The same, in force from an oral agreement: it needs no scan of a paper. */
export function effective(context: Context, days: readonly number[] = [7]) {
  return agreed(context, { form: 'oral', days });
}

/** Files a mediation, or gives it up first, so that nobody is asked about it and no deadline of it runs on. */
export async function putAway(context: Context, ...mediations: readonly Pick<MediationBody, 'id'>[]): Promise<void> {
  const withdrawnAt = await serverTime(context);
  for (const each of mediations) {
    await move(context, each, 'mediations.withdraw', { withdrawnAt, byPartyId: null, reason: 'Wardkit conformance' });
    await move(context, each, 'mediations.archive', { note: null });
  }
}
