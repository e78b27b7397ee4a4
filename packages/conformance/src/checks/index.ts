import type { Check } from '../engine/check.ts';
import { accessChecks } from './access.ts';
import { concurrencyChecks } from './concurrency.ts';
import { crossOriginChecks } from './cross-origin.ts';
import { errorChecks } from './errors.ts';
import { idempotencyChecks } from './idempotency.ts';
import { inputChecks } from './input.ts';
import { limitChecks } from './limits.ts';
import { metaChecks } from './meta.ts';
import { pagingChecks } from './paging.ts';
import { personalDataChecks } from './personal-data.ts';
import { securityChecks } from './security.ts';
import { sessionChecks } from './session.ts';

/** Every check of the kit. */
export const allChecks: readonly Check[] = [
  ...metaChecks,
  ...sessionChecks,
  ...errorChecks,
  ...inputChecks,
  ...idempotencyChecks,
  ...concurrencyChecks,
  ...pagingChecks,
  ...accessChecks,
  ...personalDataChecks,
  ...limitChecks,
  ...crossOriginChecks,
  ...securityChecks,
];
