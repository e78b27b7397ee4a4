import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import { listStays as listStaysRecord, type Stay } from '@wardkit/contract/stays';
import type { CallOptions } from './call-options.ts';
import type { ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/** Which stays: those of one premises, perhaps in a state. */
export type StayFilter = QueryOf<typeof listStaysRecord>;

/** Stays in premises, with masked persons. Needs a purpose. Errors: `not-found`, `purpose-required`. */
export function listStays(handle: ClientHandle, filter: StayFilter, options?: CallOptions): ListCall<Page<Stay>> {
  return handle.list(listStaysRecord, { query: filter }, options);
}

/** `ward.stays` */
export interface StaysModule {
  /** Stays in premises, with masked persons; say the purpose. */
  list(filter: StayFilter, options?: CallOptions): ListCall<Page<Stay>>;
}

export function staysModule(handle: ClientHandle): StaysModule {
  return { list: (filter, options) => listStays(handle, filter, options) };
}
