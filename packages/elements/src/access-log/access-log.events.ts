import { WardEvent } from '../foundation/ward-event.ts';

/** A request is about to be filed. Cancelled, it is not, and what was entered stays. */
export class PersonRequestEvent extends WardEvent {
  readonly requestId: string;
  readonly kind: string;
  constructor(requestId: string, kind: string) {
    super('ward-person-request', { cancelable: true });
    this.requestId = requestId;
    this.kind = kind;
  }
}

/** The log is about to be printed. Cancelled, it is not: the portal prints in its own way. */
export class AccessLogPrintEvent extends WardEvent {
  readonly entries: number;
  constructor(entries: number) {
    super('ward-access-log-print', { cancelable: true });
    this.entries = entries;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-person-request': PersonRequestEvent;
    'ward-access-log-print': AccessLogPrintEvent;
  }
}
