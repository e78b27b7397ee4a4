import type { OutboxItem } from '@wardkit/client';
import { draftKey } from './draft-keeper.ts';

/** How long a receipt of an accepted check is shown when the premises are opened again, in milliseconds. */
const receiptKept = 24 * 3_600_000;

/** The submission of these premises that the person should see first: one that is not done yet, else a recent one. */
export function itemInLane(items: readonly OutboxItem[], premisesId: string, now: number): OutboxItem | null {
  const lane = items.filter((item) => item.lane === draftKey(premisesId) && item.operationId === 'rentalChecks.submit');
  const unfinished = lane.find((item) => item.state !== 'accepted');
  const newest = lane.at(-1);
  if (unfinished !== undefined) return unfinished;
  return newest !== undefined && now - Date.parse(newest.createdAt) < receiptKept ? newest : null;
}
