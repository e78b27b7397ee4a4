// Written by packages/react/generate/generate.ts from the widgets. Change those.
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { MediationPrintEvent } from '@wardkit/elements/mediation-print/mediation-print.events';
import type {
  MediationMoveEvent,
  MediationOpenEvent,
  MediationRegisterEvent,
  MediationRegisteredEvent,
} from '@wardkit/elements/mediation-tracker/mediation-tracker.events';
import '@wardkit/elements/mediation-tracker/define';
import { WardMediationTracker as Element } from '@wardkit/elements/mediation-tracker/mediation-tracker';
import * as React from 'react';

type Listeners = {
  onWardMediationOpen: EventName<MediationOpenEvent>;
  onWardMediationMove: EventName<MediationMoveEvent>;
  onWardMediationRegister: EventName<MediationRegisterEvent>;
  onWardMediationRegistered: EventName<MediationRegisteredEvent>;
  onWardMediationPrint: EventName<MediationPrintEvent>;
};

/**
 * Disputes from intake to archive: a board by stage, a table, a calendar, deadlines, intake and the case itself. What draws
 * them is fetched when there is a client.
 */
export const WardMediationTracker: ReactWebComponent<Element, Listeners> = /* @__PURE__ */ createComponent({
  react: React,
  tagName: 'ward-mediation-tracker',
  elementClass: Element,
  displayName: 'WardMediationTracker',
  events: {
    onWardMediationOpen: 'ward-mediation-open' as EventName<MediationOpenEvent>,
    onWardMediationMove: 'ward-mediation-move' as EventName<MediationMoveEvent>,
    onWardMediationRegister: 'ward-mediation-register' as EventName<MediationRegisterEvent>,
    onWardMediationRegistered: 'ward-mediation-registered' as EventName<MediationRegisteredEvent>,
    onWardMediationPrint: 'ward-mediation-print' as EventName<MediationPrintEvent>,
  },
});
