import { Hazard } from '@wardkit/contract/hazards';
import { pageOf } from '@wardkit/contract/page';
import { Premises } from '@wardkit/contract/premises';
import { RentalCheckStandard } from '@wardkit/contract/rental-check-standards';
import { RentalCheck } from '@wardkit/contract/rental-checks';
import type * as z from 'zod/mini';
import { type Caller, recordOf } from '../engine/caller.ts';
import type { Context } from '../engine/context.ts';
import { NotExamined, Violation } from '../engine/violation.ts';
import { bodyOf } from './body.ts';
import { stationCallerOf } from './errors.ts';
import { isOpenHazard } from './places.ts';

/** Operations that tell all of what a rating and a hazard follow from. */
export const rentalReads = [
  'places.listPremises',
  'rentalChecks.list',
  'rentalChecks.listStandards',
  'hazards.list',
] as const;

/** Premises that were checked, with all that follows from it. */
export interface CheckedPremises {
  readonly premises: z.output<typeof Premises>;
  readonly standard: z.output<typeof RentalCheckStandard>;
  /** The last check. */
  readonly check: z.output<typeof RentalCheck>;
  readonly hazards: readonly z.output<typeof Hazard>[];
  readonly open: readonly z.output<typeof Hazard>[];
}

const read = new WeakMap<Context, Promise<readonly CheckedPremises[]>>();

/** A member of staff who reads checks. @throws {NotExamined} */
export function checkerOf(context: Context): Caller {
  return stationCallerOf(context, recordOf('rentalChecks.list'));
}

/** The checklists by their version. */
export async function standardsOf(context: Context) {
  const answer = await checkerOf(context).call('rentalChecks.listStandards');
  return bodyOf(answer, pageOf(RentalCheckStandard)).items;
}

/** Up to eight checked premises of the home station, read once a run. @throws {NotExamined} where there are none */
export async function checkedPremises(context: Context): Promise<readonly CheckedPremises[]> {
  const known = read.get(context) ?? readCheckedPremises(context);
  read.set(context, known);
  const found = await known;
  if (found.length === 0) throw new NotExamined('no premises of the station were checked');
  return found;
}

/**
 * Looks twice before it finds fault: on a server that people work with, what follows from a record may have changed
 * between two readings.
 *
 * @throws {Violation} of the second look
 */
export async function lookTwice(context: Context, look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } catch (cause) {
    if (!(cause instanceof Violation)) throw cause;
    read.delete(context);
    await look();
  }
}

async function readCheckedPremises(context: Context): Promise<readonly CheckedPremises[]> {
  const caller = checkerOf(context);
  const page = await caller.call('places.listPremises', { query: { use: 'let', limit: 100 } });
  const let_ = bodyOf(page, pageOf(Premises)).items.filter(({ lastCheck }) => lastCheck !== null);
  const withHazards = let_.filter(({ openHazards }) => openHazards.count > 0).slice(0, 4);
  const without = let_.filter(({ openHazards }) => openHazards.count === 0).slice(0, 4);
  const standards = new Map((await standardsOf(context)).map((standard) => [standard.version, standard]));
  const all = await Promise.all(
    [...withHazards, ...without].map(async (premises) => {
      const query = { premisesId: premises.id };
      const checks = bodyOf(await caller.call('rentalChecks.list', { query }), pageOf(RentalCheck)).items;
      const found = await caller.call('hazards.list', { query: { ...query, limit: 200 } });
      const hazards = bodyOf(found, pageOf(Hazard)).items;
      const check = checks.find(({ state }) => state !== 'withdrawn');
      const standard = standards.get(check?.standardVersion ?? '');
      if (check === undefined || standard === undefined) return [];
      return [{ premises, standard, check, hazards, open: hazards.filter(isOpenHazard) }];
    }),
  );
  return all.flat();
}

/** A check of premises as a device would hand it in: everything conforms. */
export function submission({ premises, standard, check }: CheckedPremises) {
  const now = new Date(Date.now() - 60_000).toISOString();
  return {
    premisesId: premises.id,
    previousCheckId: check.id as string | null,
    standardVersion: standard.version,
    startedAt: now,
    finishedAt: now,
    answers: standard.items.map(({ code }) => ({
      itemCode: code,
      outcome: 'conforms',
      observedAt: now,
      answeredTogether: true,
      note: null as string | null,
      photographIds: [] as string[],
    })),
  };
}
