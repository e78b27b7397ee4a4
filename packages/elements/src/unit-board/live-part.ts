// What draws the units by the contract's table of states: fetched as soon as the widget is on a page, beside its words.
export { handStates } from './by-hand.ts';
export { filtersView } from './filters-view.ts';
export { rowView } from './row-view.ts';
export { groupOf, unitGroups } from './unit-groups.ts';
export { UnitPlaces } from './unit-places.ts';

export const sheets = [];
