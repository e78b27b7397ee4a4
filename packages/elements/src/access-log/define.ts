import { type DefineOptions, define } from '../foundation/define.ts';
import { WardAccessLog } from './access-log.ts';

/** Registers `<ward-access-log>`, under another prefix or in another registry where told. */
export function defineAccessLog(options?: DefineOptions): void {
  define(WardAccessLog, options);
}

defineAccessLog();

export type * from './access-log.events.ts';
export type { WardAccessLog } from './access-log.ts';
