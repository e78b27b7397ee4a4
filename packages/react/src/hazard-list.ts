// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type {
  HazardChangedEvent,
  HazardChangeEvent,
  HazardOpenEvent,
} from '@wardkit/elements/hazard-list/hazard-list.events';
import type { ObjectionFiledEvent } from '@wardkit/elements/objections/objections.events';
import '@wardkit/elements/hazard-list/define';
import { WardHazardList as Element } from '@wardkit/elements/hazard-list/hazard-list';
import * as React from 'react';

type Listeners = {
  onWardHazardOpen: EventName<HazardOpenEvent>;
  onWardHazardChange: EventName<HazardChangeEvent>;
  onWardHazardChanged: EventName<HazardChangedEvent>;
  onWardObjectionFiled: EventName<ObjectionFiledEvent>;
};

/**
 * Open hazards by deadline: what is to be put right by when, the report of the landlord with a photograph, the
 * re-inspection by somebody other than who follows it up, assignment, and referral with its letter to print.
 */
export const WardHazardList: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-hazard-list',
  elementClass: Element,
  displayName: 'WardHazardList',
  events: {
    onWardHazardOpen: 'ward-hazard-open' as EventName<HazardOpenEvent>,
    onWardHazardChange: 'ward-hazard-change' as EventName<HazardChangeEvent>,
    onWardHazardChanged: 'ward-hazard-changed' as EventName<HazardChangedEvent>,
    onWardObjectionFiled: 'ward-objection-filed' as EventName<ObjectionFiledEvent>,
  },
});
