// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { HelpRequestEvent, HelpSentEvent } from '@wardkit/elements/help-button/help-button.events';
import '@wardkit/elements/help-button/define';
import { WardHelpButton as Element } from '@wardkit/elements/help-button/help-button';
import * as React from 'react';

type Listeners = {
  onWardHelpRequest: EventName<HelpRequestEvent>;
  onWardHelpSent: EventName<HelpSentEvent>;
};

/**
 * A call for help or advice from a doorplate's page, for anybody: with one more press than one, where it goes is told and
 * the position is sent only by consent. It shows how far the help is, and the telephone that works without any of it.
 */
export const WardHelpButton: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-help-button',
  elementClass: Element,
  displayName: 'WardHelpButton',
  events: {
    onWardHelpRequest: 'ward-help-request' as EventName<HelpRequestEvent>,
    onWardHelpSent: 'ward-help-sent' as EventName<HelpSentEvent>,
  },
});
