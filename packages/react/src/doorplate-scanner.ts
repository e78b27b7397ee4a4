// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { PlateScanEvent } from '@wardkit/elements/doorplate-scanner/doorplate-scanner.events';
import '@wardkit/elements/doorplate-scanner/define';
import { WardDoorplateScanner as Element } from '@wardkit/elements/doorplate-scanner/doorplate-scanner';
import * as React from 'react';

type Listeners = {
  onWardPlateScan: EventName<PlateScanEvent>;
};

/**
 * Reads a doorplate by camera, picture file (chosen, dropped or pasted), pasted link or typed code, and checks its
 * signature on this device. Nothing that it reads is opened or leaves the device. The decoder is fetched when the first
 * picture or camera scan begins.
 */
export const WardDoorplateScanner: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-doorplate-scanner',
  elementClass: Element,
  displayName: 'WardDoorplateScanner',
  events: {
    onWardPlateScan: 'ward-plate-scan' as EventName<PlateScanEvent>,
  },
});
