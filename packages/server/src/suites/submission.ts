import { rentalCheckStandard202611 } from '@wardkit/contract/rental-check-standard-data';
import type { RentalCheckSubmission } from '@wardkit/contract/rental-checks';
import { newUuid } from '../uuid.ts';
import { startOfTests, type World } from './world.ts';

type Answer = RentalCheckSubmission['answers'][number];

/** A complete check of premises in which everything conforms, but for what is given by item code. */
export function submissionFor(
  premisesId: string,
  previousCheckId: string | null,
  findings: Readonly<Record<string, Partial<Answer>>> = {},
): RentalCheckSubmission {
  const observedAt = new Date(startOfTests.getTime() - 3_600_000).toISOString();
  return {
    premisesId,
    previousCheckId,
    standardVersion: rentalCheckStandard202611.version,
    startedAt: observedAt,
    finishedAt: new Date(startOfTests.getTime() - 60_000).toISOString(),
    answers: rentalCheckStandard202611.items.map(({ code }) => ({
      itemCode: code,
      outcome: 'conforms',
      observedAt,
      answeredTogether: true,
      note: null,
      photographIds: [],
      ...findings[code],
    })),
  };
}

/** The last check of premises in the demo data. */
export function lastCheckOf(world: World, premisesId: string): string | null {
  const checks = world.data.rentalChecks.filter((check) => check.premisesId === premisesId);
  return checks.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1)).at(-1)?.id ?? null;
}

/** Hands a check in as an officer of Puqian. */
export function submit(world: World, checkId: string, body: unknown, key?: string) {
  return world.call('PUT', `/v1/rental-checks/${checkId}`, {
    as: 'puqian-officer-1',
    body,
    headers: { 'if-none-match': '*' },
    ...(key === undefined ? {} : { key }),
  });
}

export function newId(): string {
  return newUuid(startOfTests);
}
