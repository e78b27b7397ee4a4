import { createHash } from 'node:crypto';
import { Hazard } from '@wardkit/contract/hazards';
import { pageOf } from '@wardkit/contract/page';
import { Premises } from '@wardkit/contract/premises';
import { PremisesRating } from '@wardkit/contract/ratings';
import { RentalCheck } from '@wardkit/contract/rental-checks';
import type * as z from 'zod/mini';
import type { Answer } from '../engine/answer.ts';
import type { Caller } from '../engine/caller.ts';
import type { Context } from '../engine/context.ts';
import { newId } from '../engine/new-id.ts';
import { expect, NotExamined, need } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { pictureWithPlace } from './picture.ts';
import { expectStatus, isRefusal } from './refusal.ts';
import { rentalReads, standardsOf, submission } from './rental-records.ts';
import { append, uploadOperations } from './uploads.ts';

type FoundHazard = z.output<typeof Hazard>;
type Check = z.output<typeof RentalCheck>;

/** A check that the kit has made in premises of a landlord, with a hazard for each fault. It is taken back at the end. */
export interface Inspection {
  readonly premisesId: string;
  readonly check: Check;
  readonly hazards: readonly FoundHazard[];
  /** Whoever made the check, to whom its hazards are assigned. */
  readonly maker: Caller;
  /** Somebody else who re-inspects and reviews. */
  readonly other: Caller;
  readonly landlord: Caller;
}

/** What an inspection cannot do without. It leaves a withdrawn check, and runs alone, because ratings change meanwhile. */
export const inspectionNeeds = {
  operations: [...rentalReads, 'rentalChecks.submit', 'rentalChecks.withdraw', 'rentalChecks.get', 'hazards.get'],
  roles: ['landlord', 'officer'],
  writesRecords: true,
  alone: true,
} as const;

/** As {@link inspectionNeeds}, with photographs. */
export const photographedNeeds = {
  ...inspectionNeeds,
  operations: [...inspectionNeeds.operations, ...uploadOperations],
};

/** Changes a record in the version that was read. */
export function step(
  caller: Caller,
  operation: string,
  parameters: Record<string, string>,
  version: number,
  body?: object,
): Promise<Answer> {
  return caller.call(operation, {
    parameters,
    headers: { 'if-match': `"${version}"` },
    ...(body === undefined ? {} : { body }),
  });
}

/** The premises of a landlord of the home station that are let. */
async function ownPremises(context: Context): Promise<{ landlord: Caller; premises: z.output<typeof Premises> }> {
  const landlord = context.as('landlord');
  const answer = await landlord.call('places.listPremises', { query: { use: 'let', limit: 20 } });
  const items = bodyOf(answer, pageOf(Premises)).items;
  // The ones that were never checked first: what the kit finds there stands alone.
  const found = items.find(({ lastCheck }) => lastCheck === null) ?? items[0];
  return { landlord, premises: need(found, 'the landlord has no premises that are let') };
}

/** Items of the checklist whose rule is in force at the premises, the gravest first. */
function bindingItems(standard: Awaited<ReturnType<typeof standardsOf>>[number], divisionCode: string) {
  return standard.items
    .filter(({ source }) =>
      standard.sources[source]?.divisionPrefixes.some((prefix) => divisionCode.startsWith(prefix)),
    )
    .sort((one, other) => other.severity - one.severity);
}

/** Hands in a check of the landlord's premises in which some items are at fault. */
export async function inspect(
  context: Context,
  faults: number,
  maker: Caller = context.as('officer'),
): Promise<Inspection> {
  const { landlord, premises } = await ownPremises(context);
  const other = need(
    context.callersOf('hazards.verify').find((caller) => caller !== maker && caller.account.role === 'officer') ??
      context.callersOf('hazards.verify').find((caller) => caller !== maker),
    'no second account that may re-inspect',
  );
  const standard = need(
    (await standardsOf(context)).find(({ stationId }) => stationId === null || stationId === undefined),
    'the server has no checklist for all',
  );
  const query = { premisesId: premises.id, limit: 200 };
  const known = bodyOf(await maker.call('hazards.list', { query }), pageOf(Hazard)).items;
  const open = new Set(
    known.filter(({ state }) => state !== 'verified' && state !== 'annulled').map((each) => each.itemCode),
  );
  const items = bindingItems(standard, premises.address.divisionCode).filter(({ code }) => !open.has(code));
  const meant = new Set(items.slice(0, faults).map(({ code }) => code));
  if (meant.size < faults)
    throw new NotExamined('too few items of the checklist are in force and free at the premises');
  const last = bodyOf(
    await maker.call('rentalChecks.list', { query: { ...query, limit: 200 } }),
    pageOf(RentalCheck),
  ).items;
  const names = new Set(last.map(({ previousCheckId }) => previousCheckId));
  const previousCheckId = last.find(({ id }) => !names.has(id))?.id ?? null;
  const body = submission({ premises, standard, check: { id: previousCheckId } as Check, hazards: [], open: [] });
  const answer = await maker.call('rentalChecks.submit', {
    parameters: { checkId: newId() },
    body: {
      ...body,
      previousCheckId,
      answers: body.answers.map((each) => (meant.has(each.itemCode) ? { ...each, outcome: 'fault' } : each)),
    },
  });
  if (isRefusal(answer, 'version-stale')) throw new NotExamined('another check came in between');
  expectStatus(answer, 201);
  const check = bodyOf(answer, RentalCheck);
  context.ledger.leave('withdrawn check of demo premises (--write-records)');
  return { premisesId: premises.id, check, hazards: check.hazards, maker, other, landlord };
}

/** Takes back what the kit has found, so that ratings and hazards are as before. */
export async function takeBack({ check, maker }: Inspection): Promise<Answer> {
  const parameters = { checkId: check.id };
  const { version, state } = bodyOf(await maker.call('rentalChecks.get', { parameters }), RentalCheck);
  if (state === 'withdrawn') return maker.call('rentalChecks.get', { parameters });
  return step(maker, 'rentalChecks.withdraw', parameters, version, { reason: 'Wardkit conformance: taken back again' });
}

/** Works with an inspection and takes it back, whatever comes of it. */
export async function withInspection(
  context: Context,
  faults: number,
  work: (inspection: Inspection) => Promise<void>,
  maker?: Caller,
): Promise<void> {
  const inspection = await inspect(context, faults, maker);
  try {
    await work(inspection);
  } finally {
    await takeBack(inspection);
  }
}

/** A hazard as it is now. */
export async function hazardNow({ maker }: Inspection, hazardId: string): Promise<FoundHazard> {
  return bodyOf(await maker.call('hazards.get', { parameters: { hazardId } }), Hazard);
}

/** A rating as it is now; null where there is none. */
export async function ratingNow({ maker, premisesId }: Inspection): Promise<z.output<typeof PremisesRating> | null> {
  const answer = await maker.call('ratings.get', { parameters: { premisesId } });
  return answer.status === 404 ? null : bodyOf(answer, PremisesRating);
}

let pictures = 1000;

/** Uploads a photograph of the premises that stays: a record names it. */
export async function photograph(context: Context, caller: Caller, premisesId: string): Promise<string> {
  pictures += 1;
  const id = newId();
  const bytes = pictureWithPlace(pictures);
  const body = { premisesId, mediaType: 'image/jpeg', size: bytes.length, sha256: sha256Of(bytes) };
  expectStatus(await caller.call('attachments.create', { parameters: { attachmentId: id }, body }), 201);
  const announced = await caller.call('attachments.get', { parameters: { attachmentId: id } });
  const sent = await append({ id, caller }, 0, bytes);
  expect(sent.status === 200 && announced.status === 200, 'a photograph that is taken', `${sent.status}`);
  context.ledger.leave('photograph of demo premises (--write-records)');
  return id;
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const soon = () => new Date().toISOString();

/** The report that a hazard was put right. */
export function rectification(photographIds: readonly string[] = []) {
  return { rectifiedAt: soon(), note: 'Wardkit conformance', photographIds };
}

/** A re-inspection. */
export function verification(photographIds: readonly string[], outcome = 'put-right') {
  return { outcome, inspectedAt: soon(), note: null, photographIds };
}
