// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type {
  CheckStartEvent,
  PlateOpenEvent,
  PlatePlaceEvent,
} from '@wardkit/elements/doorplate-viewer/doorplate-viewer.events';
import '@wardkit/elements/doorplate-viewer/define';
import { WardDoorplateViewer as Element } from '@wardkit/elements/doorplate-viewer/doorplate-viewer';
import * as React from 'react';

type Listeners = {
  onWardCheckStart: EventName<CheckStartEvent>;
  onWardPlateOpen: EventName<PlateOpenEvent>;
  onWardPlatePlace: EventName<PlatePlaceEvent>;
};

/**
 * What a doorplate says to whoever scanned it. A stranger sees the address to the building, the station and its services;
 * the landlord the own premises; the station's staff the premises with masked people, and the start of a check.
 *
 * Give it one of `reading` (from `<ward-doorplate-scanner>`), `link` (a plate's link) or `code` (its 12 characters).
 */
export const WardDoorplateViewer: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-doorplate-viewer',
  elementClass: Element,
  displayName: 'WardDoorplateViewer',
  events: {
    onWardCheckStart: 'ward-check-start' as EventName<CheckStartEvent>,
    onWardPlateOpen: 'ward-plate-open' as EventName<PlateOpenEvent>,
    onWardPlatePlace: 'ward-plate-place' as EventName<PlatePlaceEvent>,
  },
});
