import { type DefineOptions, define } from '../foundation/define.ts';
import { WardDoorplateViewer } from './doorplate-viewer.ts';

/** Registers `<ward-doorplate-viewer>`, under another prefix or in another registry where told. */
export function defineDoorplateViewer(options?: DefineOptions): void {
  define(WardDoorplateViewer, options);
}

defineDoorplateViewer();

export type * from './doorplate-viewer.events.ts';
export type { WardDoorplateViewer } from './doorplate-viewer.ts';
