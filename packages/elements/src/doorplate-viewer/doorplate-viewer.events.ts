import { WardEvent } from '../foundation/ward-event.ts';

/** An officer wants to check the premises behind the plate. The portal opens the check; nothing else happens. */
export class CheckStartEvent extends WardEvent {
  readonly premisesId: string;
  /** The address as one line, for a heading until the premises are loaded. */
  readonly premisesLabel: string;
  constructor(premisesId: string, premisesLabel: string) {
    super('ward-check-start', { cancelable: true });
    this.premisesId = premisesId;
    this.premisesLabel = premisesLabel;
  }
}

/** The person said whether the plate's address is where they stand. `here: false` means a plate moved or copied. */
export class PlatePlaceEvent extends WardEvent {
  readonly code: string;
  readonly here: boolean;
  constructor(code: string, here: boolean) {
    super('ward-plate-place');
    this.code = code;
    this.here = here;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-check-start': CheckStartEvent;
    'ward-plate-place': PlatePlaceEvent;
  }
}
