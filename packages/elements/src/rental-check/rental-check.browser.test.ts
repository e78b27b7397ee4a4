/// <reference path="../testing/mocha-globals.d.ts" />
import { elementSuite } from '../testing/element-suite.ts';
import { beforeHandingIn, hostile } from './rental-check.fixtures.ts';
import { WardRentalCheck } from './rental-check.ts';

elementSuite({ widget: WardRentalCheck, fixtures: beforeHandingIn, hostile });
