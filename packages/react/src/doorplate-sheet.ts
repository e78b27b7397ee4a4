// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { PlatePrintEvent } from '@wardkit/elements/doorplate-sheet/doorplate-sheet.events';
import '@wardkit/elements/doorplate-sheet/define';
import { WardDoorplateSheet as Element } from '@wardkit/elements/doorplate-sheet/doorplate-sheet';
import * as React from 'react';

type Listeners = {
  onWardPlatePrint: EventName<PlatePrintEvent>;
};

/**
 * Plates in force as pages to print on A4 and cut: blue field, white type, the QR at 120, 75 or 40 mm with its quiet
 * zone, the typed code below it. Who may issues, replaces and revokes them here.
 */
export const WardDoorplateSheet: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-doorplate-sheet',
  elementClass: Element,
  displayName: 'WardDoorplateSheet',
  events: {
    onWardPlatePrint: 'ward-plate-print' as EventName<PlatePrintEvent>,
  },
});
