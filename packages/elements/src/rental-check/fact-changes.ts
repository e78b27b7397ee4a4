import type { Draft, DraftFact } from './draft.ts';
import { change } from './draft-changes.ts';
import { carriedFact, type FactName, type HouseRecords, onRecord } from './house-facts.ts';

/** Says of facts that they were looked at and are as they were; what is not known can't be confirmed. */
export function confirmFacts(draft: Draft, names: readonly FactName[], records: HouseRecords, now: number): Draft {
  const entries = names.flatMap((name) => {
    const { value } = carriedFact(records, name);
    const before = draft.facts[name];
    if (value === null || before?.source === 'confirmed') return [];
    return [[name, { value, source: 'confirmed', changedAt: now } satisfies DraftFact] as const];
  });
  if (entries.length === 0) return draft;
  return change(draft, 'fact', 'facts', Object.fromEntries(entries), now);
}

/** Says that a fact is other than last time. The value of last time confirms it. */
export function changeFact(
  draft: Draft,
  name: FactName,
  value: string | number,
  records: HouseRecords,
  now: number,
): Draft {
  if (carriedFact(records, name).value === value) return confirmFacts(draft, [name], records, now);
  if (draft.facts[name]?.value === value && draft.facts[name]?.source === 'changed') return draft;
  const was = onRecord(records, name);
  const entry: DraftFact = { value, source: 'changed', ...(was === undefined ? {} : { was }), changedAt: now };
  const next = change(draft, 'fact', 'facts', { [name]: entry }, now);
  // Digits of one number are one change to take back.
  const sameFact = draft.undo?.kind === 'fact' && Object.keys(draft.undo.before).join() === name;
  return sameFact ? { ...next, undo: draft.undo } : next;
}
