import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import {
  getStandard as getStandardRecord,
  listStandards as listStandardsRecord,
  type RentalCheckStandard,
} from '@wardkit/contract/rental-check-standards';
import {
  getRentalCheck as getRentalCheckRecord,
  listRentalChecks as listRentalChecksRecord,
  type RentalCheck,
  type RentalCheckSubmission,
  submitRentalCheck as submitRentalCheckRecord,
} from '@wardkit/contract/rental-checks';
import type { CallOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';
import type { Receipt } from './outbox/outbox.types.ts';
import type { OutboxGate } from './outbox/outbox-gate.ts';

/** Which checks: of premises, or all that the caller may see. */
export type RentalCheckFilter = QueryOf<typeof listRentalChecksRecord>;

/** What goes with a submission. */
export interface SubmitOptions {
  /** UUIDv7 of the check. Keep it with the draft: handing in the same id twice is one submission. Default: a new one. */
  checkId?: string | undefined;
  /** Ids of photographs that `ward.drafts.putPhoto` gave; they are uploaded before the check. */
  photos?: readonly string[] | undefined;
  /** What the outbox calls this submission; an address, say. */
  premisesLabel: string;
}

/** Versions of the checklist, the newest first. */
export function listStandards(handle: ClientHandle, options?: CallOptions): ListCall<Page<RentalCheckStandard>> {
  return handle.list(listStandardsRecord, { query: {} }, options);
}

/** One version of the checklist; a check keeps the version that it was made under. Errors: `not-found`. */
export function getStandard(
  handle: ClientHandle,
  version: string,
  options?: CallOptions,
): CallPromise<RentalCheckStandard> {
  return handle.call(getStandardRecord, { parameters: { version } }, options);
}

/**
 * Saves a finished check on this device and sends it as soon as it can be. The receipt is given when the device has
 * it; a device that is full rejects before that, with `StorageError` (`quota`), and nothing is lost: the draft remains.
 */
export function submitRentalCheck(
  outbox: OutboxGate,
  submission: RentalCheckSubmission,
  options: SubmitOptions,
): Promise<Receipt<RentalCheck>> {
  return outbox.save(submitRentalCheckRecord, {
    id: options.checkId,
    parameterName: 'checkId',
    body: submission,
    label: options.premisesLabel,
    photos: options.photos ?? [],
  });
}

/** A check on record, with its rating and hazards. Errors: `not-found`. */
export function getRentalCheck(handle: ClientHandle, checkId: string, options?: CallOptions): CallPromise<RentalCheck> {
  return handle.call(getRentalCheckRecord, { parameters: { checkId } }, options);
}

/** Checks on record, the newest first. */
export function listRentalChecks(
  handle: ClientHandle,
  filter: RentalCheckFilter = {},
  options?: CallOptions,
): ListCall<Page<RentalCheck>> {
  return handle.list(listRentalChecksRecord, { query: filter }, options);
}

/** `ward.rentalChecks` */
export interface RentalChecksModule {
  /** Versions of the checklist, the newest first. */
  listStandards(options?: CallOptions): ListCall<Page<RentalCheckStandard>>;
  /** One version of the checklist. */
  getStandard(version: string, options?: CallOptions): CallPromise<RentalCheckStandard>;
  /** Saves a finished check on this device, then sends it; see {@link submitRentalCheck}. */
  submit(submission: RentalCheckSubmission, options: SubmitOptions): Promise<Receipt<RentalCheck>>;
  /** A check on record. */
  get(checkId: string, options?: CallOptions): CallPromise<RentalCheck>;
  /** Checks on record, the newest first. */
  list(filter?: RentalCheckFilter, options?: CallOptions): ListCall<Page<RentalCheck>>;
}

export function rentalChecksModule(handle: ClientHandle, outbox: OutboxGate): RentalChecksModule {
  return {
    listStandards: (options) => listStandards(handle, options),
    getStandard: (version, options) => getStandard(handle, version, options),
    submit: (submission, options) => submitRentalCheck(outbox, submission, options),
    get: (checkId, options) => getRentalCheck(handle, checkId, options),
    list: (filter, options) => listRentalChecks(handle, filter, options),
  };
}
