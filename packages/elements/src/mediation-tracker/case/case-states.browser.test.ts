import { elementSuite } from '../../testing/element-suite.ts';
import { CaseHost } from './case-host.fixtures.ts';
import { hostile, shown } from './mediation-case.fixtures.ts';

elementSuite({ widget: CaseHost, fixtures: shown, hostile });
