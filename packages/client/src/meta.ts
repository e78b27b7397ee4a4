import {
  type Discovery,
  discover as discoverRecord,
  getMeta as getMetaRecord,
  type Meta,
} from '@wardkit/contract/meta';
import type { CallOptions } from './call-options.ts';
import type { CallPromise } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/** Versions, modules, limits (bytes) and time of the server. Needs no sign-in. */
export function getMeta(handle: ClientHandle, options?: CallOptions): CallPromise<Meta> {
  return handle.call(getMetaRecord, {}, options);
}

/** The public keys of plates and the bases that a plate's link may have; kept for 30 days, for scanning offline. */
export function discover(handle: ClientHandle, options?: CallOptions): CallPromise<Discovery> {
  return handle.call(discoverRecord, {}, options);
}

/** `ward.meta` */
export interface MetaModule {
  /** Versions, modules, limits and time of the server. */
  get(options?: CallOptions): CallPromise<Meta>;
  /** What a device needs to tell a genuine plate without a network. */
  discover(options?: CallOptions): CallPromise<Discovery>;
}

export function metaModule(handle: ClientHandle): MetaModule {
  return { get: (options) => getMeta(handle, options), discover: (options) => discover(handle, options) };
}
