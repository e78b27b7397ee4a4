import { type DefineOptions, define } from '../foundation/define.ts';
import { WardShiftHandover } from './shift-handover.ts';

/** Registers `<ward-shift-handover>`, under another prefix or in another registry where told. */
export function defineShiftHandover(options?: DefineOptions): void {
  define(WardShiftHandover, options);
}

defineShiftHandover();

export type * from '../alerts/alert.events.ts';
export type * from './shift-handover.events.ts';
export type { WardShiftHandover } from './shift-handover.ts';
