// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { AlertOpenEvent } from '@wardkit/elements/alerts/alert.events';
import type {
  HandoverChangedEvent,
  HandoverChangeEvent,
  HandoverPrintEvent,
} from '@wardkit/elements/shift-handover/shift-handover.events';
import '@wardkit/elements/shift-handover/define';
import { WardShiftHandover as Element } from '@wardkit/elements/shift-handover/shift-handover';
import * as React from 'react';

type Listeners = {
  onWardAlertOpen: EventName<AlertOpenEvent>;
  onWardHandoverChange: EventName<HandoverChangeEvent>;
  onWardHandoverChanged: EventName<HandoverChangedEvent>;
  onWardHandoverPrint: EventName<HandoverPrintEvent>;
};

/**
 * The notes between shifts of a station: what one tells the next, with the alerts that go on as they stand now. Whoever
 * ends a shift writes one, and somebody else takes over. It says nothing of how long anybody took.
 */
export const WardShiftHandover: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-shift-handover',
  elementClass: Element,
  displayName: 'WardShiftHandover',
  events: {
    onWardAlertOpen: 'ward-alert-open' as EventName<AlertOpenEvent>,
    onWardHandoverChange: 'ward-handover-change' as EventName<HandoverChangeEvent>,
    onWardHandoverChanged: 'ward-handover-changed' as EventName<HandoverChangedEvent>,
    onWardHandoverPrint: 'ward-handover-print' as EventName<HandoverPrintEvent>,
  },
});
