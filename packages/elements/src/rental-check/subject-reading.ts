import type { AnyWardError, WardClient } from '@wardkit/client';
import type { Hazard } from '@wardkit/contract/hazards';
import type { RentalCheckStandard } from '@wardkit/contract/rental-check-standards';
import type { RentalCheck } from '@wardkit/contract/rental-checks';
import { failedReading } from '../foundation/failed-reading.ts';
import type { CheckSubject, RentalCheckState } from './rental-check.state.ts';

/** The most pages of hazards that one check looks at, 200 to a page; no premises come near. */
const mostPages = 5;
/** How many earlier checks are looked at for when each item was last found. */
const earlierChecks = 3;

/**
 * Reads what a check is about: the premises, the checklist, the hazards that are open from before, and earlier checks.
 * @param version the version that a draft was begun under, or null for the current one
 * @throws an error of the SDK, or one by name `AbortError`
 */
export async function readSubject(
  client: WardClient,
  premisesId: string,
  version: string | null,
  signal: AbortSignal,
): Promise<CheckSubject & { readonly currentVersion: string }> {
  const [premises, standards, hazards, history] = await Promise.all([
    client.places.getPremises(premisesId, { signal, purpose: 'rental-check' }).withResponse(),
    client.rentalChecks.listStandards({}, { signal }).withResponse(),
    readHazards(client, premisesId, signal),
    readHistory(client, premisesId, signal),
  ]);
  const listed = standards.data.items;
  const current = listed[0];
  const standard: RentalCheckStandard | undefined =
    version === null ? current : listed.find((each) => each.version === version);
  return {
    premises: premises.data,
    standard: standard ?? (await client.rentalChecks.getStandard(version ?? '', { signal })),
    hazards: hazards.items.filter((hazard) => hazard.state !== 'verified'),
    history,
    stale: premises.stale ?? hazards.stale,
    currentVersion: current?.version ?? version ?? '',
  };
}

/** A check can be made without what was found before, so that this never fails. */
async function readHistory(client: WardClient, premisesId: string, signal: AbortSignal): Promise<RentalCheck[]> {
  const answered = await client.rentalChecks.list({ premisesId, limit: earlierChecks }, { signal }).safe();
  return answered.ok ? answered.data.items.filter((check) => check.state !== 'withdrawn') : [];
}

async function readHazards(
  client: WardClient,
  premisesId: string,
  signal: AbortSignal,
): Promise<{ items: Hazard[]; stale: { since: string } | null }> {
  const items: Hazard[] = [];
  let stale: { since: string } | null = null;
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const query = { premisesId, limit: 200, ...(cursor === undefined ? {} : { cursor }) };
    const answered = await client.hazards.list(query, { signal }).withResponse();
    items.push(...answered.data.items);
    stale ??= answered.stale;
    if (answered.data.next === null) break;
    cursor = answered.data.next;
  }
  return { items, stale };
}

/** The state that tells of a failed reading. */
export function stateOfFailure(error: AnyWardError, client: WardClient): RentalCheckState {
  return error.kind === 'api' && error.status === 404 ? { kind: 'not-found' } : failedReading(error, client);
}
