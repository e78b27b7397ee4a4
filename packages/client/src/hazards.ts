import { type Hazard, listHazards as listHazardsRecord } from '@wardkit/contract/hazards';
import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import type { CallOptions } from './call-options.ts';
import type { ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/** Which hazards: of premises, in one or several states. */
export type HazardFilter = QueryOf<typeof listHazardsRecord>;

/** Hazards by deadline, the nearest first. */
export function listHazards(
  handle: ClientHandle,
  filter: HazardFilter = {},
  options?: CallOptions,
): ListCall<Page<Hazard>> {
  return handle.list(listHazardsRecord, { query: filter }, options);
}

/** `ward.hazards` */
export interface HazardsModule {
  /** Hazards by deadline, the nearest first. */
  list(filter?: HazardFilter, options?: CallOptions): ListCall<Page<Hazard>>;
}

export function hazardsModule(handle: ClientHandle): HazardsModule {
  return { list: (filter, options) => listHazards(handle, filter, options) };
}
