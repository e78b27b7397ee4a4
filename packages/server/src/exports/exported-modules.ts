import type { ExportRequest } from '@wardkit/contract/exports';
import { exportedAlerts } from './alerts.ts';
import { exportedDoorplates } from './doorplates.ts';
import type { ExportedModule } from './exported-module.ts';
import { exportedHazards } from './hazards.ts';
import { exportedMediations } from './mediations.ts';
import { exportedPremises } from './premises.ts';
import { exportedRatings } from './ratings.ts';
import { exportedRentalChecks } from './rental-checks.ts';
import { exportedShiftHandovers } from './shift-handovers.ts';
import { exportedStays } from './stays.ts';

/** The modules that this server exports: the one index that a new one is added to. */
export const exportedModules = {
  premises: exportedPremises,
  doorplates: exportedDoorplates,
  stays: exportedStays,
  'rental-checks': exportedRentalChecks,
  hazards: exportedHazards,
  ratings: exportedRatings,
  mediations: exportedMediations,
  alerts: exportedAlerts,
  'shift-handovers': exportedShiftHandovers,
} as const satisfies Partial<Record<ExportRequest['modules'][number], ExportedModule>>;

export type ModuleName = keyof typeof exportedModules;

export function isExported(module: string): module is ModuleName {
  return Object.hasOwn(exportedModules, module);
}
