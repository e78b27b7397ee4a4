// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { AlertFilterEvent } from '@wardkit/elements/alert-list/alert-list.events';
import type { AlertChangedEvent, AlertChangeEvent, AlertOpenEvent } from '@wardkit/elements/alerts/alert.events';
import '@wardkit/elements/alert-list/define';
import { WardAlertList as Element } from '@wardkit/elements/alert-list/alert-list';
import * as React from 'react';

type Listeners = {
  onWardAlertOpen: EventName<AlertOpenEvent>;
  onWardAlertChange: EventName<AlertChangeEvent>;
  onWardAlertChanged: EventName<AlertChangedEvent>;
  onWardAlertFilter: EventName<AlertFilterEvent>;
};

/**
 * The alerts of a station as they come and change: what is open, what it waits for and for how long, one opened beside its
 * history, and what is done about it. The row that is read never moves; new ones are told by a pill above it.
 */
export const WardAlertList: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-alert-list',
  elementClass: Element,
  displayName: 'WardAlertList',
  events: {
    onWardAlertOpen: 'ward-alert-open' as EventName<AlertOpenEvent>,
    onWardAlertChange: 'ward-alert-change' as EventName<AlertChangeEvent>,
    onWardAlertChanged: 'ward-alert-changed' as EventName<AlertChangedEvent>,
    onWardAlertFilter: 'ward-alert-filter' as EventName<AlertFilterEvent>,
  },
});
