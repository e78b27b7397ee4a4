import { addressesOperations } from './addresses.ts';
import { divisionsOperations } from './divisions.ts';
import { dwellingsOperations } from './dwellings.ts';
import { organisationsOperations } from './organisations.ts';
import { premisesOperations } from './premises.ts';
import { stationsOperations } from './stations.ts';

export * from './addresses.ts';
export * from './divisions.ts';
export * from './dwellings.ts';
export * from './organisations.ts';
export { MaskedContact } from './people.ts';
export * from './premises.ts';
export * from './stations.ts';

/** The operations of places by their ids. */
export const placesOperations = {
  ...divisionsOperations,
  ...stationsOperations,
  ...addressesOperations,
  ...premisesOperations,
  ...dwellingsOperations,
  ...organisationsOperations,
} as const;
