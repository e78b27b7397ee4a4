// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { AccessLogPrintEvent, PersonRequestEvent } from '@wardkit/elements/access-log/access-log.events';
import '@wardkit/elements/access-log/define';
import { WardAccessLog as Element } from '@wardkit/elements/access-log/access-log';
import * as React from 'react';

type Listeners = {
  onWardPersonRequest: EventName<PersonRequestEvent>;
  onWardAccessLogPrint: EventName<AccessLogPrintEvent>;
};

/**
 * What is recorded about the person who is signed in, who looked at it, as what, for what and when, and what they ask to
 * be corrected or deleted. It never gives the name of whoever looked.
 */
export const WardAccessLog: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-access-log',
  elementClass: Element,
  displayName: 'WardAccessLog',
  events: {
    onWardPersonRequest: 'ward-person-request' as EventName<PersonRequestEvent>,
    onWardAccessLogPrint: 'ward-access-log-print' as EventName<AccessLogPrintEvent>,
  },
});
