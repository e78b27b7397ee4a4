// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { AlertOpenEvent } from '@wardkit/elements/alerts/alert.events';
import type {
  UnitAvailabilityEvent,
  UnitChangedEvent,
  UnitSetUpEvent,
} from '@wardkit/elements/unit-board/unit-board.events';
import '@wardkit/elements/unit-board/define';
import { WardUnitBoard as Element } from '@wardkit/elements/unit-board/unit-board';
import * as React from 'react';

type Listeners = {
  onWardAlertOpen: EventName<AlertOpenEvent>;
  onWardUnitAvailability: EventName<UnitAvailabilityEvent>;
  onWardUnitSetUp: EventName<UnitSetUpEvent>;
  onWardUnitChanged: EventName<UnitChangedEvent>;
};

/**
 * The response units of a station as they change: which can be sent now, which are on an alert, which are not there. Says of
 * each what it is and how it stands, changes by hand whether it can be sent, and names its post, never where it is.
 */
export const WardUnitBoard: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-unit-board',
  elementClass: Element,
  displayName: 'WardUnitBoard',
  events: {
    onWardAlertOpen: 'ward-alert-open' as EventName<AlertOpenEvent>,
    onWardUnitAvailability: 'ward-unit-availability' as EventName<UnitAvailabilityEvent>,
    onWardUnitSetUp: 'ward-unit-set-up' as EventName<UnitSetUpEvent>,
    onWardUnitChanged: 'ward-unit-changed' as EventName<UnitChangedEvent>,
  },
});
