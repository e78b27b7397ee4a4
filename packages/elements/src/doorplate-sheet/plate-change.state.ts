import type { Doorplate } from '@wardkit/contract/doorplates';
import type { ActionFault } from '../foundation/client-failure.ts';

/** What is to happen to a plate. */
export type PlateAct =
  | { readonly kind: 'issue'; readonly premisesId: string }
  | { readonly kind: 'replace' | 'revoke'; readonly plate: Doorplate };

/** Why nothing happened; `too-short` is told at the reason, before anything is sent. */
export type PlateFault = 'too-short' | 'changed' | ActionFault;

/** All that the dialog can be in. */
export type PlateChangeState =
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'asking' | 'sending';
      readonly act: PlateAct;
      readonly reason: string;
      readonly fault: PlateFault | null;
      readonly requestId: string | null;
    }
  /** Somebody else was quicker: `now` is the plate as it is by now. */
  | { readonly kind: 'overtaken'; readonly act: PlateAct; readonly now: Doorplate };

/** What came of it: the plate that ended and the one that was issued, where there is one. */
export interface PlateOutcome {
  readonly act: PlateAct;
  readonly issued: Doorplate | null;
}
