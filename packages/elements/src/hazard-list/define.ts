import { type DefineOptions, define } from '../foundation/define.ts';
import { WardHazardList } from './hazard-list.ts';

/** Registers `<ward-hazard-list>`, under another prefix or in another registry where told. */
export function defineHazardList(options?: DefineOptions): void {
  define(WardHazardList, options);
}

defineHazardList();

export type * from './hazard-list.events.ts';
export type { WardHazardList } from './hazard-list.ts';
