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

/** A landlord's objection is on the device, and sent as soon as it can be. */
export class ObjectionFiledEvent extends WardEvent {
  readonly objectionId: string;
  readonly premisesId: string;
  constructor(objectionId: string, premisesId: string) {
    super('ward-objection-filed');
    this.objectionId = objectionId;
    this.premisesId = premisesId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-board-print': BoardPrintEvent;
    'ward-objection-filed': ObjectionFiledEvent;
  }
}
