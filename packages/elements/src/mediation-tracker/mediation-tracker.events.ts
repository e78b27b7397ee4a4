import type { MediationMove } from '@wardkit/contract/mediation-states';
import { WardEvent } from '../foundation/ward-event.ts';

/** A mediation was opened; `mediationId` is empty where somebody went back to the list. */
export class MediationOpenEvent extends WardEvent {
  readonly mediationId: string;
  constructor(mediationId: string) {
    super('ward-mediation-open');
    this.mediationId = mediationId;
  }
}

/** The form of a move is about to be opened. Cancelled, nothing is: the portal asks for its facts in its own way. */
export class MediationMoveEvent extends WardEvent {
  readonly mediationId: string;
  readonly move: MediationMove;
  constructor(mediationId: string, move: MediationMove) {
    super('ward-mediation-move', { cancelable: true });
    this.mediationId = mediationId;
    this.move = move;
  }
}

/** A dispute is about to be saved for the server. Cancelled, nothing is, and what was entered stays. */
export class MediationRegisterEvent extends WardEvent {
  readonly mediationId: string;
  constructor(mediationId: string) {
    super('ward-mediation-register', { cancelable: true });
    this.mediationId = mediationId;
  }
}

/** A dispute is saved, on the device or only in memory; it is sent when there is a network. */
export class MediationRegisteredEvent extends WardEvent {
  readonly mediationId: string;
  /** How it is kept until it is sent. */
  readonly kept: 'device' | 'memory';
  constructor(mediationId: string, kept: 'device' | 'memory') {
    super('ward-mediation-registered');
    this.mediationId = mediationId;
    this.kept = kept;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-mediation-open': MediationOpenEvent;
    'ward-mediation-move': MediationMoveEvent;
    'ward-mediation-register': MediationRegisterEvent;
    'ward-mediation-registered': MediationRegisteredEvent;
  }
}
