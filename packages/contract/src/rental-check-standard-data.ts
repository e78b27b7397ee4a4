import { rentalCheckStandard202611 } from './rental-check-standard-2026-11.ts';
import type { RentalCheckStandard } from './rental-check-standards.ts';

export { rentalCheckStandard202611 };

/** Every version of the checklist, oldest first: a check of long ago is shown under the version it was made under. */
export const rentalCheckStandardData: readonly RentalCheckStandard[] = [rentalCheckStandard202611];
