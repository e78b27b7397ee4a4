import type { RentalCheckStandardData } from './data/rental-check-standard.ts';
import { rentalCheckStandard202611 } from './data/rental-check-standard-2026-11.ts';

export type {
  RentalCheckStandardData,
  StandardAspect,
  StandardItem,
  StandardRectification,
  StandardSeverity,
  StandardSource,
  StandardText,
} from './data/rental-check-standard.ts';
export { rentalCheckStandard202611 };

/** Every version of the checklist, oldest first: a check of long ago is shown under the version it was made under. */
export const rentalCheckStandardData: readonly RentalCheckStandardData[] = [rentalCheckStandard202611];
