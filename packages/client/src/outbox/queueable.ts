// Made from the operation records by `npm run client:generate`: change the record, not this file.
import type { OperationRecord } from '@wardkit/contract/operation';
import { StorageError } from '../errors.ts';

const loaders: Readonly<Record<string, () => Promise<OperationRecord>>> = {
  'stays.register': async () => (await import('@wardkit/contract/stays')).registerStay,
  'stays.signOff': async () => (await import('@wardkit/contract/stays')).signOffStay,
  'rentalChecks.submit': async () => (await import('@wardkit/contract/rental-checks')).submitRentalCheck,
  'hazards.rectify': async () => (await import('@wardkit/contract/hazards')).rectifyHazard,
  'hazards.verify': async () => (await import('@wardkit/contract/hazards')).verifyHazard,
  'alerts.receive': async () => (await import('@wardkit/contract/alerts')).receiveAlert,
  'alerts.addNote': async () => (await import('@wardkit/contract/alert-timeline')).addAlertNote,
  'objections.file': async () => (await import('@wardkit/contract/objections')).fileObjection,
  'mediations.register': async () => (await import('@wardkit/contract/mediations')).registerMediation,
  'mediations.addParty': async () => (await import('@wardkit/contract/mediation-parties')).addParty,
  'mediations.planSession': async () => (await import('@wardkit/contract/mediation-sessions')).planSession,
  'mediations.changeSession': async () => (await import('@wardkit/contract/mediation-sessions')).changeSession,
  'mediations.addFollowUp': async () => (await import('@wardkit/contract/mediation-performance')).addFollowUp,
  'mediations.filePaper': async () => (await import('@wardkit/contract/mediation-dossier')).filePaper,
  'mediations.fileObjection': async () =>
    (await import('@wardkit/contract/mediation-objections')).fileMediationObjection,
};

/**
 * Whether calls of an operation may wait in the outbox.
 * @example
 * if (!navigator.onLine && !isQueueable('alerts.dispatch')) show('This needs a network');
 */
export function isQueueable(operationId: string): boolean {
  return Object.hasOwn(loaders, operationId);
}

const batched: ReadonlySet<string> = new Set(['stays.register', 'rentalChecks.submit', 'alerts.receive']);

/** Whether several calls of an operation can be made in one. */
export function isBatched(operationId: string): boolean {
  return batched.has(operationId);
}

/**
 * The record of an operation that can wait in the outbox.
 *
 * @throws {StorageError} `unavailable` when its code can't be loaded: with a network it is tried again
 */
export async function loadQueueable(operationId: string): Promise<OperationRecord> {
  const load = Object.hasOwn(loaders, operationId) ? loaders[operationId] : undefined;
  if (load === undefined) throw new TypeError(`${operationId} can not wait in the outbox`);
  return load().catch(() => {
    throw new StorageError('unavailable', 'A part of Wardkit could not be loaded. Connect and try again.');
  });
}
