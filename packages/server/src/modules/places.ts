import { addressesHandlers } from './addresses.ts';
import { divisionsHandlers } from './divisions.ts';
import { dwellingsHandlers } from './dwellings.ts';
import { organisationsHandlers } from './organisations.ts';
import { premisesHandlers } from './premises.ts';
import { stationsHandlers } from './stations.ts';

export { buildingAddress, standardAddress } from './addresses.ts';
export { findPremises } from './premises.ts';
export { findStation } from './stations.ts';

/** The handlers of places. */
export const placesHandlers = {
  ...divisionsHandlers,
  ...stationsHandlers,
  ...addressesHandlers,
  ...premisesHandlers,
  ...dwellingsHandlers,
  ...organisationsHandlers,
};
