import { deadlineUnder } from '@wardkit/contract/deadlines';
import { legalRule } from '@wardkit/contract/legal-rules';
import { day, hour, timestamp } from './moments.ts';
import type { Random } from './random.ts';
import type { StationChecks } from './rental-checks.ts';
import type { DemoAccount, DemoHazard, DemoObjection, DemoPremises } from './types.ts';

export interface StationObjections {
  readonly objections: DemoObjection[];
  /** The station's hazards, with the one annulled that an objection was upheld to. */
  readonly hazards: readonly DemoHazard[];
}

/**
 * Objections of a station's landlords in every state: the demo's landlord has one that waits, one that was dismissed and
 * one that was taken back; another landlord has one that was upheld, where a hazard lends itself to it.
 */
export function makeObjections(of: {
  readonly random: Random;
  readonly rentals: readonly DemoPremises[];
  readonly accounts: readonly DemoAccount[];
  readonly checks: StationChecks;
  readonly now: number;
}): StationObjections {
  const landlords = new Map(
    of.accounts.flatMap((account) => (account.personId === null ? [] : [[account.personId, account]])),
  );
  const supervisor = of.accounts.find((account) => account.roles.includes('supervisor'));
  const landlordOf = (premises: DemoPremises | undefined) => landlords.get(premises?.landlordPersonId ?? '');
  const lastCheckOf = (premises: DemoPremises | undefined) =>
    of.checks.rentalChecks.findLast((check) => check.premisesId === premises?.id);
  const objections: DemoObjection[] = [];

  const file = (
    premises: DemoPremises | undefined,
    target: DemoObjection['target'] | undefined,
    filed: number,
    rest: Pick<DemoObjection, 'statement' | 'state' | 'answer' | 'withdrawnAt'>,
  ): boolean => {
    const [landlord, check] = [landlordOf(premises), lastCheckOf(premises)];
    if (premises === undefined || target === undefined || landlord === undefined || check === undefined) return false;
    const filedAt = timestamp(filed);
    objections.push({
      id: of.random.uuid(filed),
      stationId: premises.stationId,
      premisesId: premises.id,
      target,
      checkId: check.id,
      filedAt,
      filedByAccountId: landlord.id,
      answerDueAt: deadlineUnder(legalRule('objection-answer'), filedAt).dueAt,
      ...rest,
    });
    return true;
  };
  const answered = (decision: 'upheld' | 'dismissed', reason: string, at: number) => ({
    state: 'answered' as const,
    answer: { decision, reason, answeredByAccountId: supervisor?.id ?? '', answeredAt: timestamp(at) },
    withdrawnAt: null,
  });

  const [waiting, , settled] = of.rentals;
  const found = of.checks.hazards.findLast((hazard) => hazard.premisesId === waiting?.id && hazard.state === 'open');
  file(waiting, found && { kind: 'hazard', id: found.id }, of.now - 2 * day, {
    statement: '该项当日已当场整改，检查表未记录整改情况，请派人复核。',
    state: 'filed',
    answer: null,
    withdrawnAt: null,
  });
  const check = lastCheckOf(settled);
  file(settled, check && { kind: 'rental-check', id: check.id }, of.now - 38 * day, {
    statement: '检查当天我不在场，对检查结果有疑问，希望说明情况。',
    state: 'withdrawn',
    answer: null,
    withdrawnAt: timestamp(of.now - 37 * day),
  });
  file(settled, settled && { kind: 'rating', id: settled.id }, of.now - 30 * day, {
    statement: '本房屋各项均合格，请说明评星依据，并附计算过程。',
    ...answered('dismissed', '评星依据检查标准逐项计算，已向房东当面说明，维持原结果。', of.now - 25 * day),
  });

  const overturned = of.checks.hazards.find(
    (hazard) =>
      hazard.state === 'open' &&
      hazard.severity <= 2 &&
      of.now - Date.parse(hazard.observedAt) > 4 * day &&
      of.rentals
        .slice(5)
        .some(({ id }) => id === hazard.premisesId && landlordOf(of.rentals.find((each) => each.id === id))),
  );
  if (overturned === undefined) return { objections, hazards: of.checks.hazards };
  const filed = Date.parse(overturned.observedAt) + 20 * hour;
  const isFiled = file(
    of.rentals.find(({ id }) => id === overturned.premisesId),
    { kind: 'hazard', id: overturned.id },
    filed,
    {
      statement: '该项不符合本房屋实际情况，相关资料已备齐，请复核后撤销。',
      ...answered('upheld', '经现场复核，房东提供的资料有效，原认定予以撤销。', filed + 2 * day),
    },
  );
  return {
    objections,
    hazards: of.checks.hazards.map((hazard) =>
      isFiled && hazard.id === overturned.id ? { ...hazard, state: 'annulled' as const } : hazard,
    ),
  };
}
