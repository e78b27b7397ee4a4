import { WardEvent } from '../foundation/ward-event.ts';
import type { AlertChange } from './alert.state.ts';

/** An alert was opened, or left (`alertId` null): a portal may keep it in its address. */
export class AlertOpenEvent extends WardEvent {
  readonly alertId: string | null;
  constructor(alertId: string | null) {
    super('ward-alert-open');
    this.alertId = alertId;
  }
}

/** An alert is about to be changed. Cancelled, nothing is, and what was entered stays. */
export class AlertChangeEvent extends WardEvent {
  readonly alertId: string;
  readonly change: AlertChange;
  constructor(alertId: string, change: AlertChange) {
    super('ward-alert-change', { cancelable: true });
    this.alertId = alertId;
    this.change = change;
  }
}

/** The server has taken a change. */
export class AlertChangedEvent extends WardEvent {
  readonly alertId: string;
  /** The state of the alert now, such as `dispatched`. */
  readonly state: string;
  constructor(alertId: string, state: string) {
    super('ward-alert-changed');
    this.alertId = alertId;
    this.state = state;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-alert-open': AlertOpenEvent;
    'ward-alert-change': AlertChangeEvent;
    'ward-alert-changed': AlertChangedEvent;
  }
}
