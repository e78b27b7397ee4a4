import { WardEvent } from '../foundation/ward-event.ts';
import type { AlertFilters } from './alert-list.state.ts';

/** Somebody chose which alerts are listed, and in which order: codes only. */
export class AlertFilterEvent extends WardEvent {
  readonly filters: AlertFilters;
  constructor(filters: AlertFilters) {
    super('ward-alert-filter');
    this.filters = filters;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-alert-filter': AlertFilterEvent;
  }
}
