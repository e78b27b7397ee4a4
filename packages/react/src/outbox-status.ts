// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type {
  OutboxDiscardEvent,
  OutboxExportEvent,
  OutboxResolveEvent,
  OutboxSignInEvent,
} from '@wardkit/elements/outbox-status/outbox-status.events';
import '@wardkit/elements/outbox-status/define';
import { WardOutboxStatus as Element } from '@wardkit/elements/outbox-status/outbox-status';
import * as React from 'react';

type Listeners = {
  onWardOutboxDiscard: EventName<OutboxDiscardEvent>;
  onWardOutboxResolve: EventName<OutboxResolveEvent>;
  onWardOutboxExport: EventName<OutboxExportEvent>;
  onWardOutboxSignIn: EventName<OutboxSignInEvent>;
};

/**
 * What waits on this device to be sent: nothing, how many, why they wait, and what needs a decision.
 */
export const WardOutboxStatus: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-outbox-status',
  elementClass: Element,
  displayName: 'WardOutboxStatus',
  events: {
    onWardOutboxDiscard: 'ward-outbox-discard' as EventName<OutboxDiscardEvent>,
    onWardOutboxResolve: 'ward-outbox-resolve' as EventName<OutboxResolveEvent>,
    onWardOutboxExport: 'ward-outbox-export' as EventName<OutboxExportEvent>,
    onWardOutboxSignIn: 'ward-outbox-sign-in' as EventName<OutboxSignInEvent>,
  },
});
