// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { AlertChangedEvent, AlertChangeEvent, AlertOpenEvent } from '@wardkit/elements/alerts/alert.events';
import '@wardkit/elements/alert-detail/define';
import { WardAlertDetail as Element } from '@wardkit/elements/alert-detail/alert-detail';
import * as React from 'react';

type Listeners = {
  onWardAlertOpen: EventName<AlertOpenEvent>;
  onWardAlertChange: EventName<AlertChangeEvent>;
  onWardAlertChanged: EventName<AlertChangedEvent>;
};

/**
 * One alert on a page of its own: by when, what, where, what can be done and what happened so far, as it happens.
 */
export const WardAlertDetail: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-alert-detail',
  elementClass: Element,
  displayName: 'WardAlertDetail',
  events: {
    onWardAlertOpen: 'ward-alert-open' as EventName<AlertOpenEvent>,
    onWardAlertChange: 'ward-alert-change' as EventName<AlertChangeEvent>,
    onWardAlertChanged: 'ward-alert-changed' as EventName<AlertChangedEvent>,
  },
});
