import { WardEvent } from '../foundation/ward-event.ts';

/** The board is about to be printed. Cancelled, nothing is: the portal prints in its own way. */
export class BoardPrintEvent extends WardEvent {
  readonly premisesId: string;
  readonly paper: 'A4' | 'A3';
  constructor(premisesId: string, paper: 'A4' | 'A3') {
    super('ward-board-print', { cancelable: true });
    this.premisesId = premisesId;
    this.paper = paper;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-board-print': BoardPrintEvent;
  }
}
