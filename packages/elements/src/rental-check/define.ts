import { define } from '../foundation/define.ts';
import { WardRentalCheck } from './rental-check.ts';

define(WardRentalCheck);

export type * from './rental-check.events.ts';
export type { WardRentalCheck } from './rental-check.ts';
