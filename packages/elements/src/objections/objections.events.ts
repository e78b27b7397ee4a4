import { WardEvent } from '../foundation/ward-event.ts';

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
    'ward-objection-filed': ObjectionFiledEvent;
  }
}
