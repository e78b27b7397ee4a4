import type { RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import { WardEvent } from '../foundation/ward-event.ts';

/** What was entered is on the device. */
export class CheckSavedEvent extends WardEvent {
  readonly premisesId: string;
  readonly answered: number;
  readonly total: number;
  /** `memory`: this browser can't keep it past a reload. */
  readonly kept: 'device' | 'memory';

  constructor(given: Pick<CheckSavedEvent, 'premisesId' | 'answered' | 'total' | 'kept'>) {
    super('ward-check-saved');
    this.premisesId = given.premisesId;
    this.answered = given.answered;
    this.total = given.total;
    this.kept = given.kept;
  }
}

/** Before a finished check is handed in; `preventDefault()` keeps it in hand. */
export class CheckSubmitEvent extends WardEvent {
  readonly checkId: string;
  readonly submission: RentalCheckSubmission;

  constructor(checkId: string, submission: RentalCheckSubmission) {
    super('ward-check-submit', { cancelable: true });
    this.checkId = checkId;
    this.submission = submission;
  }
}

/** A check was handed in: it is saved, and sent as soon as it can be. */
export class CheckSubmittedEvent extends WardEvent {
  readonly checkId: string;
  readonly premisesId: string;
  readonly kept: 'device' | 'memory';

  constructor(given: Pick<CheckSubmittedEvent, 'checkId' | 'premisesId' | 'kept'>) {
    super('ward-check-submitted');
    this.checkId = given.checkId;
    this.premisesId = given.premisesId;
    this.kept = given.kept;
  }
}

/** The person is done here; the portal decides where to go. */
export class CheckCloseEvent extends WardEvent {
  readonly premisesId: string;

  constructor(premisesId: string) {
    super('ward-check-close');
    this.premisesId = premisesId;
  }
}

/** Somebody new lives at the premises: the portal opens the registration of a stay. Nothing of the person is in it. */
export class StayRegisterWantedEvent extends WardEvent {
  readonly premisesId: string;

  constructor(premisesId: string) {
    super('ward-stay-register-wanted');
    this.premisesId = premisesId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-check-saved': CheckSavedEvent;
    'ward-check-submit': CheckSubmitEvent;
    'ward-check-submitted': CheckSubmittedEvent;
    'ward-check-close': CheckCloseEvent;
    'ward-stay-register-wanted': StayRegisterWantedEvent;
  }
}
