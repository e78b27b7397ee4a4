import { WardEvent } from '../foundation/ward-event.ts';
import type { PrintKind } from './printed-mediation.ts';

/** A print of a mediation is about to go to the browser's dialog. Cancelled, it does not: the portal prints its own. */
export class MediationPrintEvent extends WardEvent {
  readonly mediationId: string;
  readonly print: PrintKind;
  constructor(mediationId: string, print: PrintKind) {
    super('ward-mediation-print', { cancelable: true });
    this.mediationId = mediationId;
    this.print = print;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-mediation-print': MediationPrintEvent;
  }
}
