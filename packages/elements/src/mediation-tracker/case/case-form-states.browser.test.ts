import { elementSuite } from '../../testing/element-suite.ts';
import { CaseHost } from './case-host.fixtures.ts';
import { forms, notShown } from './mediation-case.fixtures.ts';

elementSuite({ widget: CaseHost, fixtures: [...forms, ...notShown] });
