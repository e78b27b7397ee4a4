import { isWaiting } from './item.ts';
import type { Shelved } from './shelf.ts';
import { isOver } from './shelf.ts';

/** The longest that an item ever waits, by itself or because the server asked, milliseconds. */
const longest = { own: 900_000, asked: 3_600_000 };

/** What may be sent now. */
export interface Choice {
  /** The first item of each free lane whose time has come, in the order of saving. */
  ready: Shelved[];
  /** Items that wait for one that was discarded: they can never be sent as they are. */
  orphaned: Shelved[];
  /** When the next item's time comes, milliseconds since 1970; null where none waits for a time. */
  next: number | null;
}

/**
 * Chooses what is sent. Pure: order is by sequence number, never by clock; the first unfinished item of a lane stops
 * its lane and no other; what an item depends on must have been accepted.
 *
 * @param hurry ignores back-off, as when the network has come back, but never a time that the server named
 */
export function choose(items: readonly Shelved[], now: number, hurry: boolean): Choice {
  const lanes = new Set<string>();
  const byId = new Map(items.map((entry) => [entry.id, entry]));
  const choice: Choice = { ready: [], orphaned: [], next: null };
  for (const entry of [...items].sort((one, other) => one.sequence - other.sequence)) {
    const { item } = entry;
    if (item === null || isOver(item) || lanes.has(item.lane)) continue;
    lanes.add(item.lane);
    if (!isWaiting(item)) continue;
    const needed = item.dependsOn.map((id) => byId.get(id)?.item);
    if (needed.some((other) => other?.state === 'discarded')) choice.orphaned.push(entry);
    // What was accepted long ago is no longer remembered, so that absence is no obstacle.
    else if (needed.every((other) => other === undefined || other?.state === 'accepted')) {
      const at = item.nextAttemptAt;
      // A time farther off than any wait was written down before the clock was set back.
      const isOff = at !== null && at - now > (item.asked ? longest.asked : longest.own);
      if (at === null || at <= now || isOff || (hurry && !item.asked)) choice.ready.push(entry);
      else choice.next = choice.next === null ? at : Math.min(choice.next, at);
    }
  }
  return choice;
}
