import { WardEvent } from '../foundation/ward-event.ts';

/** What is done to a note. */
export type HandoverChange = 'write' | 'change' | 'take-over';

/** A note is about to be written, changed or taken over. Cancelled, nothing is, and what was entered stays. */
export class HandoverChangeEvent extends WardEvent {
  readonly handoverId: string;
  readonly change: HandoverChange;
  constructor(handoverId: string, change: HandoverChange) {
    super('ward-handover-change', { cancelable: true });
    this.handoverId = handoverId;
    this.change = change;
  }
}

/** The server has taken it. */
export class HandoverChangedEvent extends WardEvent {
  readonly handoverId: string;
  /** The state of the note now: `written` or `taken-over`. */
  readonly state: string;
  constructor(handoverId: string, state: string) {
    super('ward-handover-changed');
    this.handoverId = handoverId;
    this.state = state;
  }
}

/** A note is about to be printed. Cancelled, nothing is: the portal prints in its own way. */
export class HandoverPrintEvent extends WardEvent {
  readonly handoverId: string;
  constructor(handoverId: string) {
    super('ward-handover-print', { cancelable: true });
    this.handoverId = handoverId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-handover-change': HandoverChangeEvent;
    'ward-handover-changed': HandoverChangedEvent;
    'ward-handover-print': HandoverPrintEvent;
  }
}
