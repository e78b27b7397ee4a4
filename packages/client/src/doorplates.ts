// Made from the operation records by `npm run client:generate`: change the record, not this file.

import {
  compromiseDoorplateKey as compromiseDoorplateKeyRecord,
  createDoorplateKey as createDoorplateKeyRecord,
  type DoorplateKey,
  type DoorplateKeyCreation,
  type DoorplateKeyEnding,
  listDoorplateKeys as listDoorplateKeysRecord,
  retireDoorplateKey as retireDoorplateKeyRecord,
} from '@wardkit/contract/doorplate-keys';
import {
  type Doorplate,
  type DoorplateIssue,
  type DoorplateReplaced,
  type DoorplateReplacement,
  type DoorplateRevocation,
  type DoorplateScan,
  getDoorplate as getDoorplateRecord,
  issueDoorplate as issueDoorplateRecord,
  listDoorplates as listDoorplatesRecord,
  listRevocations as listRevocationsRecord,
  type RevokedPlate,
  replaceDoorplate as replaceDoorplateRecord,
  revokeDoorplate as revokeDoorplateRecord,
  scanDoorplate as scanDoorplateRecord,
} from '@wardkit/contract/doorplates';
import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * What a plate says to the caller.
 * Errors: `plate-unknown`.
 * @example
 * const answer = await ward.doorplates.scan('7K3M9QX2ABC5');
 */
export function scanDoorplate(handle: ClientHandle, code: string, options?: CallOptions): CallPromise<DoorplateScan> {
  return handle.call(scanDoorplateRecord, { parameters: { code } }, options);
}

/**
 * What {@link listDoorplates} is asked with.
 * @example
 * const query: ListDoorplatesQuery = { premisesId: '0190e0a0-0000-7000-8000-000000000031' };
 * for await (const each of ward.doorplates.list(query)) show(each);
 */
export type ListDoorplatesQuery = QueryOf<typeof listDoorplatesRecord>;

/**
 * Plates of the own station, by their ids.
 * Scope `doorplates:read`.
 * @example
 * for await (const each of ward.doorplates.list({ premisesId: '0190e0a0-0000-7000-8000-000000000031' })) show(each);
 */
export function listDoorplates(
  handle: ClientHandle,
  query: ListDoorplatesQuery = {},
  options?: CallOptions,
): ListCall<Page<Doorplate>> {
  return handle.list(listDoorplatesRecord, { query }, options);
}

/**
 * A plate of the own station.
 * Scope `doorplates:read`.
 * @example
 * const answer = await ward.doorplates.get('0190e0a0-0000-7000-8000-000000000041');
 */
export function getDoorplate(handle: ClientHandle, doorplateId: string, options?: CallOptions): CallPromise<Doorplate> {
  return handle.call(getDoorplateRecord, { parameters: { doorplateId } }, options);
}

/**
 * Issue a signed plate for premises; one still in force there becomes replaced.
 * Scope `doorplates:write`.
 * @example
 * const answer = await ward.doorplates.issue(
 *   '0190e0a0-0000-7000-8000-000000000041',
 *   { premisesId: '0190e0a0-0000-7000-8000-000000000031' },
 * );
 */
export function issueDoorplate(
  handle: ClientHandle,
  doorplateId: string,
  body: DoorplateIssue,
  options?: WriteOptions,
): CallPromise<Doorplate> {
  return handle.call(issueDoorplateRecord, { parameters: { doorplateId }, body }, options);
}

/**
 * Revoke a plate, with a reason.
 * Scope `doorplates:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.doorplates.revoke(
 *   '0190e0a0-0000-7000-8000-000000000041',
 *   { reason: '门牌被移至他处张贴，与实际地址不符' },
 *   { ifMatch: etag },
 * );
 */
export function revokeDoorplate(
  handle: ClientHandle,
  doorplateId: string,
  body: DoorplateRevocation,
  options: WriteOptions & WithMatch,
): CallPromise<Doorplate> {
  return handle.call(revokeDoorplateRecord, { parameters: { doorplateId }, body }, options);
}

/**
 * Replace a plate in force by a new one for the same premises, with a reason.
 * Scope `doorplates:write`. Errors: `state-conflict`, `already-exists`.
 * @example
 * const answer = await ward.doorplates.replace(
 *   '0190e0a0-0000-7000-8000-000000000041',
 *   {
 *     newDoorplateId: '0190e0a0-0000-7000-8000-000000000044',
 *     reason: '牌面磨损，二维码已无法扫描',
 *   },
 *   { ifMatch: etag },
 * );
 */
export function replaceDoorplate(
  handle: ClientHandle,
  doorplateId: string,
  body: DoorplateReplacement,
  options: WriteOptions & WithMatch,
): CallPromise<DoorplateReplaced> {
  return handle.call(replaceDoorplateRecord, { parameters: { doorplateId }, body }, options);
}

/**
 * What {@link listRevocations} is asked with.
 * @example
 * const query: ListRevocationsQuery = { limit: 50 };
 * for await (const each of ward.doorplates.listRevocations(query)) show(each);
 */
export type ListRevocationsQuery = QueryOf<typeof listRevocationsRecord>;

/**
 * Plates that are no longer in force, by the hash of their code, in the order in which they ended.
 * @example
 * for await (const each of ward.doorplates.listRevocations()) show(each);
 */
export function listRevocations(
  handle: ClientHandle,
  query: ListRevocationsQuery = {},
  options?: CallOptions,
): ListCall<Page<RevokedPlate>> {
  return handle.list(listRevocationsRecord, { query }, options);
}

/**
 * What {@link listDoorplateKeys} is asked with.
 * @example
 * const query: ListDoorplateKeysQuery = { limit: 50 };
 * for await (const each of ward.doorplates.listKeys(query)) show(each);
 */
export type ListDoorplateKeysQuery = QueryOf<typeof listDoorplateKeysRecord>;

/**
 * The keys of the own station, the newest first, those that ended included.
 * Scope `doorplates:read`.
 * @example
 * for await (const each of ward.doorplates.listKeys()) show(each);
 */
export function listDoorplateKeys(
  handle: ClientHandle,
  query: ListDoorplateKeysQuery = {},
  options?: CallOptions,
): ListCall<Page<DoorplateKey>> {
  return handle.list(listDoorplateKeysRecord, { query }, options);
}

/**
 * Make a new key, with which plates are signed from now on.
 * Scope `doorplates:write`.
 * @example
 * const answer = await ward.doorplates.createKey(
 *   '0190e0a0-0000-7000-8000-000000000043',
 *   { algorithm: 'Ed25519' },
 * );
 */
export function createDoorplateKey(
  handle: ClientHandle,
  doorplateKeyId: string,
  body: DoorplateKeyCreation,
  options?: WriteOptions,
): CallPromise<DoorplateKey> {
  return handle.call(createDoorplateKeyRecord, { parameters: { doorplateKeyId }, body }, options);
}

/**
 * Let a key sign no more plates; those that it signed stay genuine.
 * Scope `doorplates:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.doorplates.retireKey(
 *   '0190e0a0-0000-7000-8000-000000000042',
 *   { reason: '每年例行更换签发密钥' },
 *   { ifMatch: etag },
 * );
 */
export function retireDoorplateKey(
  handle: ClientHandle,
  doorplateKeyId: string,
  body: DoorplateKeyEnding,
  options: WriteOptions & WithMatch,
): CallPromise<DoorplateKey> {
  return handle.call(retireDoorplateKeyRecord, { parameters: { doorplateKeyId }, body }, options);
}

/**
 * Say that a key is known to others: no plate that it signed is trusted any more.
 * Scope `doorplates:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.doorplates.compromiseKey(
 *   '0190e0a0-0000-7000-8000-000000000042',
 *   { reason: '存有密钥备份的介质遗失，可能外泄' },
 *   { ifMatch: etag },
 * );
 */
export function compromiseDoorplateKey(
  handle: ClientHandle,
  doorplateKeyId: string,
  body: DoorplateKeyEnding,
  options: WriteOptions & WithMatch,
): CallPromise<DoorplateKey> {
  return handle.call(compromiseDoorplateKeyRecord, { parameters: { doorplateKeyId }, body }, options);
}

/**
 * `ward.doorplates`
 * @example
 * const doorplates: DoorplatesModule = doorplatesModule(handle);
 * for await (const each of doorplates.list({ premisesId: '0190e0a0-0000-7000-8000-000000000031' })) show(each);
 */
export interface DoorplatesModule {
  /** What a plate says to the caller. */
  readonly scan: Bound<typeof scanDoorplate>;
  /** Plates of the own station, by their ids. */
  readonly list: Bound<typeof listDoorplates>;
  /** A plate of the own station. */
  readonly get: Bound<typeof getDoorplate>;
  /** Issue a signed plate for premises; one still in force there becomes replaced. */
  readonly issue: Bound<typeof issueDoorplate>;
  /** Revoke a plate, with a reason. */
  readonly revoke: Bound<typeof revokeDoorplate>;
  /** Replace a plate in force by a new one for the same premises, with a reason. */
  readonly replace: Bound<typeof replaceDoorplate>;
  /** Plates that are no longer in force, by the hash of their code, in the order in which they ended. */
  readonly listRevocations: Bound<typeof listRevocations>;
  /** The keys of the own station, the newest first, those that ended included. */
  readonly listKeys: Bound<typeof listDoorplateKeys>;
  /** Make a new key, with which plates are signed from now on. */
  readonly createKey: Bound<typeof createDoorplateKey>;
  /** Let a key sign no more plates; those that it signed stay genuine. */
  readonly retireKey: Bound<typeof retireDoorplateKey>;
  /** Say that a key is known to others: no plate that it signed is trusted any more. */
  readonly compromiseKey: Bound<typeof compromiseDoorplateKey>;
}

/**
 * The functions of this module over one client.
 * @example
 * const doorplates = doorplatesModule(handle);
 * for await (const each of doorplates.list({ premisesId: '0190e0a0-0000-7000-8000-000000000031' })) show(each);
 */
export function doorplatesModule(handle: ClientHandle): DoorplatesModule {
  return {
    scan: (...rest) => scanDoorplate(handle, ...rest),
    list: (...rest) => listDoorplates(handle, ...rest),
    get: (...rest) => getDoorplate(handle, ...rest),
    issue: (...rest) => issueDoorplate(handle, ...rest),
    revoke: (...rest) => revokeDoorplate(handle, ...rest),
    replace: (...rest) => replaceDoorplate(handle, ...rest),
    listRevocations: (...rest) => listRevocations(handle, ...rest),
    listKeys: (...rest) => listDoorplateKeys(handle, ...rest),
    createKey: (...rest) => createDoorplateKey(handle, ...rest),
    retireKey: (...rest) => retireDoorplateKey(handle, ...rest),
    compromiseKey: (...rest) => compromiseDoorplateKey(handle, ...rest),
  };
}
