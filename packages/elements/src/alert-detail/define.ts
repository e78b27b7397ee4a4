import { type DefineOptions, define } from '../foundation/define.ts';
import { WardAlertDetail } from './alert-detail.ts';

/** Registers `<ward-alert-detail>`, under another prefix or in another registry where told. */
export function defineAlertDetail(options?: DefineOptions): void {
  define(WardAlertDetail, options);
}

defineAlertDetail();

export type * from '../alerts/alert.events.ts';
export type { WardAlertDetail } from './alert-detail.ts';
