import { type DefineOptions, define } from '../foundation/define.ts';
import { WardHelpButton } from './help-button.ts';

/** Registers `<ward-help-button>`, under another prefix or in another registry where told. */
export function defineHelpButton(options?: DefineOptions): void {
  define(WardHelpButton, options);
}

defineHelpButton();

export type * from './help-button.events.ts';
export type { WardHelpButton } from './help-button.ts';
