// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type {
  MediationCaseChangedEvent,
  MediationCaseChangeEvent,
  OwnLogOpenEvent,
} from '@wardkit/elements/mediation-case/mediation-case.events';
import '@wardkit/elements/mediation-case/define';
import { WardMediationCase as Element } from '@wardkit/elements/mediation-case/mediation-case';
import * as React from 'react';

type Listeners = {
  onWardMediationCaseChange: EventName<MediationCaseChangeEvent>;
  onWardMediationCaseChanged: EventName<MediationCaseChangedEvent>;
  onWardOwnLogOpen: EventName<OwnLogOpenEvent>;
};

/**
 * The own mediation of a party: where it stands, what is asked of them now and until when, the agreement in full, and what
 * they can do: consent, refuse, withdraw, object. What only staff see is not here.
 */
export const WardMediationCase: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-mediation-case',
  elementClass: Element,
  displayName: 'WardMediationCase',
  events: {
    onWardMediationCaseChange: 'ward-mediation-case-change' as EventName<MediationCaseChangeEvent>,
    onWardMediationCaseChanged: 'ward-mediation-case-changed' as EventName<MediationCaseChangedEvent>,
    onWardOwnLogOpen: 'ward-own-log-open' as EventName<OwnLogOpenEvent>,
  },
});
