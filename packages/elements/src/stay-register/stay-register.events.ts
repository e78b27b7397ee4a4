import { WardEvent } from '../foundation/ward-event.ts';

/** What is done with a stay. */
export type StayAction = 'register' | 'change' | 'sign-off';

/** A stay is about to be registered, changed or signed off. Cancelled, nothing is done and what was entered stays. */
export class StaySaveEvent extends WardEvent {
  readonly stayId: string;
  readonly action: StayAction;
  constructor(stayId: string, action: StayAction) {
    super('ward-stay-save', { cancelable: true });
    this.stayId = stayId;
    this.action = action;
  }
}

/** It is kept on this device to be sent (`device` or, until the page is closed, `memory`), or the server has it. */
export class StaySavedEvent extends WardEvent {
  readonly stayId: string;
  readonly action: StayAction;
  readonly kept: 'device' | 'memory' | 'server';
  constructor(stayId: string, action: StayAction, kept: 'device' | 'memory' | 'server') {
    super('ward-stay-saved');
    this.stayId = stayId;
    this.action = action;
    this.kept = kept;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ward-stay-save': StaySaveEvent;
    'ward-stay-saved': StaySavedEvent;
  }
}
