import { type DefineOptions, define } from '../foundation/define.ts';
import { WardDoorplateScanner } from './doorplate-scanner.ts';

/** Registers `<ward-doorplate-scanner>`, under another prefix or in another registry where told. */
export function defineDoorplateScanner(options?: DefineOptions): void {
  define(WardDoorplateScanner, options);
}

defineDoorplateScanner();

export type * from './doorplate-scanner.events.ts';
export type { WardDoorplateScanner } from './doorplate-scanner.ts';
