import type { ResponseUnit } from '@wardkit/contract/response-units';
import { byNeed, groupOf, type UnitGroup, unitGroups } from './unit-groups.ts';

/**
 * Where each unit stands on the board. While somebody is at a row none moves, or a press would land on another one; a new
 * unit waits, and one that is off the list leaves its row.
 */
export class UnitPlaces {
  /** How many stand elsewhere than they would by now. */
  waiting = 0;
  #groups: ReadonlyMap<UnitGroup, readonly string[]> = new Map();

  /** The ids of a group in their order. */
  in(group: UnitGroup): readonly string[] {
    return this.#groups.get(group) ?? [];
  }

  /** Takes in how the units stand now. */
  arrange(units: readonly ResponseUnit[], isHeld: boolean): void {
    if (isHeld && this.#groups.size > 0) {
      this.waiting = this.#misplaced(units);
      return;
    }
    this.waiting = 0;
    const sorted = [...units].sort(byNeed);
    this.#groups = new Map(
      unitGroups.map((group) => [group, sorted.filter(({ state }) => groupOf(state) === group).map(({ id }) => id)]),
    );
  }

  /** Forgets all places. */
  clear(): void {
    this.#groups = new Map();
    this.waiting = 0;
  }

  #misplaced(units: readonly ResponseUnit[]): number {
    const places = new Map([...this.#groups].flatMap(([group, ids]) => ids.map((id) => [id, group] as const)));
    let count = 0;
    for (const { id, state } of units) {
      if (places.get(id) !== groupOf(state)) count += 1;
      places.delete(id);
    }
    return count + places.size;
  }
}
