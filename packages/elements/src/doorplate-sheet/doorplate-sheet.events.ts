import { WardEvent } from '../foundation/ward-event.ts';

/** The sheet is about to be printed. Cancelled, nothing is: the portal prints in its own way. */
export class PlatePrintEvent extends WardEvent {
  readonly codes: readonly string[];
  /** Millimetres of the QR with its quiet zone. */
  readonly size: number;
  constructor(codes: readonly string[], size: number) {
    super('ward-plate-print', { cancelable: true });
    this.codes = codes;
    this.size = size;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-plate-print': PlatePrintEvent;
  }
}
