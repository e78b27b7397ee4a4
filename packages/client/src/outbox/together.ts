import type { StoredItem } from './item.ts';
import { isBatched } from './queueable.ts';
import type { Shelved } from './shelf.ts';

/** Items sent in one call: a slow server must be done with them before the call's time is over. */
const mostItems = 50;
/** Characters of JSON in one call; the contract lets a body have a million bytes, and a character of Chinese has three. */
const mostCharacters = 300_000;

/** An item that is to be sent now, as it was chosen. */
export interface Chosen {
  readonly id: string;
  readonly item: StoredItem;
}

/**
 * Puts together what one call can send: creates of one kind with one purpose, at their first try. What was tried before goes
 * alone, so that an item which the server can't take holds up no other. Pure; the order of the items stays.
 */
export function jobsOf(ready: readonly Shelved[]): Chosen[][] {
  const jobs: Chosen[][] = [];
  const open = new Map<string, { job: Chosen[]; characters: number }>();
  for (const { id, item } of ready) {
    if (item === null) continue;
    const kind = kindOf(item);
    const characters = kind === null ? 0 : JSON.stringify(item.body).length;
    const room = kind === null ? undefined : open.get(kind);
    if (room !== undefined && room.job.length < mostItems && room.characters + characters <= mostCharacters) {
      room.job.push({ id, item });
      room.characters += characters;
    } else {
      const job = [{ id, item }];
      jobs.push(job);
      if (kind !== null) open.set(kind, { job, characters });
    }
  }
  return jobs;
}

/** What the items of one call have in common; null for an item that goes alone. */
function kindOf(item: StoredItem): string | null {
  const isPlain = item.attempts === 0 && item.ifMatch === null && item.photos.every(({ done }) => done);
  if (!isPlain || !isBatched(item.operationId)) return null;
  return JSON.stringify([item.operationId, collectionOf(item.path), item.purpose]);
}

/** The path of the collection that a create's path is in. */
export function collectionOf(path: string): `/${string}` {
  return path.slice(0, path.lastIndexOf('/')) as `/${string}`;
}
