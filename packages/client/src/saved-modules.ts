// Made from the operation records by `npm run client:generate`: change the record, not this file.

import type { AlertsModule } from './alerts.ts';
import type { HazardsModule } from './hazards.ts';
import type { MediationsModule } from './mediations.ts';
import type { ObjectionsModule } from './objections.ts';
import type { OutboxGate } from './outbox/outbox-gate.ts';
import { type Saved, savedModule } from './saved-calls.ts';
import type { StaysModule } from './stays.ts';

/**
 * The modules of which some calls are saved on this device before they are sent.
 * @example
 * const note = { at: '2026-11-20T14:27:00+08:00', text: '楼道已清空。' };
 * const noteId = '0190e0a0-0000-7000-8000-000000000085';
 * const receipt = await ward.alerts.addNote(alertId, noteId, note, { purpose: 'alert-handling' });
 * show((await receipt.settled).state);
 */
export interface SavedModules {
  readonly stays: Saved<StaysModule, 'register' | 'signOff'>;
  readonly hazards: Saved<HazardsModule, 'rectify' | 'verify'>;
  readonly alerts: Saved<AlertsModule, 'receive' | 'addNote'>;
  readonly objections: Saved<ObjectionsModule, 'file'>;
  readonly mediations: Saved<
    MediationsModule,
    'register' | 'addParty' | 'planSession' | 'changeSession' | 'addFollowUp' | 'filePaper' | 'fileObjection'
  >;
}

/** These modules as they are without an outbox. */
export interface DirectModules {
  readonly stays: StaysModule;
  readonly hazards: HazardsModule;
  readonly alerts: AlertsModule;
  readonly objections: ObjectionsModule;
  readonly mediations: MediationsModule;
}

/** Puts the outbox before what may wait. */
export function savedModules(modules: DirectModules, outbox: OutboxGate): SavedModules {
  return {
    stays: savedModule('stays', modules.stays, ['register', 'signOff'], outbox),
    hazards: savedModule('hazards', modules.hazards, ['rectify', 'verify'], outbox),
    alerts: savedModule('alerts', modules.alerts, ['receive', 'addNote'], outbox),
    objections: savedModule('objections', modules.objections, ['file'], outbox),
    mediations: savedModule(
      'mediations',
      modules.mediations,
      ['register', 'addParty', 'planSession', 'changeSession', 'addFollowUp', 'filePaper', 'fileObjection'],
      outbox,
    ),
  };
}
