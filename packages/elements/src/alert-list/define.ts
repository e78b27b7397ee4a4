import { type DefineOptions, define } from '../foundation/define.ts';
import { WardAlertList } from './alert-list.ts';

/** Registers `<ward-alert-list>`, under another prefix or in another registry where told. */
export function defineAlertList(options?: DefineOptions): void {
  define(WardAlertList, options);
}

defineAlertList();

export type * from '../alerts/alert.events.ts';
export type * from './alert-list.events.ts';
export type { WardAlertList } from './alert-list.ts';
