// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { BulletinPrintEvent, BulletinShowEvent } from '@wardkit/elements/alert-bulletin/alert-bulletin.events';
import '@wardkit/elements/alert-bulletin/define';
import { WardAlertBulletin as Element } from '@wardkit/elements/alert-bulletin/alert-bulletin';
import * as React from 'react';

type Listeners = {
  onWardBulletinShow: EventName<BulletinShowEvent>;
  onWardBulletinPrint: EventName<BulletinPrintEvent>;
};

/**
 * The bulletin of a station's alerts of a day, a week or a month, to read and to print: counts by kind, urgency, hour and
 * community. Nobody, no text of an alert, no address and no unit is on it.
 */
export const WardAlertBulletin: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-alert-bulletin',
  elementClass: Element,
  displayName: 'WardAlertBulletin',
  events: {
    onWardBulletinShow: 'ward-bulletin-show' as EventName<BulletinShowEvent>,
    onWardBulletinPrint: 'ward-bulletin-print' as EventName<BulletinPrintEvent>,
  },
});
