import type { AttachmentsModule } from './attachments.ts';
import type { DoorplatesModule } from './doorplates.ts';
import type { Drafts } from './drafts.types.ts';
import type { EventFilter, EventItem, EventOptions } from './events/events.types.ts';
import type { ClientHandle } from './handle.ts';
import type { LateModules } from './late-modules.ts';
import type { MetaModule } from './meta.ts';
import type { Outbox } from './outbox/outbox.types.ts';
import type { PlacesModule } from './places.ts';
import type { RatingsModule } from './ratings.ts';
import type { SavedRentalChecks } from './rental-check-submission.ts';
import type { SavedModules } from './saved-modules.ts';
import type { SessionModule } from './session.ts';
import type { ThisDevice } from './this-device/this-device.types.ts';

/**
 * What signing out left behind.
 * @example
 * const left: SignedOut = await ward.signOut();
 * if (left.unsent > 0) show(`${left.unsent} not sent: they wait for your next sign-in on this device`);
 */
export interface SignedOut {
  /** Submissions that were not sent and stay sealed on this device for the same person; 0 when they were wiped. */
  unsent: number;
  /** Drafts that stay sealed; 0 when they were wiped. */
  drafts: number;
}

/**
 * Wardkit as a portal holds it: every module, the drafts and the outbox. Elements take it as a property.
 * @example
 * import { createClient } from '@wardkit/client';
 *
 * const client: WardClient = createClient({ baseUrl: '/ward', getToken });
 * const provider = document.querySelector<HTMLElement & { client: WardClient }>('ward-provider');
 * if (provider !== null) provider.client = client;
 */
export interface WardClient extends ClientHandle, Omit<LateModules, keyof SavedModules>, SavedModules {
  readonly meta: MetaModule;
  readonly session: SessionModule;
  readonly places: PlacesModule;
  readonly doorplates: DoorplatesModule;
  readonly rentalChecks: SavedRentalChecks;
  readonly ratings: RatingsModule;
  readonly attachments: AttachmentsModule;
  readonly drafts: Drafts;
  /**
   * What changes, as it changes. One connection for equal filters in all tabs of the person; it goes on by itself, and gives
   * each event once and in order. A gap (`isGap`) comes first, and wherever something may have been missed: then list again.
   * @example
   * import { isGap } from '@wardkit/client';
   *
   * for await (const item of ward.events({ types: ['alert.*'] })) {
   *   if (isGap(item)) show(await ward.alerts.list({}, { purpose: 'alert-handling' }));
   *   else show(item.type, item.subject); // such as /v1/alerts/0190…
   * }
   */
  events(filter?: EventFilter, options?: EventOptions): AsyncIterableIterator<EventItem>;
  readonly outbox: Outbox;
  /**
   * This device as the station knows it: what it may keep, and whether it is locked.
   * @example
   * ward.on('device', ({ state }) => {
   *   if (state === 'locked') show('Sign in to go on.');
   *   if (state === 'wiped') location.assign('/sign-out');
   * });
   */
  readonly device: ThisDevice;
  /**
   * Forgets who was signed in on this device, and what was read. Unsent submissions and drafts stay, sealed: only the
   * same person, signed in again, gets at them. `wipe: true` deletes them too: a second, explicit question to the person.
   */
  signOut(options?: { wipe?: boolean }): Promise<SignedOut>;
  /** Lets go of timers, listeners and the database. What was saved stays. */
  close(): void;
}
