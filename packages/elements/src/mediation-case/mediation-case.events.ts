import { WardEvent } from '../foundation/ward-event.ts';
import type { CaseTask } from './mediation-case.state.ts';

/** A party is about to answer, to withdraw or to object. Cancelled, nothing is sent: the portal does so in its own way. */
export class MediationCaseChangeEvent extends WardEvent {
  readonly mediationId: string;
  readonly change: CaseTask;
  constructor(mediationId: string, change: CaseTask) {
    super('ward-mediation-case-change', { cancelable: true });
    this.mediationId = mediationId;
    this.change = change;
  }
}

/** The server has what a party did; an objection may still be on its way from the device. */
export class MediationCaseChangedEvent extends WardEvent {
  readonly mediationId: string;
  readonly change: CaseTask;
  constructor(mediationId: string, change: CaseTask) {
    super('ward-mediation-case-changed');
    this.mediationId = mediationId;
    this.change = change;
  }
}

/** A party wants to see who has read what is recorded about them: the page with `<ward-access-log>`. */
export class OwnLogOpenEvent extends WardEvent {
  constructor() {
    super('ward-own-log-open');
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-mediation-case-change': MediationCaseChangeEvent;
    'ward-mediation-case-changed': MediationCaseChangedEvent;
    'ward-own-log-open': OwnLogOpenEvent;
  }
}
