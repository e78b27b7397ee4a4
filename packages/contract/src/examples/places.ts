import type { placesOperations } from '../places.ts';
import { addressesExamples } from './addresses.ts';
import { divisionsExamples } from './divisions.ts';
import { dwellingsExamples } from './dwellings.ts';
import type { ModuleExamples } from './example.ts';
import { organisationsExamples } from './organisations.ts';
import { premisesExamples } from './premises.ts';
import { stationsExamples } from './stations.ts';

export const placesExamples = {
  ...divisionsExamples,
  ...stationsExamples,
  ...addressesExamples,
  ...premisesExamples,
  ...dwellingsExamples,
  ...organisationsExamples,
} as const satisfies ModuleExamples<typeof placesOperations>;
