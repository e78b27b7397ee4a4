// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { AlertOpenEvent } from '@wardkit/elements/alerts/alert.events';
import '@wardkit/elements/alert-map/define';
import { WardAlertMap as Element } from '@wardkit/elements/alert-map/alert-map';
import * as React from 'react';

type Listeners = {
  onWardAlertOpen: EventName<AlertOpenEvent>;
};

/**
 * The open alerts of a station on a map, with the posts of its units and its area, beside the same alerts as a list. Nothing
 * is read and no code of a map is fetched before a person opens it.
 */
export const WardAlertMap: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-alert-map',
  elementClass: Element,
  displayName: 'WardAlertMap',
  events: {
    onWardAlertOpen: 'ward-alert-open' as EventName<AlertOpenEvent>,
  },
});
