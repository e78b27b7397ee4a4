import { elementSuite } from '../testing/element-suite.ts';
import { fixtures, hostile } from './mediation-tracker.fixtures.ts';
import { WardMediationTracker } from './mediation-tracker.ts';

elementSuite({ widget: WardMediationTracker, fixtures, hostile });
