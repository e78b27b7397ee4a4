export { allChecks } from './checks/index.ts';
export { Account, type Accounts, noAccounts, type RefusedToken } from './engine/account.ts';
export { type Limits, usualLimits } from './engine/budget.ts';
export type { Check, Needs } from './engine/check.ts';
export type { RunOptions } from './engine/context.ts';
export {
  type CheckFinding,
  countOf,
  type Finding,
  type Outcome,
  type RunReport,
} from './engine/outcome.ts';
export { type RunParts, runKit } from './engine/run.ts';
export { baseOf } from './engine/target.ts';
export { UnusableInput } from './engine/unusable-input.ts';
export type { Watcher } from './engine/watcher.ts';
export { htmlOf } from './reports/html.ts';
export { jsonOf } from './reports/json.ts';
export { junitOf } from './reports/junit.ts';
export { linesOf, summaryOf } from './reports/lines.ts';
export { watchers } from './watchers/index.ts';
