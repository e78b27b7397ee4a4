import type { RentalCheck } from '@wardkit/contract/rental-checks';

/** What an earlier check found on an item. */
export interface LastFinding {
  readonly outcome: string;
  /** RFC 3339. */
  readonly foundAt: string;
}

/**
 * What was found the last time that an item was asked; null where no earlier check that was read asked it.
 * @param history checks that are not withdrawn, the newest first
 */
export function lastFound(history: readonly RentalCheck[], itemCode: string): LastFinding | null {
  for (const { answers, finishedAt } of history) {
    const answer = answers.find((each) => each.itemCode === itemCode);
    if (answer !== undefined) return { outcome: answer.outcome, foundAt: finishedAt };
  }
  return null;
}
