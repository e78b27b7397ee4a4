import { type DefineOptions, define } from '../foundation/define.ts';
import { WardAlertBulletin } from './alert-bulletin.ts';

/** Registers `<ward-alert-bulletin>`, under another prefix or in another registry where told. */
export function defineAlertBulletin(options?: DefineOptions): void {
  define(WardAlertBulletin, options);
}

defineAlertBulletin();

export type * from './alert-bulletin.events.ts';
export type { WardAlertBulletin } from './alert-bulletin.ts';
