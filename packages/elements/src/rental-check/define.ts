import { define } from '../foundation/define.ts';
import { WardRentalCheck } from './rental-check.ts';

define(WardRentalCheck);
