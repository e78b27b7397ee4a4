import { type DefineOptions, define } from '../foundation/define.ts';
import { WardMediationTracker } from './mediation-tracker.ts';

/** Registers `<ward-mediation-tracker>`, under another prefix or in another registry where told. */
export function defineMediationTracker(options?: DefineOptions): void {
  define(WardMediationTracker, options);
}

defineMediationTracker();

export type * from './mediation-tracker.events.ts';
export type { WardMediationTracker } from './mediation-tracker.ts';
