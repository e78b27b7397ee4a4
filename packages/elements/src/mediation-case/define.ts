import { type DefineOptions, define } from '../foundation/define.ts';
import { WardMediationCase } from './mediation-case.ts';

/** Registers `<ward-mediation-case>`, under another prefix or in another registry where told. */
export function defineMediationCase(options?: DefineOptions): void {
  define(WardMediationCase, options);
}

defineMediationCase();

export type * from './mediation-case.events.ts';
export type { WardMediationCase } from './mediation-case.ts';
