import type { ExportedItem } from '@wardkit/client';
import { WardEvent } from '../foundation/ward-event.ts';

/** Before a record and its photographs are given up, after the person has confirmed; prevent it to keep them. */
export class OutboxDiscardEvent extends WardEvent {
  readonly id: string;
  constructor(id: string) {
    super('ward-outbox-discard', { cancelable: true });
    this.id = id;
  }
}

/** Before a conflict is decided; prevent it to decide in another way. */
export class OutboxResolveEvent extends WardEvent {
  readonly id: string;
  readonly choice: 'mine' | 'theirs';
  constructor(id: string, choice: 'mine' | 'theirs') {
    super('ward-outbox-resolve', { cancelable: true });
    this.id = id;
    this.choice = choice;
  }
}

/** Before a record is saved as a file; prevent it to put it elsewhere. It holds what the person entered. */
export class OutboxExportEvent extends WardEvent {
  readonly exported: ExportedItem;
  constructor(exported: ExportedItem) {
    super('ward-outbox-export', { cancelable: true });
    this.exported = exported;
  }
}

/** The person wants to sign in, so that what waits can be sent; the portal does it. */
export class OutboxSignInEvent extends WardEvent {
  constructor() {
    super('ward-outbox-sign-in');
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-outbox-discard': OutboxDiscardEvent;
    'ward-outbox-resolve': OutboxResolveEvent;
    'ward-outbox-export': OutboxExportEvent;
    'ward-outbox-sign-in': OutboxSignInEvent;
  }
}
