import { type DefineOptions, define } from '../foundation/define.ts';
import { WardDoorplateSheet } from './doorplate-sheet.ts';

/** Registers `<ward-doorplate-sheet>`, under another prefix or in another registry where told. */
export function defineDoorplateSheet(options?: DefineOptions): void {
  define(WardDoorplateSheet, options);
}

defineDoorplateSheet();

export type * from './doorplate-sheet.events.ts';
export type { WardDoorplateSheet } from './doorplate-sheet.ts';
