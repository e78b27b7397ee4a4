import { WardEvent } from '../foundation/ward-event.ts';
import type { HazardChange } from './hazard-list.state.ts';

/** A hazard was opened, or left (`hazardId` null): a portal may keep it in its address. */
export class HazardOpenEvent extends WardEvent {
  readonly hazardId: string | null;
  constructor(hazardId: string | null) {
    super('ward-hazard-open');
    this.hazardId = hazardId;
  }
}

/** A hazard is about to be changed. Cancelled, nothing is, and what was entered stays. */
export class HazardChangeEvent extends WardEvent {
  readonly hazardId: string;
  readonly change: HazardChange;
  constructor(hazardId: string, change: HazardChange) {
    super('ward-hazard-change', { cancelable: true });
    this.hazardId = hazardId;
    this.change = change;
  }
}

/** The server has taken a change. */
export class HazardChangedEvent extends WardEvent {
  readonly hazardId: string;
  /** The state of the hazard now, such as `rectified`. */
  readonly state: string;
  constructor(hazardId: string, state: string) {
    super('ward-hazard-changed');
    this.hazardId = hazardId;
    this.state = state;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-hazard-open': HazardOpenEvent;
    'ward-hazard-change': HazardChangeEvent;
    'ward-hazard-changed': HazardChangedEvent;
  }
}
