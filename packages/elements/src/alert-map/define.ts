import { type DefineOptions, define } from '../foundation/define.ts';
import { WardAlertMap } from './alert-map.ts';

/** Registers `<ward-alert-map>`, under another prefix or in another registry where told. */
export function defineAlertMap(options?: DefineOptions): void {
  define(WardAlertMap, options);
}

defineAlertMap();

export type * from '../alerts/alert.events.ts';
export type { WardAlertMap } from './alert-map.ts';
