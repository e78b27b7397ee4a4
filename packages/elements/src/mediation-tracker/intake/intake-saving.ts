import type { OutboxItem, WardClient } from '@wardkit/client';
import type { PartyEntry } from '@wardkit/contract/mediation-parties';
import type { MediationRegistration } from '@wardkit/contract/mediation-record';
import { purpose } from '../mediation-tracker.controller.ts';

/** What is saved of a dispute: itself, and each party under an id of its own. */
export interface Entered {
  readonly mediationId: string;
  readonly registration: MediationRegistration;
  readonly parties: readonly (readonly [id: string, entry: PartyEntry])[];
}

/** How it was saved. */
export interface SavedIntake {
  /** RFC 3339. */
  readonly savedAt: string;
  readonly kept: 'device' | 'memory';
}

/** Where a dispute that was saved stands. */
export type SendingState =
  | { readonly kind: 'waiting' | 'sending' | 'sign-in' | 'accepted' }
  | { readonly kind: 'rejected'; readonly item: OutboxItem }
  /** The dispute is there, and so many of its parties were not taken. */
  | { readonly kind: 'parties-rejected'; readonly count: number };

const laneOf = (mediationId: string) => `mediation:${mediationId}`;

/**
 * Saves a dispute and its parties in the outbox, which sends them in this order. Called again after a failure it saves what
 * was not saved, and puts what the server refused in its place.
 * @throws an error of the SDK where the device does not keep it
 */
export async function saveIntake(
  client: WardClient,
  { mediationId, registration, parties }: Entered,
): Promise<SavedIntake> {
  const label = registration.subject;
  const known = client.outbox.items.filter(({ lane }) => lane === laneOf(mediationId));
  const before = known.find(({ operationId }) => operationId === 'mediations.register');
  let saved: SavedIntake;
  if (before === undefined) {
    const { savedAt, kept } = await client.mediations.register(mediationId, registration, { purpose, label });
    saved = { savedAt, kept };
  } else {
    if (before.state === 'rejected') await client.outbox.resolve(before.id, { merged: registration });
    saved = { savedAt: before.createdAt, kept: client.outbox.status.kept };
  }
  for (const [id, entry] of parties) {
    const item = known.find((each) => each.id === id);
    if (item === undefined) await client.mediations.addParty(mediationId, id, entry, { purpose, label });
    else if (item.state === 'rejected') await client.outbox.resolve(item.id, { merged: entry });
  }
  return saved;
}

/** Where it stands by the outbox; what the outbox has no more was accepted. */
export function sendingState(items: readonly OutboxItem[], mediationId: string): SendingState {
  const own = items.filter(({ lane }) => lane === laneOf(mediationId));
  const register = own.find(({ operationId }) => operationId === 'mediations.register');
  if (register?.state === 'rejected' || register?.state === 'conflict') return { kind: 'rejected', item: register };
  const refused = own.filter(({ state }) => state === 'rejected' || state === 'conflict');
  if (refused.length > 0) return { kind: 'parties-rejected', count: refused.length };
  const open = own.filter(({ state }) => state !== 'accepted');
  if (open.some(({ state }) => state === 'waiting-for-sign-in')) return { kind: 'sign-in' };
  if (open.some(({ state }) => state === 'sending')) return { kind: 'sending' };
  return { kind: open.length === 0 ? 'accepted' : 'waiting' };
}
