import { type DefineOptions, define } from '../foundation/define.ts';
import { WardUnitBoard } from './unit-board.ts';

/** Registers `<ward-unit-board>`, under another prefix or in another registry where told. */
export function defineUnitBoard(options?: DefineOptions): void {
  define(WardUnitBoard, options);
}

defineUnitBoard();

export type * from '../alerts/alert.events.ts';
export type * from './unit-board.events.ts';
export type { WardUnitBoard } from './unit-board.ts';
