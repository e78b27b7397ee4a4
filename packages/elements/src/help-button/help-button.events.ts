import { WardEvent } from '../foundation/ward-event.ts';
import type { HelpKind } from './help-button.state.ts';

/** A call for help or advice is about to be sent. Cancelled, it is not: the portal does so in its own way. */
export class HelpRequestEvent extends WardEvent {
  readonly call: HelpKind;
  constructor(call: HelpKind) {
    super('ward-help-request', { cancelable: true });
    this.call = call;
  }
}

/** The station has a call. It names nobody. */
export class HelpSentEvent extends WardEvent {
  readonly call: HelpKind;
  constructor(call: HelpKind) {
    super('ward-help-sent');
    this.call = call;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-help-request': HelpRequestEvent;
    'ward-help-sent': HelpSentEvent;
  }
}
