// Made from the operation records by `npm run client:generate`: change the record, not this file.

import {
  type AgreementDraft,
  type AgreementPatch,
  type AgreementSeal,
  type AgreementSignature,
  agreeMediation as agreeMediationRecord,
  bringIntoForce as bringIntoForceRecord,
  changeAgreement as changeAgreementRecord,
  getAgreement as getAgreementRecord,
  type MediationAgreement,
  signAgreement as signAgreementRecord,
} from '@wardkit/contract/mediation-agreements';
import {
  listMediationCalendar as listMediationCalendarRecord,
  type MediationCalendarEntry,
} from '@wardkit/contract/mediation-calendar';
import { type PartyConsent, recordConsent as recordConsentRecord } from '@wardkit/contract/mediation-consents';
import {
  archiveMediation as archiveMediationRecord,
  filePaper as filePaperRecord,
  getDossier as getDossierRecord,
  listDeadlines as listDeadlinesRecord,
  listPapers as listPapersRecord,
  type MediationDossier,
  type MediationPaper,
  type PaperEntry,
} from '@wardkit/contract/mediation-dossier';
import {
  acceptMediation as acceptMediationRecord,
  assessMediation as assessMediationRecord,
  type MediationAssessment,
} from '@wardkit/contract/mediation-eligibility';
import {
  failMediation as failMediationRecord,
  type MediationFailure,
  type MediationTransfer,
  type MediationWithdrawal,
  transferMediation as transferMediationRecord,
  withdrawMediation as withdrawMediationRecord,
} from '@wardkit/contract/mediation-endings';
import {
  assignMediators as assignMediatorsRecord,
  listMediators as listMediatorsRecord,
  type Mediator,
  type MediatorAssignment,
} from '@wardkit/contract/mediation-mediators';
import {
  answerMediationObjection as answerMediationObjectionRecord,
  fileMediationObjection as fileMediationObjectionRecord,
  listMediationObjections as listMediationObjectionsRecord,
  type MediationObjection,
  type MediationObjectionAnswer,
  type MediationObjectionFiling,
} from '@wardkit/contract/mediation-objections';
import {
  addParty as addPartyRecord,
  changeParty as changePartyRecord,
  getParty as getPartyRecord,
  listParties as listPartiesRecord,
  type MediationParty,
  type PartyEntry,
  type PartyPatch,
  removeParty as removePartyRecord,
} from '@wardkit/contract/mediation-parties';
import {
  type AgreementBreach,
  addFollowUp as addFollowUpRecord,
  applyForConfirmation as applyForConfirmationRecord,
  type ConfirmationApplication,
  type ConfirmationDecision,
  decideConfirmation as decideConfirmationRecord,
  type FollowUp,
  type FollowUpEntry,
  listFollowUps as listFollowUpsRecord,
  recordBreach as recordBreachRecord,
  recordPerformance as recordPerformanceRecord,
  type StepPerformance,
} from '@wardkit/contract/mediation-performance';
import type {
  Mediation,
  MediationDeadline,
  MediationPatch,
  MediationRegistration,
} from '@wardkit/contract/mediation-record';
import {
  changeSession as changeSessionRecord,
  getSessionOfMediation as getSessionOfMediationRecord,
  listSessions as listSessionsRecord,
  type MediationSession,
  planSession as planSessionRecord,
  type SessionPatch,
  type SessionPlan,
} from '@wardkit/contract/mediation-sessions';
import {
  changeMediation as changeMediationRecord,
  getMediation as getMediationRecord,
  listMediations as listMediationsRecord,
  registerMediation as registerMediationRecord,
} from '@wardkit/contract/mediations';
import type { BodyOf, QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WithPurpose, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * Take a dispute in.
 * Scope `mediations:write`.
 * This function sends at once; `ward.mediations.register` saves it on the device first and gives a receipt.
 * @example
 * const answer = await registerMediation(
 *   handle,
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   {
 *     kind: 'civil',
 *     disputeType: 'tenancy',
 *     origin: 'application',
 *     subject: '退租后押金退还纠纷',
 *     facts: '租客9月30日退租，房东以墙面污损为由扣留全部押金2400元；租客认为污损为正常使用，要求全额退还。',
 *     appliedOn: '2026-10-12',
 *     premisesId: '0190e0a0-0000-7000-8000-000000000031',
 *     divisionCode: '441602001002',
 *     alertId: null,
 *     takingPart: [
 *       { kind: 'mediation-committee', name: '示范社区人民调解委员会' },
 *       { kind: 'justice-office', name: '上城示范司法所' },
 *     ],
 *   },
 *   { purpose: 'mediation' },
 * );
 */
export function registerMediation(
  handle: ClientHandle,
  mediationId: string,
  body: MediationRegistration,
  options: WriteOptions & WithPurpose,
): CallPromise<Mediation> {
  return handle.call(registerMediationRecord, { parameters: { mediationId }, body }, options);
}

/**
 * What {@link listMediations} is asked with.
 * @example
 * const query: ListMediationsQuery = {
 *   state: ['accepted', 'in-session', 'agreed'],
 *   dueBefore: '2026-11-15T00:00:00+08:00',
 * };
 * for await (const each of ward.mediations.list(query, { purpose: 'mediation' })) show(each);
 */
export type ListMediationsQuery = QueryOf<typeof listMediationsRecord>;

/**
 * Mediations by their next deadline, those without one last, then the newest first.
 * Scope `mediations:read`.
 * @example
 * const list = ward.mediations.list(
 *   {
 *     state: ['accepted', 'in-session', 'agreed'],
 *     dueBefore: '2026-11-15T00:00:00+08:00',
 *   },
 *   { purpose: 'mediation' },
 * );
 * for await (const each of list) show(each);
 */
export function listMediations(
  handle: ClientHandle,
  query: ListMediationsQuery = {},
  options: CallOptions & WithPurpose,
): ListCall<Page<Mediation>> {
  return handle.list(listMediationsRecord, { query }, options);
}

/**
 * A mediation from intake to archive.
 * Scope `mediations:read`.
 * @example
 * const answer = await ward.mediations.get(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   { purpose: 'mediation' },
 * );
 */
export function getMediation(
  handle: ClientHandle,
  mediationId: string,
  options: CallOptions & WithPurpose,
): CallPromise<Mediation> {
  return handle.call(getMediationRecord, { parameters: { mediationId } }, options);
}

/**
 * Change what was taken in, while the mediation is open.
 * Scope `mediations:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.mediations.change(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   { facts: '租客9月30日退租，房东以墙面污损为由扣留全部押金2400元；租客认为污损为正常使用，要求全额退还。' },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function changeMediation(
  handle: ClientHandle,
  mediationId: string,
  body: MediationPatch,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Mediation> {
  return handle.call(changeMediationRecord, { parameters: { mediationId }, body }, options);
}

/**
 * Say whether mediation is open to the dispute, and why.
 * Scope `mediations:write`. Errors: `state-conflict`, `need-missing`.
 * @example
 * const answer = await ward.mediations.assess(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   { outcome: 'eligible', facts: [], reason: null },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function assessMediation(
  handle: ClientHandle,
  mediationId: string,
  body: MediationAssessment,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Mediation> {
  return handle.call(assessMediationRecord, { parameters: { mediationId }, body }, options);
}

/**
 * Accept a dispute whose parties have consented.
 * Scope `mediations:write`. Errors: `state-conflict`, `need-missing`.
 * @example
 * const answer = await ward.mediations.accept(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   { note: null },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function acceptMediation(
  handle: ClientHandle,
  mediationId: string,
  body: BodyOf<typeof acceptMediationRecord>,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Mediation> {
  return handle.call(acceptMediationRecord, { parameters: { mediationId }, body }, options);
}

/**
 * What {@link listParties} is asked with.
 * @example
 * const query: ListPartiesQuery = { limit: 50 };
 * const list = ward.mediations.listParties(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   query,
 *   { purpose: 'mediation' },
 * );
 * for await (const each of list) show(each);
 */
export type ListPartiesQuery = QueryOf<typeof listPartiesRecord>;

/**
 * The parties of a mediation, masked.
 * Scope `mediations:read`.
 * @example
 * const list = ward.mediations.listParties(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   {},
 *   { purpose: 'mediation' },
 * );
 * for await (const each of list) show(each);
 */
export function listParties(
  handle: ClientHandle,
  mediationId: string,
  query: ListPartiesQuery = {},
  options: CallOptions & WithPurpose,
): ListCall<Page<MediationParty>> {
  return handle.list(listPartiesRecord, { parameters: { mediationId }, query }, options);
}

/**
 * A party of a mediation, masked.
 * Scope `mediations:read`.
 * @example
 * const answer = await ward.mediations.getParty(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   '0190e0a0-0000-7000-8000-000000000211',
 *   { purpose: 'mediation' },
 * );
 */
export function getParty(
  handle: ClientHandle,
  mediationId: string,
  partyId: string,
  options: CallOptions & WithPurpose,
): CallPromise<MediationParty> {
  return handle.call(getPartyRecord, { parameters: { mediationId, partyId } }, options);
}

/**
 * Enter a party.
 * Scope `mediations:write`. Errors: `state-conflict`.
 * This function sends at once; `ward.mediations.addParty` saves it on the device first and gives a receipt.
 * @example
 * const answer = await addParty(
 *   handle,
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   '0190e0a0-0000-7000-8000-000000000212',
 *   {
 *     role: 'respondent',
 *     form: 'person',
 *     name: '陈示范',
 *     identityNumber: null,
 *     creditCode: null,
 *     telephone: '+8615400000018',
 *     address: null,
 *     standsForPartyId: null,
 *     needsGuardian: false,
 *   },
 *   { purpose: 'mediation' },
 * );
 */
export function addParty(
  handle: ClientHandle,
  mediationId: string,
  partyId: string,
  body: PartyEntry,
  options: WriteOptions & WithPurpose,
): CallPromise<MediationParty> {
  return handle.call(addPartyRecord, { parameters: { mediationId, partyId }, body }, options);
}

/**
 * Put a party right.
 * Scope `mediations:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.mediations.changeParty(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   '0190e0a0-0000-7000-8000-000000000212',
 *   { address: '源城区上城街道示范社区示范路 20 号' },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function changeParty(
  handle: ClientHandle,
  mediationId: string,
  partyId: string,
  body: PartyPatch,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<MediationParty> {
  return handle.call(changePartyRecord, { parameters: { mediationId, partyId }, body }, options);
}

/**
 * Remove a party that was entered by mistake and has not answered yet.
 * Scope `mediations:write`. Errors: `state-conflict`.
 * @example
 * await ward.mediations.removeParty(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   '0190e0a0-0000-7000-8000-000000000213',
 *   { ifMatch: etag },
 * );
 */
export function removeParty(
  handle: ClientHandle,
  mediationId: string,
  partyId: string,
  options: WriteOptions & WithMatch,
): CallPromise<undefined> {
  return handle.call(removePartyRecord, { parameters: { mediationId, partyId } }, options);
}

/**
 * Record whether a party takes part; one refusal ends the mediation.
 * Scope `mediations:write`. Errors: `state-conflict`, `need-missing`.
 * @example
 * const answer = await ward.mediations.recordConsent(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   '0190e0a0-0000-7000-8000-000000000212',
 *   {
 *     answer: 'consents',
 *     form: 'oral',
 *     givenAt: '2026-10-13T15:00:00+08:00',
 *     note: null,
 *   },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function recordConsent(
  handle: ClientHandle,
  mediationId: string,
  partyId: string,
  body: PartyConsent,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Mediation> {
  return handle.call(recordConsentRecord, { parameters: { mediationId, partyId }, body }, options);
}

/**
 * What {@link listMediators} is asked with.
 * @example
 * const query: ListMediatorsQuery = { kind: 'civil' };
 * for await (const each of ward.mediations.listMediators(query)) show(each);
 */
export type ListMediatorsQuery = QueryOf<typeof listMediatorsRecord>;

/**
 * Mediators of the own station.
 * Scope `mediations:read`.
 * @example
 * for await (const each of ward.mediations.listMediators({ kind: 'civil' })) show(each);
 */
export function listMediators(
  handle: ClientHandle,
  query: ListMediatorsQuery = {},
  options?: CallOptions,
): ListCall<Page<Mediator>> {
  return handle.list(listMediatorsRecord, { query }, options);
}

/**
 * Say who mediates.
 * Scope `mediations:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.mediations.assignMediators(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   {
 *     leadMediatorId: '0190e0a0-0000-7000-8000-000000000221',
 *     furtherMediatorIds: [],
 *   },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function assignMediators(
  handle: ClientHandle,
  mediationId: string,
  body: MediatorAssignment,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Mediation> {
  return handle.call(assignMediatorsRecord, { parameters: { mediationId }, body }, options);
}

/**
 * What {@link listSessions} is asked with.
 * @example
 * const query: ListSessionsQuery = { limit: 50 };
 * const list = ward.mediations.listSessions(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   query,
 *   { purpose: 'mediation' },
 * );
 * for await (const each of list) show(each);
 */
export type ListSessionsQuery = QueryOf<typeof listSessionsRecord>;

/**
 * The sessions of a mediation, the first one first.
 * Scope `mediations:read`.
 * @example
 * const list = ward.mediations.listSessions(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   {},
 *   { purpose: 'mediation' },
 * );
 * for await (const each of list) show(each);
 */
export function listSessions(
  handle: ClientHandle,
  mediationId: string,
  query: ListSessionsQuery = {},
  options: CallOptions & WithPurpose,
): ListCall<Page<MediationSession>> {
  return handle.list(listSessionsRecord, { parameters: { mediationId }, query }, options);
}

/**
 * A session of a mediation.
 * Scope `mediations:read`.
 * @example
 * const answer = await ward.mediations.getSession(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   '0190e0a0-0000-7000-8000-000000000231',
 *   { purpose: 'mediation' },
 * );
 */
export function getSessionOfMediation(
  handle: ClientHandle,
  mediationId: string,
  sessionId: string,
  options: CallOptions & WithPurpose,
): CallPromise<MediationSession> {
  return handle.call(getSessionOfMediationRecord, { parameters: { mediationId, sessionId } }, options);
}

/**
 * Plan a session; the first one brings the mediation into session.
 * Scope `mediations:write`. Errors: `state-conflict`, `need-missing`, `session-limit-reached`, `deadline-passed`.
 * This function sends at once; `ward.mediations.planSession` saves it on the device first and gives a receipt.
 * @example
 * const answer = await planSession(
 *   handle,
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   '0190e0a0-0000-7000-8000-000000000231',
 *   { plannedFor: '2026-10-20T15:00:00+08:00', place: '示范派出所调解室' },
 *   { purpose: 'mediation' },
 * );
 */
export function planSession(
  handle: ClientHandle,
  mediationId: string,
  sessionId: string,
  body: SessionPlan,
  options: WriteOptions & WithPurpose,
): CallPromise<MediationSession> {
  return handle.call(planSessionRecord, { parameters: { mediationId, sessionId }, body }, options);
}

/**
 * Move or cancel a session, or record how it went.
 * Scope `mediations:write`. Errors: `state-conflict`, `deadline-passed`.
 * This function sends at once; `ward.mediations.changeSession` saves it on the device first and gives a receipt.
 * @example
 * const answer = await changeSession(
 *   handle,
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   '0190e0a0-0000-7000-8000-000000000231',
 *   {
 *     state: 'held',
 *     startedAt: '2026-10-20T15:05:00+08:00',
 *     endedAt: '2026-10-20T16:50:00+08:00',
 *     presentPartyIds: ['0190e0a0-0000-7000-8000-000000000211', '0190e0a0-0000-7000-8000-000000000212'],
 *     minutes: '双方陈述意见并共同查看退租照片，同意由租客承担部分粉刷费用，其余押金分两期退还。',
 *     outcome: 'agreement',
 *   },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function changeSession(
  handle: ClientHandle,
  mediationId: string,
  sessionId: string,
  body: SessionPatch,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<MediationSession> {
  return handle.call(changeSessionRecord, { parameters: { mediationId, sessionId }, body }, options);
}

/**
 * Record what the parties agreed; an oral agreement is in force at once.
 * Scope `mediations:write`. Errors: `state-conflict`, `need-missing`.
 * @example
 * const answer = await ward.mediations.agree(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   {
 *     form: 'written',
 *     agreedAt: '2026-10-20T16:50:00+08:00',
 *     facts: '租客9月30日退租，房东以墙面污损为由扣留全部押金2400元；租客认为污损为正常使用，要求全额退还。',
 *     issues: '墙面污损是否属正常使用，应退押金数额。',
 *     liability: '墙面一处污损由租客承担粉刷费300元，其余由房东承担。',
 *     steps: [
 *       {
 *         id: '0190e0a0-0000-7000-8000-000000000242',
 *         byPartyId: '0190e0a0-0000-7000-8000-000000000212',
 *         toPartyId: '0190e0a0-0000-7000-8000-000000000211',
 *         content: '退还押金1000元',
 *         way: '当面以现金支付',
 *         dueOn: '2026-10-31',
 *       },
 *       {
 *         id: '0190e0a0-0000-7000-8000-000000000243',
 *         byPartyId: '0190e0a0-0000-7000-8000-000000000212',
 *         toPartyId: '0190e0a0-0000-7000-8000-000000000211',
 *         content: '退还押金1100元',
 *         way: '银行转账',
 *         dueOn: '2026-11-15',
 *       },
 *     ],
 *   },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function agreeMediation(
  handle: ClientHandle,
  mediationId: string,
  body: AgreementDraft,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Mediation> {
  return handle.call(agreeMediationRecord, { parameters: { mediationId }, body }, options);
}

/**
 * The agreement of a mediation; not-found before there is one.
 * Scope `mediations:read`.
 * @example
 * const answer = await ward.mediations.getAgreement(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   { purpose: 'mediation' },
 * );
 */
export function getAgreement(
  handle: ClientHandle,
  mediationId: string,
  options: CallOptions & WithPurpose,
): CallPromise<MediationAgreement> {
  return handle.call(getAgreementRecord, { parameters: { mediationId } }, options);
}

/**
 * Change an agreement that is not in force; what was signed must be signed again.
 * Scope `mediations:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.mediations.changeAgreement(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   { liability: '墙面一处污损由租客承担粉刷费300元，其余由房东承担。' },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function changeAgreement(
  handle: ClientHandle,
  mediationId: string,
  body: AgreementPatch,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<MediationAgreement> {
  return handle.call(changeAgreementRecord, { parameters: { mediationId }, body }, options);
}

/**
 * Record a signature on the agreement as it was read.
 * Scope `mediations:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.mediations.signAgreement(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   {
 *     signer: 'party',
 *     signerId: '0190e0a0-0000-7000-8000-000000000211',
 *     form: 'signature',
 *     signedAt: '2026-10-20T17:20:00+08:00',
 *   },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function signAgreement(
  handle: ClientHandle,
  mediationId: string,
  body: AgreementSignature,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<MediationAgreement> {
  return handle.call(signAgreementRecord, { parameters: { mediationId }, body }, options);
}

/**
 * Bring a written agreement into force, signed by all and sealed.
 * Scope `mediations:write`. Errors: `state-conflict`, `need-missing`.
 * @example
 * const answer = await ward.mediations.bringIntoForce(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   { sealedAt: '2026-10-22T16:30:00+08:00' },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function bringIntoForce(
  handle: ClientHandle,
  mediationId: string,
  body: AgreementSeal,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Mediation> {
  return handle.call(bringIntoForceRecord, { parameters: { mediationId }, body }, options);
}

/**
 * Record that a step of the agreement was performed.
 * Scope `mediations:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.mediations.recordPerformance(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   '0190e0a0-0000-7000-8000-000000000242',
 *   { performedOn: '2026-10-31', note: '当面付清', attachmentIds: [] },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function recordPerformance(
  handle: ClientHandle,
  mediationId: string,
  stepId: string,
  body: StepPerformance,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Mediation> {
  return handle.call(recordPerformanceRecord, { parameters: { mediationId, stepId }, body }, options);
}

/**
 * Record that the agreement is not kept, and that the parties were told their rights.
 * Scope `mediations:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.mediations.recordBreach(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   {
 *     stepIds: ['0190e0a0-0000-7000-8000-000000000243'],
 *     reason: '逾期未付第二期款项，经督促仍未履行',
 *     urgedAt: '2026-11-16T09:00:00+08:00',
 *     rightsToldAt: '2026-11-17T09:30:00+08:00',
 *   },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function recordBreach(
  handle: ClientHandle,
  mediationId: string,
  body: AgreementBreach,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Mediation> {
  return handle.call(recordBreachRecord, { parameters: { mediationId }, body }, options);
}

/**
 * Record that the parties asked a court to confirm the agreement.
 * Scope `mediations:write`. Errors: `state-conflict`, `deadline-passed`.
 * @example
 * const answer = await ward.mediations.applyForConfirmation(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   {
 *     court: '源城区示范人民法院',
 *     appliedOn: '2026-10-26',
 *     partyIds: ['0190e0a0-0000-7000-8000-000000000211', '0190e0a0-0000-7000-8000-000000000212'],
 *   },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function applyForConfirmation(
  handle: ClientHandle,
  mediationId: string,
  body: ConfirmationApplication,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Mediation> {
  return handle.call(applyForConfirmationRecord, { parameters: { mediationId }, body }, options);
}

/**
 * Record what the court decided on the application.
 * Scope `mediations:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.mediations.recordConfirmationDecision(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   { outcome: 'confirmed', decidedOn: '2026-11-05' },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function decideConfirmation(
  handle: ClientHandle,
  mediationId: string,
  body: ConfirmationDecision,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Mediation> {
  return handle.call(decideConfirmationRecord, { parameters: { mediationId }, body }, options);
}

/**
 * What {@link listFollowUps} is asked with.
 * @example
 * const query: ListFollowUpsQuery = { limit: 50 };
 * const list = ward.mediations.listFollowUps(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   query,
 *   { purpose: 'mediation' },
 * );
 * for await (const each of list) show(each);
 */
export type ListFollowUpsQuery = QueryOf<typeof listFollowUpsRecord>;

/**
 * The follow-ups of a mediation, the newest first.
 * Scope `mediations:read`.
 * @example
 * const list = ward.mediations.listFollowUps(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   {},
 *   { purpose: 'mediation' },
 * );
 * for await (const each of list) show(each);
 */
export function listFollowUps(
  handle: ClientHandle,
  mediationId: string,
  query: ListFollowUpsQuery = {},
  options: CallOptions & WithPurpose,
): ListCall<Page<FollowUp>> {
  return handle.list(listFollowUpsRecord, { parameters: { mediationId }, query }, options);
}

/**
 * Record how things went after the agreement.
 * Scope `mediations:write`. Errors: `state-conflict`, `need-missing`.
 * This function sends at once; `ward.mediations.addFollowUp` saves it on the device first and gives a receipt.
 * @example
 * const answer = await addFollowUp(
 *   handle,
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   '0190e0a0-0000-7000-8000-000000000251',
 *   {
 *     followedUpAt: '2026-11-20T10:00:00+08:00',
 *     way: 'telephone',
 *     outcome: 'settled',
 *     note: '双方均表示款项已结清，无新的争议。',
 *   },
 *   { purpose: 'mediation' },
 * );
 */
export function addFollowUp(
  handle: ClientHandle,
  mediationId: string,
  followUpId: string,
  body: FollowUpEntry,
  options: WriteOptions & WithPurpose,
): CallPromise<FollowUp> {
  return handle.call(addFollowUpRecord, { parameters: { mediationId, followUpId }, body }, options);
}

/**
 * End a mediation without agreement, and record that the parties were told their rights.
 * Scope `mediations:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.mediations.fail(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   {
 *     failedAt: '2026-10-20T17:00:00+08:00',
 *     reason: '双方对退还数额分歧较大，未能达成协议',
 *     rightsToldAt: '2026-10-20T17:00:00+08:00',
 *     rightsToldPartyIds: ['0190e0a0-0000-7000-8000-000000000211', '0190e0a0-0000-7000-8000-000000000212'],
 *   },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function failMediation(
  handle: ClientHandle,
  mediationId: string,
  body: MediationFailure,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Mediation> {
  return handle.call(failMediationRecord, { parameters: { mediationId }, body }, options);
}

/**
 * Give a mediation up, at the will of a party or because it should not be there.
 * Scope `mediations:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.mediations.withdraw(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   {
 *     withdrawnAt: '2026-10-13T09:00:00+08:00',
 *     byPartyId: '0190e0a0-0000-7000-8000-000000000211',
 *     reason: '双方已自行和解',
 *   },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function withdrawMediation(
  handle: ClientHandle,
  mediationId: string,
  body: MediationWithdrawal,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Mediation> {
  return handle.call(withdrawMediationRecord, { parameters: { mediationId }, body }, options);
}

/**
 * Hand a dispute over to another body.
 * Scope `mediations:write`. Errors: `state-conflict`, `need-missing`.
 * @example
 * const answer = await ward.mediations.transfer(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   {
 *     transferredAt: '2026-10-13T11:00:00+08:00',
 *     to: 'labour-authority',
 *     toName: '源城区示范劳动监察大队',
 *     reason: '涉及拖欠工资，由劳动监察部门处理',
 *   },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function transferMediation(
  handle: ClientHandle,
  mediationId: string,
  body: MediationTransfer,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Mediation> {
  return handle.call(transferMediationRecord, { parameters: { mediationId }, body }, options);
}

/**
 * What {@link listDeadlines} is asked with.
 * @example
 * const query: ListDeadlinesQuery = { limit: 50 };
 * for await (const each of ward.mediations.listDeadlines('0190e0a0-0000-7000-8000-000000000091', query)) show(each);
 */
export type ListDeadlinesQuery = QueryOf<typeof listDeadlinesRecord>;

/**
 * The deadlines of a mediation, in the order in which they started.
 * Scope `mediations:read`.
 * @example
 * for await (const each of ward.mediations.listDeadlines('0190e0a0-0000-7000-8000-000000000091')) show(each);
 */
export function listDeadlines(
  handle: ClientHandle,
  mediationId: string,
  query: ListDeadlinesQuery = {},
  options?: CallOptions,
): ListCall<Page<MediationDeadline>> {
  return handle.list(listDeadlinesRecord, { parameters: { mediationId }, query }, options);
}

/**
 * Which papers of a mediation exist and which are missing.
 * Scope `mediations:read`.
 * @example
 * const answer = await ward.mediations.getDossier('0190e0a0-0000-7000-8000-000000000091');
 */
export function getDossier(
  handle: ClientHandle,
  mediationId: string,
  options?: CallOptions,
): CallPromise<MediationDossier> {
  return handle.call(getDossierRecord, { parameters: { mediationId } }, options);
}

/**
 * What {@link listPapers} is asked with.
 * @example
 * const query: ListPapersQuery = { limit: 50 };
 * for await (const each of ward.mediations.listPapers('0190e0a0-0000-7000-8000-000000000091', query)) show(each);
 */
export type ListPapersQuery = QueryOf<typeof listPapersRecord>;

/**
 * The papers on file of a mediation.
 * Scope `mediations:read`.
 * @example
 * for await (const each of ward.mediations.listPapers('0190e0a0-0000-7000-8000-000000000091')) show(each);
 */
export function listPapers(
  handle: ClientHandle,
  mediationId: string,
  query: ListPapersQuery = {},
  options?: CallOptions,
): ListCall<Page<MediationPaper>> {
  return handle.list(listPapersRecord, { parameters: { mediationId }, query }, options);
}

/**
 * Put a paper into the dossier.
 * Scope `mediations:write`. Errors: `state-conflict`.
 * This function sends at once; `ward.mediations.filePaper` saves it on the device first and gives a receipt.
 * @example
 * const answer = await filePaper(
 *   handle,
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   '0190e0a0-0000-7000-8000-000000000261',
 *   {
 *     paper: 'agreement',
 *     datedOn: '2026-10-20',
 *     attachmentIds: ['0190e0a0-0000-7000-8000-000000000262'],
 *     note: null,
 *   },
 * );
 */
export function filePaper(
  handle: ClientHandle,
  mediationId: string,
  paperId: string,
  body: PaperEntry,
  options?: WriteOptions,
): CallPromise<MediationPaper> {
  return handle.call(filePaperRecord, { parameters: { mediationId, paperId }, body }, options);
}

/**
 * Close the dossier; nothing in it can be changed any more.
 * Scope `mediations:write`. Errors: `state-conflict`, `need-missing`.
 * @example
 * const answer = await ward.mediations.archive(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   { note: null },
 *   { purpose: 'mediation', ifMatch: etag },
 * );
 */
export function archiveMediation(
  handle: ClientHandle,
  mediationId: string,
  body: BodyOf<typeof archiveMediationRecord>,
  options: WriteOptions & WithPurpose & WithMatch,
): CallPromise<Mediation> {
  return handle.call(archiveMediationRecord, { parameters: { mediationId }, body }, options);
}

/**
 * What {@link listMediationCalendar} is asked with.
 * @example
 * const query: ListMediationCalendarQuery = { from: '2026-11-16', to: '2026-11-30' };
 * for await (const each of ward.mediations.listCalendar(query)) show(each);
 */
export type ListMediationCalendarQuery = QueryOf<typeof listMediationCalendarRecord>;

/**
 * The sessions and due deadlines of the mediations that the caller sees, by their times.
 * Scope `mediations:read`.
 * @example
 * for await (const each of ward.mediations.listCalendar({ from: '2026-11-16', to: '2026-11-30' })) show(each);
 */
export function listMediationCalendar(
  handle: ClientHandle,
  query: ListMediationCalendarQuery,
  options?: CallOptions,
): ListCall<Page<MediationCalendarEntry>> {
  return handle.list(listMediationCalendarRecord, { query }, options);
}

/**
 * What {@link listMediationObjections} is asked with.
 * @example
 * const query: ListMediationObjectionsQuery = { limit: 50 };
 * for await (const each of ward.mediations.listObjections('0190e0a0-0000-7000-8000-000000000091', query)) show(each);
 */
export type ListMediationObjectionsQuery = QueryOf<typeof listMediationObjectionsRecord>;

/**
 * The objections of parties to a mediation, the newest first; a party sees the own ones.
 * Scope `mediations:read`.
 * @example
 * for await (const each of ward.mediations.listObjections('0190e0a0-0000-7000-8000-000000000091')) show(each);
 */
export function listMediationObjections(
  handle: ClientHandle,
  mediationId: string,
  query: ListMediationObjectionsQuery = {},
  options?: CallOptions,
): ListCall<Page<MediationObjection>> {
  return handle.list(listMediationObjectionsRecord, { parameters: { mediationId }, query }, options);
}

/**
 * Object to who mediates, to what is recorded or to the agreement of the own mediation.
 * Scope `mediations:write`. Errors: `state-conflict`.
 * This function sends at once; `ward.mediations.fileObjection` saves it on the device first and gives a receipt.
 * @example
 * const answer = await fileMediationObjection(
 *   handle,
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   '0190e0a0-0000-7000-8000-000000000271',
 *   { about: 'record', statement: '笔录中写我同意全额退还，我当时只同意退还一部分。' },
 * );
 */
export function fileMediationObjection(
  handle: ClientHandle,
  mediationId: string,
  objectionId: string,
  body: MediationObjectionFiling,
  options?: WriteOptions,
): CallPromise<MediationObjection> {
  return handle.call(fileMediationObjectionRecord, { parameters: { mediationId, objectionId }, body }, options);
}

/**
 * Answer an objection of a party.
 * Scope `mediations:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.mediations.answerObjection(
 *   '0190e0a0-0000-7000-8000-000000000091',
 *   '0190e0a0-0000-7000-8000-000000000271',
 *   { decision: 'upheld', reason: '经核对录音与在场人员陈述，笔录已更正为退还一部分。' },
 *   { ifMatch: etag },
 * );
 */
export function answerMediationObjection(
  handle: ClientHandle,
  mediationId: string,
  objectionId: string,
  body: MediationObjectionAnswer,
  options: WriteOptions & WithMatch,
): CallPromise<MediationObjection> {
  return handle.call(answerMediationObjectionRecord, { parameters: { mediationId, objectionId }, body }, options);
}

/**
 * `ward.mediations`
 * @example
 * const mediations: MediationsModule = mediationsModule(handle);
 * const list = mediations.list(
 *   {
 *     state: ['accepted', 'in-session', 'agreed'],
 *     dueBefore: '2026-11-15T00:00:00+08:00',
 *   },
 *   { purpose: 'mediation' },
 * );
 * for await (const each of list) show(each);
 */
export interface MediationsModule {
  /** Take a dispute in. */
  readonly register: Bound<typeof registerMediation>;
  /** Mediations by their next deadline, those without one last, then the newest first. */
  readonly list: Bound<typeof listMediations>;
  /** A mediation from intake to archive. */
  readonly get: Bound<typeof getMediation>;
  /** Change what was taken in, while the mediation is open. */
  readonly change: Bound<typeof changeMediation>;
  /** Say whether mediation is open to the dispute, and why. */
  readonly assess: Bound<typeof assessMediation>;
  /** Accept a dispute whose parties have consented. */
  readonly accept: Bound<typeof acceptMediation>;
  /** The parties of a mediation, masked. */
  readonly listParties: Bound<typeof listParties>;
  /** A party of a mediation, masked. */
  readonly getParty: Bound<typeof getParty>;
  /** Enter a party. */
  readonly addParty: Bound<typeof addParty>;
  /** Put a party right. */
  readonly changeParty: Bound<typeof changeParty>;
  /** Remove a party that was entered by mistake and has not answered yet. */
  readonly removeParty: Bound<typeof removeParty>;
  /** Record whether a party takes part; one refusal ends the mediation. */
  readonly recordConsent: Bound<typeof recordConsent>;
  /** Mediators of the own station. */
  readonly listMediators: Bound<typeof listMediators>;
  /** Say who mediates. */
  readonly assignMediators: Bound<typeof assignMediators>;
  /** The sessions of a mediation, the first one first. */
  readonly listSessions: Bound<typeof listSessions>;
  /** A session of a mediation. */
  readonly getSession: Bound<typeof getSessionOfMediation>;
  /** Plan a session; the first one brings the mediation into session. */
  readonly planSession: Bound<typeof planSession>;
  /** Move or cancel a session, or record how it went. */
  readonly changeSession: Bound<typeof changeSession>;
  /** Record what the parties agreed; an oral agreement is in force at once. */
  readonly agree: Bound<typeof agreeMediation>;
  /** The agreement of a mediation; not-found before there is one. */
  readonly getAgreement: Bound<typeof getAgreement>;
  /** Change an agreement that is not in force; what was signed must be signed again. */
  readonly changeAgreement: Bound<typeof changeAgreement>;
  /** Record a signature on the agreement as it was read. */
  readonly signAgreement: Bound<typeof signAgreement>;
  /** Bring a written agreement into force, signed by all and sealed. */
  readonly bringIntoForce: Bound<typeof bringIntoForce>;
  /** Record that a step of the agreement was performed. */
  readonly recordPerformance: Bound<typeof recordPerformance>;
  /** Record that the agreement is not kept, and that the parties were told their rights. */
  readonly recordBreach: Bound<typeof recordBreach>;
  /** Record that the parties asked a court to confirm the agreement. */
  readonly applyForConfirmation: Bound<typeof applyForConfirmation>;
  /** Record what the court decided on the application. */
  readonly recordConfirmationDecision: Bound<typeof decideConfirmation>;
  /** The follow-ups of a mediation, the newest first. */
  readonly listFollowUps: Bound<typeof listFollowUps>;
  /** Record how things went after the agreement. */
  readonly addFollowUp: Bound<typeof addFollowUp>;
  /** End a mediation without agreement, and record that the parties were told their rights. */
  readonly fail: Bound<typeof failMediation>;
  /** Give a mediation up, at the will of a party or because it should not be there. */
  readonly withdraw: Bound<typeof withdrawMediation>;
  /** Hand a dispute over to another body. */
  readonly transfer: Bound<typeof transferMediation>;
  /** The deadlines of a mediation, in the order in which they started. */
  readonly listDeadlines: Bound<typeof listDeadlines>;
  /** Which papers of a mediation exist and which are missing. */
  readonly getDossier: Bound<typeof getDossier>;
  /** The papers on file of a mediation. */
  readonly listPapers: Bound<typeof listPapers>;
  /** Put a paper into the dossier. */
  readonly filePaper: Bound<typeof filePaper>;
  /** Close the dossier; nothing in it can be changed any more. */
  readonly archive: Bound<typeof archiveMediation>;
  /** The sessions and due deadlines of the mediations that the caller sees, by their times. */
  readonly listCalendar: Bound<typeof listMediationCalendar>;
  /** The objections of parties to a mediation, the newest first; a party sees the own ones. */
  readonly listObjections: Bound<typeof listMediationObjections>;
  /** Object to who mediates, to what is recorded or to the agreement of the own mediation. */
  readonly fileObjection: Bound<typeof fileMediationObjection>;
  /** Answer an objection of a party. */
  readonly answerObjection: Bound<typeof answerMediationObjection>;
}

/**
 * The functions of this module over one client.
 * @example
 * const mediations = mediationsModule(handle);
 * const list = mediations.list(
 *   {
 *     state: ['accepted', 'in-session', 'agreed'],
 *     dueBefore: '2026-11-15T00:00:00+08:00',
 *   },
 *   { purpose: 'mediation' },
 * );
 * for await (const each of list) show(each);
 */
export function mediationsModule(handle: ClientHandle): MediationsModule {
  return {
    register: (...rest) => registerMediation(handle, ...rest),
    list: (...rest) => listMediations(handle, ...rest),
    get: (...rest) => getMediation(handle, ...rest),
    change: (...rest) => changeMediation(handle, ...rest),
    assess: (...rest) => assessMediation(handle, ...rest),
    accept: (...rest) => acceptMediation(handle, ...rest),
    listParties: (...rest) => listParties(handle, ...rest),
    getParty: (...rest) => getParty(handle, ...rest),
    addParty: (...rest) => addParty(handle, ...rest),
    changeParty: (...rest) => changeParty(handle, ...rest),
    removeParty: (...rest) => removeParty(handle, ...rest),
    recordConsent: (...rest) => recordConsent(handle, ...rest),
    listMediators: (...rest) => listMediators(handle, ...rest),
    assignMediators: (...rest) => assignMediators(handle, ...rest),
    listSessions: (...rest) => listSessions(handle, ...rest),
    getSession: (...rest) => getSessionOfMediation(handle, ...rest),
    planSession: (...rest) => planSession(handle, ...rest),
    changeSession: (...rest) => changeSession(handle, ...rest),
    agree: (...rest) => agreeMediation(handle, ...rest),
    getAgreement: (...rest) => getAgreement(handle, ...rest),
    changeAgreement: (...rest) => changeAgreement(handle, ...rest),
    signAgreement: (...rest) => signAgreement(handle, ...rest),
    bringIntoForce: (...rest) => bringIntoForce(handle, ...rest),
    recordPerformance: (...rest) => recordPerformance(handle, ...rest),
    recordBreach: (...rest) => recordBreach(handle, ...rest),
    applyForConfirmation: (...rest) => applyForConfirmation(handle, ...rest),
    recordConfirmationDecision: (...rest) => decideConfirmation(handle, ...rest),
    listFollowUps: (...rest) => listFollowUps(handle, ...rest),
    addFollowUp: (...rest) => addFollowUp(handle, ...rest),
    fail: (...rest) => failMediation(handle, ...rest),
    withdraw: (...rest) => withdrawMediation(handle, ...rest),
    transfer: (...rest) => transferMediation(handle, ...rest),
    listDeadlines: (...rest) => listDeadlines(handle, ...rest),
    getDossier: (...rest) => getDossier(handle, ...rest),
    listPapers: (...rest) => listPapers(handle, ...rest),
    filePaper: (...rest) => filePaper(handle, ...rest),
    archive: (...rest) => archiveMediation(handle, ...rest),
    listCalendar: (...rest) => listMediationCalendar(handle, ...rest),
    listObjections: (...rest) => listMediationObjections(handle, ...rest),
    fileObjection: (...rest) => fileMediationObjection(handle, ...rest),
    answerObjection: (...rest) => answerMediationObjection(handle, ...rest),
  };
}
