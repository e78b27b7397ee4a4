import type { UnitAvailability } from '@wardkit/contract/response-units';
import { WardEvent } from '../foundation/ward-event.ts';

/** The availability of a unit is about to be changed by hand. Cancelled, nothing is, and what was entered stays. */
export class UnitAvailabilityEvent extends WardEvent {
  readonly unitId: string;
  /** `available`, `delayed`, `unavailable` or `off-duty`. */
  readonly state: UnitAvailability['state'];
  /** When it expects to be available again (RFC 3339); null where it is, or nobody knows. */
  readonly expectedBackAt: string | null;
  constructor(unitId: string, { state, expectedBackAt }: UnitAvailability) {
    super('ward-unit-availability', { cancelable: true });
    this.unitId = unitId;
    this.state = state;
    this.expectedBackAt = expectedBackAt;
  }
}

/** A unit is about to be set up, changed or taken off the list. Cancelled, nothing is, and what was entered stays. */
export class UnitSetUpEvent extends WardEvent {
  readonly unitId: string;
  readonly change: 'create' | 'change' | 'delete';
  constructor(unitId: string, change: UnitSetUpEvent['change']) {
    super('ward-unit-set-up', { cancelable: true });
    this.unitId = unitId;
    this.change = change;
  }
}

/** The server has taken a change. */
export class UnitChangedEvent extends WardEvent {
  readonly unitId: string;
  /** The state of the unit now, such as `unavailable`; null where it is off the list. */
  readonly state: string | null;
  constructor(unitId: string, state: string | null) {
    super('ward-unit-changed');
    this.unitId = unitId;
    this.state = state;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-unit-availability': UnitAvailabilityEvent;
    'ward-unit-set-up': UnitSetUpEvent;
    'ward-unit-changed': UnitChangedEvent;
  }
}
