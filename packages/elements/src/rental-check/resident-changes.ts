import type { Draft, DraftResident } from './draft.ts';
import { change } from './draft-changes.ts';

/** Says of a stay that it goes on or that the person left. The same once more takes it back: nothing is said of it then. */
export function changeResident(draft: Draft, stayId: string, state: 'lives-here' | 'left', now: number): Draft {
  const isSaid = draft.residents[stayId]?.state === state;
  const entry: DraftResident = { state: isSaid ? null : state, changedAt: now };
  return change(draft, 'resident', 'residents', { [stayId]: entry }, now);
}
