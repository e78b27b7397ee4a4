// Made from the operation records by `npm run client:generate`: change the record, not this file.

import {
  type Discovery,
  discover as discoverRecord,
  getMeta as getMetaRecord,
  type Meta,
} from '@wardkit/contract/meta';
import type { Bound } from './bound.ts';
import type { CallOptions } from './call-options.ts';
import type { CallPromise } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * Versions, capabilities, limits and the time of the server.
 * @example
 * const answer = await ward.meta.get();
 */
export function getMeta(handle: ClientHandle, options?: CallOptions): CallPromise<Meta> {
  return handle.call(getMetaRecord, {}, options);
}

/**
 * Public keys of plates and of checkpoints, and the bases of plate links.
 * @example
 * const answer = await ward.meta.discover();
 */
export function discover(handle: ClientHandle, options?: CallOptions): CallPromise<Discovery> {
  return handle.call(discoverRecord, {}, options);
}

/**
 * `ward.meta`
 * @example
 * const meta: MetaModule = metaModule(handle);
 * const answer = await meta.get();
 */
export interface MetaModule {
  /** Versions, capabilities, limits and the time of the server. */
  readonly get: Bound<typeof getMeta>;
  /** Public keys of plates and of checkpoints, and the bases of plate links. */
  readonly discover: Bound<typeof discover>;
}

/**
 * The functions of this module over one client.
 * @example
 * const meta = metaModule(handle);
 * const answer = await meta.get();
 */
export function metaModule(handle: ClientHandle): MetaModule {
  return {
    get: (...rest) => getMeta(handle, ...rest),
    discover: (...rest) => discover(handle, ...rest),
  };
}
