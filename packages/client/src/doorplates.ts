import {
  type Doorplate,
  type DoorplateIssue,
  type DoorplateRevocation,
  type DoorplateScan,
  getDoorplate as getDoorplateRecord,
  issueDoorplate as issueDoorplateRecord,
  listDoorplates as listDoorplatesRecord,
  listRevocations as listRevocationsRecord,
  type RevokedPlate,
  revokeDoorplate as revokeDoorplateRecord,
  scanDoorplate as scanDoorplateRecord,
} from '@wardkit/contract/doorplates';
import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import type { CallOptions, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/** Which plates: of premises, in a state. */
export type DoorplateFilter = QueryOf<typeof listDoorplatesRecord>;

/**
 * What a plate says to the caller. A stranger gets the address to the building, the station and its services, and
 * nothing about people. `code` is the 12 characters that the plate's link holds. Errors: `plate-unknown`.
 */
export function scanDoorplate(handle: ClientHandle, code: string, options?: CallOptions): CallPromise<DoorplateScan> {
  return handle.call(scanDoorplateRecord, { parameters: { code } }, options);
}

/** Plates of the own station. */
export function listDoorplates(
  handle: ClientHandle,
  filter: DoorplateFilter = {},
  options?: CallOptions,
): ListCall<Page<Doorplate>> {
  return handle.list(listDoorplatesRecord, { query: filter }, options);
}

/** A plate of the own station. Errors: `not-found`. */
export function getDoorplate(handle: ClientHandle, doorplateId: string, options?: CallOptions): CallPromise<Doorplate> {
  return handle.call(getDoorplateRecord, { parameters: { doorplateId } }, options);
}

/** Issues a signed plate for premises; one in force there becomes replaced. `doorplateId` is a new UUIDv7. */
export function issueDoorplate(
  handle: ClientHandle,
  doorplateId: string,
  issue: DoorplateIssue,
  options?: WriteOptions,
): CallPromise<Doorplate> {
  return handle.call(issueDoorplateRecord, { parameters: { doorplateId }, body: issue }, options);
}

/** Revokes a plate, with a reason of 10 characters or more. Needs `ifMatch`. Errors: `version-stale`, `state-conflict`. */
export function revokeDoorplate(
  handle: ClientHandle,
  doorplateId: string,
  revocation: DoorplateRevocation,
  options: WriteOptions & { ifMatch: string },
): CallPromise<Doorplate> {
  return handle.call(revokeDoorplateRecord, { parameters: { doorplateId }, body: revocation }, options);
}

/** Codes of plates no longer in force; kept for 7 days, for scanning offline. Needs no sign-in. */
export function listRevocations(handle: ClientHandle, options?: CallOptions): ListCall<Page<RevokedPlate>> {
  return handle.list(listRevocationsRecord, { query: {} }, options);
}

/** `ward.doorplates` */
export interface DoorplatesModule {
  /** What a plate says to the caller; `code` is its 12 characters. */
  scan(code: string, options?: CallOptions): CallPromise<DoorplateScan>;
  /** Plates of the own station. */
  list(filter?: DoorplateFilter, options?: CallOptions): ListCall<Page<Doorplate>>;
  /** A plate of the own station. */
  get(doorplateId: string, options?: CallOptions): CallPromise<Doorplate>;
  /** Issues a signed plate for premises. */
  issue(doorplateId: string, issue: DoorplateIssue, options?: WriteOptions): CallPromise<Doorplate>;
  /** Revokes a plate, with a reason. */
  revoke(
    doorplateId: string,
    revocation: DoorplateRevocation,
    options: WriteOptions & { ifMatch: string },
  ): CallPromise<Doorplate>;
  /** Codes of plates that are no longer in force. */
  listRevocations(options?: CallOptions): ListCall<Page<RevokedPlate>>;
}

export function doorplatesModule(handle: ClientHandle): DoorplatesModule {
  return {
    scan: (code, options) => scanDoorplate(handle, code, options),
    list: (filter, options) => listDoorplates(handle, filter, options),
    get: (doorplateId, options) => getDoorplate(handle, doorplateId, options),
    issue: (doorplateId, issue, options) => issueDoorplate(handle, doorplateId, issue, options),
    revoke: (doorplateId, revocation, options) => revokeDoorplate(handle, doorplateId, revocation, options),
    listRevocations: (options) => listRevocations(handle, options),
  };
}
