import { WardEvent } from '../foundation/ward-event.ts';
import type { PlateVerdict } from './doorplate-viewer.state.ts';

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

/** A plate is open that the server knows: what a portal shows beside it begins here. `caller` is as whom the server answers. */
export class PlateOpenEvent extends WardEvent {
  readonly code: string;
  readonly verdict: PlateVerdict;
  readonly caller: string;
  constructor(code: string, verdict: PlateVerdict, caller: string) {
    super('ward-plate-open');
    this.code = code;
    this.verdict = verdict;
    this.caller = caller;
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
    'ward-plate-open': PlateOpenEvent;
    'ward-plate-place': PlatePlaceEvent;
  }
}
