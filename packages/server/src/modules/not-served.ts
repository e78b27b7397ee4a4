import type { OperationId } from '@wardkit/contract/operations';

/**
 * Operations of the contract that this server does not offer yet; calls of them are answered not-served. An operation
 * stands here or has a handler: the server refuses to start with one that has neither, or both.
 */
export const notServed = [
  'mediations.register',
  'mediations.list',
  'mediations.get',
  'mediations.change',
  'mediations.assess',
  'mediations.accept',
  'mediations.listParties',
  'mediations.getParty',
  'mediations.addParty',
  'mediations.changeParty',
  'mediations.removeParty',
  'mediations.recordConsent',
  'mediations.listMediators',
  'mediations.assignMediators',
  'mediations.listSessions',
  'mediations.getSession',
  'mediations.planSession',
  'mediations.changeSession',
  'mediations.agree',
  'mediations.getAgreement',
  'mediations.changeAgreement',
  'mediations.signAgreement',
  'mediations.bringIntoForce',
  'mediations.recordPerformance',
  'mediations.recordBreach',
  'mediations.applyForConfirmation',
  'mediations.recordConfirmationDecision',
  'mediations.listFollowUps',
  'mediations.addFollowUp',
  'mediations.fail',
  'mediations.withdraw',
  'mediations.transfer',
  'mediations.listDeadlines',
  'mediations.getDossier',
  'mediations.listPapers',
  'mediations.filePaper',
  'mediations.archive',
  'mediations.listCalendar',
  'mediations.listObjections',
  'mediations.fileObjection',
  'mediations.answerObjection',
] as const satisfies readonly OperationId[];

/** The id of an operation that has no handler. */
export type NotServed = (typeof notServed)[number];
