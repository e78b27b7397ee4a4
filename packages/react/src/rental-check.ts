// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type {
  CheckCloseEvent,
  CheckSavedEvent,
  CheckSubmitEvent,
  CheckSubmittedEvent,
  StayRegisterWantedEvent,
} from '@wardkit/elements/rental-check/rental-check.events';
import '@wardkit/elements/rental-check/define';
import { WardRentalCheck as Element } from '@wardkit/elements/rental-check/rental-check';
import * as React from 'react';

type Listeners = {
  onWardCheckSaved: EventName<CheckSavedEvent>;
  onWardCheckSubmit: EventName<CheckSubmitEvent>;
  onWardCheckSubmitted: EventName<CheckSubmittedEvent>;
  onWardCheckClose: EventName<CheckCloseEvent>;
  onWardStayRegisterWanted: EventName<StayRegisterWantedEvent>;
  onChange: EventName<Event>;
};

/**
 * Checks let premises against the checklist, on a phone, with or without a network. Every change is kept on the device.
 */
export const WardRentalCheck: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-rental-check',
  elementClass: Element,
  displayName: 'WardRentalCheck',
  events: {
    onWardCheckSaved: 'ward-check-saved' as EventName<CheckSavedEvent>,
    onWardCheckSubmit: 'ward-check-submit' as EventName<CheckSubmitEvent>,
    onWardCheckSubmitted: 'ward-check-submitted' as EventName<CheckSubmittedEvent>,
    onWardCheckClose: 'ward-check-close' as EventName<CheckCloseEvent>,
    onWardStayRegisterWanted: 'ward-stay-register-wanted' as EventName<StayRegisterWantedEvent>,
    onChange: 'change' as EventName<Event>,
  },
});
