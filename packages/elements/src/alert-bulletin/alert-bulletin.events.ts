import { WardEvent } from '../foundation/ward-event.ts';
import type { Length } from './period.ts';

/** Another bulletin is looked at: a portal that keeps it in its address writes it there. */
export class BulletinShowEvent extends WardEvent {
  readonly period: Length;
  /** The first day of the period, `YYYY-MM-DD`. */
  readonly from: string;
  constructor(period: Length, from: string) {
    super('ward-bulletin-show');
    this.period = period;
    this.from = from;
  }
}

/** The bulletin is about to be printed. Cancelled, nothing is: the portal prints in its own way. */
export class BulletinPrintEvent extends WardEvent {
  readonly period: Length;
  readonly from: string;
  constructor(period: Length, from: string) {
    super('ward-bulletin-print', { cancelable: true });
    this.period = period;
    this.from = from;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-bulletin-show': BulletinShowEvent;
    'ward-bulletin-print': BulletinPrintEvent;
  }
}
