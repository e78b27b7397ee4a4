import { type DefineOptions, define } from '../foundation/define.ts';
import { WardStayRegister } from './stay-register.ts';

/** Registers `<ward-stay-register>`, under another prefix or in another registry where told. */
export function defineStayRegister(options?: DefineOptions): void {
  define(WardStayRegister, options);
}

defineStayRegister();

export type * from './stay-register.events.ts';
export type { WardStayRegister } from './stay-register.ts';
