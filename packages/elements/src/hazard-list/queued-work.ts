import type { OutboxItem } from '@wardkit/client';
import type { HazardChange, HazardWork } from './hazard-list.state.ts';

/** What the outbox still has to do for a hazard; null where it has nothing. */
export function queuedWork(items: readonly OutboxItem[], hazardId: string, online: boolean): HazardWork | null {
  const item = items.find(({ lane, state }) => lane === `hazard:${hazardId}` && state !== 'accepted');
  if (item === undefined) return null;
  const change: HazardChange = item.operationId === 'hazards.verify' ? 'verify' : 'rectify';
  switch (item.state) {
    case 'conflict':
      return { kind: 'conflict', change, itemId: item.id };
    case 'rejected':
      return { kind: 'rejected', change, itemId: item.id, detail: wordsOf(item) };
    case 'sending':
      return { kind: 'queued', change, waits: 'sending' };
    case 'waiting-for-sign-in':
      return { kind: 'queued', change, waits: 'sign-in' };
    default:
      return { kind: 'queued', change, waits: online ? 'turn' : 'network' };
  }
}

/** What the server said of it, in its own words. */
function wordsOf({ problem }: OutboxItem): string {
  if (problem === null) return '';
  const told = problem.errors?.map(({ message }) => message) ?? [];
  return told.length > 0 ? told.join(' ') : problem.detail;
}
