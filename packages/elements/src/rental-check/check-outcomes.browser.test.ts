/// <reference path="../testing/mocha-globals.d.ts" />
import { elementSuite } from '../testing/element-suite.ts';
import { fromReceiptOn } from './rental-check.fixtures.ts';
import { WardRentalCheck } from './rental-check.ts';

// A file of its own: one browser page would have to walk through all states of the check.
elementSuite({ widget: WardRentalCheck, fixtures: fromReceiptOn });
