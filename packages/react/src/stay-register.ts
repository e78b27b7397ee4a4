// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { StaySavedEvent, StaySaveEvent } from '@wardkit/elements/stay-register/stay-register.events';
import '@wardkit/elements/stay-register/define';
import { WardStayRegister as Element } from '@wardkit/elements/stay-register/stay-register';
import * as React from 'react';

type Listeners = {
  onWardStaySave: EventName<StaySaveEvent>;
  onWardStaySaved: EventName<StaySavedEvent>;
  onChange: EventName<Event>;
};

/**
 * Registers, changes and signs off stays: the station's staff and a landlord in premises, a tenant by the plate at the
 * door; the person concerned sees what is recorded. A typed identity number is checked on the device and is nowhere but
 * in the field, in the sealed outbox and in what is sent. In a portal's form its value is the id of the stay.
 */
export const WardStayRegister: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-stay-register',
  elementClass: Element,
  displayName: 'WardStayRegister',
  events: {
    onWardStaySave: 'ward-stay-save' as EventName<StaySaveEvent>,
    onWardStaySaved: 'ward-stay-saved' as EventName<StaySavedEvent>,
    onChange: 'change' as EventName<Event>,
  },
});
