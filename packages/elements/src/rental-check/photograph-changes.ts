import { mostPhotographs } from '../foundation/photographs/photographs.ts';
import type { Draft, DraftPhotograph } from './draft.ts';
import { changeAnswer, entryOf } from './draft-changes.ts';

/** Adds a photograph to an item; one more than {@link mostPhotographs} changes nothing. */
export function addPhotograph(draft: Draft, itemCode: string, photograph: DraftPhotograph, now: number): Draft {
  const entry = entryOf(draft, itemCode, now);
  if (entry.photographs.length >= mostPhotographs) return draft;
  const photographs = [...entry.photographs, photograph];
  return changeAnswer(draft, 'photograph', itemCode, { ...entry, photographs }, now);
}

/** Takes a photograph off an item. */
export function removePhotograph(draft: Draft, itemCode: string, photographId: string, now: number): Draft {
  const entry = entryOf(draft, itemCode, now);
  const photographs = entry.photographs.filter((photograph) => photograph.id !== photographId);
  if (photographs.length === entry.photographs.length) return draft;
  return changeAnswer(draft, 'photograph', itemCode, { ...entry, photographs }, now);
}
