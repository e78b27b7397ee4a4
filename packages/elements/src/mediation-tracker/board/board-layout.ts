import type { Mediation } from '@wardkit/contract/mediation-record';
import { type Stage, stageNames, stageOf } from '../stages.ts';

/** Which mediation stands where: ids by stage, in their order. It is kept as it is while somebody reads. */
export type BoardLayout = Readonly<Record<Stage, readonly string[]>>;

export const emptyLayout = Object.fromEntries(stageNames.map((stage) => [stage, []])) as unknown as BoardLayout;

/** Where each mediation stands by what it is now; within a stage they keep the order in which they come. */
export function layoutOf(mediations: Iterable<Mediation>): BoardLayout {
  const made = Object.fromEntries(stageNames.map((stage) => [stage, [] as string[]])) as Record<Stage, string[]>;
  for (const { id, state } of mediations) {
    const stage = stageOf(state);
    if (stage !== null) made[stage].push(id);
  }
  return made;
}

/** How many mediations stand elsewhere by now, are new, or are gone. */
export function differences(shown: BoardLayout, now: BoardLayout): number {
  const [before, after] = [placesOf(shown), placesOf(now)];
  const changed = [...before].filter(([id, stage]) => after.get(id) !== stage).length;
  return changed + [...after.keys()].filter((id) => !before.has(id)).length;
}

function placesOf(layout: BoardLayout): Map<string, Stage> {
  return new Map(stageNames.flatMap((stage) => layout[stage].map((id) => [id, stage] as const)));
}

/** Keys that go from card to card. */
export const boardKeys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'] as const;
/** One of {@link boardKeys}. */
export type BoardKey = (typeof boardKeys)[number];

export function isBoardKey(key: string): key is BoardKey {
  return (boardKeys as readonly string[]).includes(key);
}

/**
 * The card that a key leads to: up and down within a stage, sideways to the next stage that has any, at the same height or
 * its last one; Home and End to the first and last of the stage. The same card where there is no other.
 */
export function cardAfter(layout: BoardLayout, id: string, key: BoardKey, isRightToLeft = false): string {
  const at = stageNames.findIndex((stage) => layout[stage].includes(id));
  const stage = stageNames[at];
  if (stage === undefined) return id;
  const column = layout[stage];
  const row = column.indexOf(id);
  switch (key) {
    case 'ArrowUp':
      return column[row - 1] ?? id;
    case 'ArrowDown':
      return column[row + 1] ?? id;
    case 'Home':
      return column[0] ?? id;
    case 'End':
      return column.at(-1) ?? id;
    default: {
      const step = (key === 'ArrowRight') === isRightToLeft ? -1 : 1;
      const beyond = step === 1 ? stageNames.slice(at + 1) : stageNames.slice(0, at).reverse();
      const next = beyond.map((each) => layout[each]).find(({ length }) => length > 0);
      return next?.[Math.min(row, next.length - 1)] ?? id;
    }
  }
}

/** The stage beside one, in the direction of a key; null at the edge of the board. */
export function stageBeside(stage: Stage, key: 'ArrowLeft' | 'ArrowRight', isRightToLeft = false): Stage | null {
  const step = (key === 'ArrowRight') === isRightToLeft ? -1 : 1;
  return stageNames[stageNames.indexOf(stage) + step] ?? null;
}
