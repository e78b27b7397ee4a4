import { hazardStates } from '@wardkit/contract/hazards';
import { type BuildingFacts, buildingFacts, itemsThatApply } from '@wardkit/contract/items-that-apply';
import type { InputError } from '@wardkit/contract/problem';
import type { Rating } from '@wardkit/contract/ratings';
import { basisOf, deadlineOf } from '@wardkit/contract/rectification';
import type { RentalCheckStandard } from '@wardkit/contract/rental-check-standards';
import { type RentalCheckSubmission, rentalCheckStates } from '@wardkit/contract/rental-checks';
import { rateRentalCheck } from '@wardkit/contract/rental-rating';
import { type Insertable, sql, type Transaction } from 'kysely';
import { withinReach } from '../access/within-reach.ts';
import type { Schema } from '../database/schema.ts';
import { handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { newUuid } from '../uuid.ts';
import { type ActingAccount, actingAt } from './actor.ts';
import { emitHazard, openHazardStates } from './hazard-record.ts';
import { holdPhotographs, noteUse } from './photographs.ts';
import { findPremises } from './places.ts';
import { keepRating, tellNewRating } from './rating-in-force.ts';
import { takeRecordId } from './records.ts';
import { applyFacts, registeredFacts } from './rental-check-facts.ts';
import { completeCheck, completeChecks, emitCheck, type RentalCheckDocument } from './rental-check-record.ts';
import { signOffWhoLeft } from './rental-check-residents.ts';
import { picturesOfSignatures } from './rental-check-signatures.ts';
import { findStandard } from './rental-check-standards.ts';

type Language = 'zh-Hans' | 'en';

/** A check that is ready to be written, with what follows from it. */
export interface CheckOutcome {
  readonly hazards: readonly Insertable<Schema['hazards']>[];
  readonly rating: Rating;
}

interface OpenHazard {
  readonly itemCode: string;
  readonly severity: number;
  readonly state: string;
  readonly basis: string;
}

/**
 * What follows from a complete check: a hazard for each fault that is not an open hazard already, and the rating.
 * Deadlines run from the observation on the device, bounded by the server's receipt.
 */
export function outcomeOf(
  check: {
    readonly id: string;
    readonly stationId: string;
    readonly premisesId: string;
    readonly answers: RentalCheckSubmission['answers'];
    readonly receivedAt: Date;
    readonly maker: ActingAccount;
  },
  standard: RentalCheckStandard,
  divisionCode: string,
  openHazards: readonly OpenHazard[],
  newId: () => string,
  facts: BuildingFacts = {},
): CheckOutcome {
  // What is found on an item that is not asked of this house is kept and is no hazard.
  const asked = itemsThatApply(standard, facts, check.answers);
  const items = new Map(asked.map((item) => [item.code, item]));
  const open = new Set(openHazards.map((hazard) => hazard.itemCode));
  const receivedAt = check.receivedAt.toISOString();
  const hazards = check.answers.flatMap((answer) => {
    const item = items.get(answer.itemCode);
    if (item === undefined || answer.outcome !== 'fault' || open.has(answer.itemCode)) return [];
    const { dueAt, referral } = deadlineOf(standard, item, divisionCode, answer.observedAt, receivedAt);
    return [
      {
        station_id: check.stationId,
        id: newId(),
        premises_id: check.premisesId,
        check_id: check.id,
        item_code: item.code,
        standard_version: standard.version,
        severity: item.severity,
        state: hazardStates.initial,
        basis: basisOf(standard, item, divisionCode),
        note: answer.note,
        photograph_ids: answer.photographIds,
        observed_at: answer.observedAt,
        due_at: dueAt,
        referral,
        assigned_to: check.maker.id,
        assigned_to_name: check.maker.actor.displayName,
      },
    ];
  });
  const rated = [
    ...openHazards,
    ...hazards.map(({ item_code, severity, state, basis }) => ({ itemCode: item_code, severity, state, basis })),
  ];
  return { hazards, rating: rateRentalCheck(standard, divisionCode, check.answers, rated, facts) };
}

function requireComplete(
  answers: RentalCheckSubmission['answers'],
  standard: RentalCheckStandard,
  facts: BuildingFacts,
): void {
  const known = new Set(standard.items.map((item) => item.code));
  const seen = new Set<string>();
  const errors: InputError[] = [];
  for (const [index, { itemCode }] of answers.entries()) {
    const pointer = `/answers/${index}/itemCode`;
    if (!known.has(itemCode)) errors.push({ pointer, code: 'unknown-item', message: itemCode, itemCode });
    else if (seen.has(itemCode)) errors.push({ pointer, code: 'answered-twice', message: itemCode, itemCode });
    seen.add(itemCode);
  }
  for (const { code } of itemsThatApply(standard, facts, answers)) {
    if (!seen.has(code)) errors.push({ pointer: '/answers', code: 'not-answered', message: code, itemCode: code });
  }
  if (errors.length > 0) throw new RequestProblem('check-incomplete', { errors });
}

const day = 24 * 3_600_000;
/** The oldest check that is taken, in days: so long a draft may wait on a device. */
const oldestDays = 60;

/** @throws {RequestProblem} `invalid-input` when a time of the device can't be: clocks may be wrong by a day. */
function requirePossibleTimes(check: RentalCheckSubmission, receivedAt: Date, language: Language): void {
  const [started, finished] = [Date.parse(check.startedAt), Date.parse(check.finishedAt)];
  const received = receivedAt.getTime();
  const errors: InputError[] = [];
  const fault = (pointer: string, code: string, en: string, zh: string) =>
    errors.push({ pointer, code, message: language === 'en' ? en : zh });
  if (finished < started) {
    fault('/finishedAt', 'before-start', 'This lies before the beginning of the check.', '结束时间早于检查开始时间。');
  }
  if (finished > received + day) {
    fault(
      '/finishedAt',
      'in-the-future',
      'This lies in the future: set the clock of the device.',
      '时间在未来，请校准设备时钟。',
    );
  }
  if (started < received - oldestDays * day) {
    fault(
      '/startedAt',
      'too-old',
      `This lies more than ${oldestDays} days back: check the premises again.`,
      `距今超过 ${oldestDays} 天，请重新检查。`,
    );
  }
  for (const [at, { observedAt }] of check.answers.entries()) {
    const observed = Date.parse(observedAt);
    if (observed < started - day || observed > finished + day) {
      fault(
        `/answers/${at}/observedAt`,
        'outside-the-check',
        'This lies outside the time of the check.',
        '不在本次检查时间内。',
      );
    }
  }
  if (errors.length > 0) throw new RequestProblem('invalid-input', { errors });
}

/** @throws {RequestProblem} `invalid-input` for premises that are not let: a home is nobody's to rate. */
function requireLet(use: string, language: Language): void {
  if (use === 'let') return;
  const message =
    language === 'en'
      ? 'These premises are not let, so there is no rental to check. If they are let, have their use corrected first.'
      : '该房屋未登记为出租，不能进行出租房检查。如已出租，请先更正房屋用途。';
  throw new RequestProblem('invalid-input', { errors: [{ pointer: '/premisesId', code: 'not-let', message }] });
}

async function findLastCheck(transaction: Transaction<Schema>, stationId: string, premisesId: string) {
  // Whoever writes a check of these premises holds their row, so that checks follow each other.
  await transaction
    .selectFrom('premises')
    .select('id')
    .where('station_id', '=', stationId)
    .where('id', '=', premisesId)
    .forUpdate()
    .execute();
  return transaction
    .selectFrom('rental_checks')
    .selectAll()
    .where('station_id', '=', stationId)
    .where('premises_id', '=', premisesId)
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export const rentalChecksHandlers = handlers<'rentalChecks.submit' | 'rentalChecks.get' | 'rentalChecks.list'>({
  'rentalChecks.submit': {
    async prepare({ transaction, reach, body, parameters }) {
      const premises = await findPremises(transaction, reach, body.premisesId);
      await takeRecordId(transaction, parameters.checkId, premises.station_id);
    },
    async handle(context) {
      const { transaction, reach, body, parameters, now, language, concerns } = context;
      const { checkId } = parameters;
      const premises = await findPremises(transaction, reach, body.premisesId);
      const stationId = premises.station_id;
      concerns(stationId, checkId, premises.id);
      requireLet(premises.use, language);
      requirePossibleTimes(body, now, language);
      const standard = await findStandard(transaction, body.standardVersion, stationId);
      const last = await findLastCheck(transaction, stationId, premises.id);
      if ((last?.id ?? null) !== body.previousCheckId) {
        const [current = null] = await completeChecks(transaction, last === undefined ? [] : [last], reach.accounts);
        throw new RequestProblem('version-stale', { current });
      }
      const building = buildingFacts(await registeredFacts(transaction, stationId, premises.id), body.facts);
      requireComplete(body.answers, standard, building);
      const named = body.answers.flatMap((answer, at) =>
        answer.photographIds.map((id, place) => ({ id, pointer: `/answers/${at}/photographIds/${place}` })),
      );
      const place = { stationId, premisesId: premises.id, communityCode: premises.community_code };
      const signatures = body.signatures ?? [];
      const pictures = picturesOfSignatures(context, signatures);
      const photographs = await holdPhotographs(transaction, place, named);
      const signed = await holdPhotographs(transaction, place, pictures);
      const maker = actingAt(context, stationId);

      const open = await transaction
        .selectFrom('hazards')
        .select(['item_code as itemCode', 'severity', 'state', 'basis'])
        .where('station_id', '=', stationId)
        .where('premises_id', '=', premises.id)
        .where('state', 'in', openHazardStates)
        .execute();
      const { hazards, rating } = outcomeOf(
        {
          id: checkId,
          stationId,
          premisesId: premises.id,
          answers: body.answers,
          receivedAt: now,
          maker,
        },
        standard,
        premises.address.divisionCode,
        open,
        () => newUuid(now),
        building,
      );
      // A clock that is ahead puts no check into the future.
      const checkedAt = new Date(Math.min(Date.parse(body.finishedAt), now.getTime()));
      await signOffWhoLeft(context, place, body.residents, checkedAt);
      const facts = await applyFacts(context, place, body.facts);
      const document: RentalCheckDocument = {
        state: rentalCheckStates.initial,
        startedAt: body.startedAt,
        finishedAt: body.finishedAt,
        checkedBy: maker.actor,
        answers: body.answers,
        building,
        rating,
        ...(facts === null ? {} : { facts }),
        ...(signatures.length === 0 ? {} : { signatures }),
      };
      const row = await transaction
        .insertInto('rental_checks')
        .values({
          station_id: stationId,
          id: checkId,
          premises_id: premises.id,
          previous_check_id: body.previousCheckId,
          standard_version: standard.version,
          observed_at: checkedAt,
          received_at: now,
          checked_by: maker.id,
          checked_by_role: reach.role,
          finished_at: body.finishedAt,
          state: document.state,
          ordinal: (last?.ordinal ?? 0) + 1,
          document: JSON.stringify(document),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      if (photographs.length > 0) {
        await transaction
          .insertInto('rental_check_photographs')
          .values(
            photographs.map((id) => ({
              station_id: stationId,
              check_id: checkId,
              attachment_id: id,
              premises_id: premises.id,
            })),
          )
          .execute();
      }
      await noteUse(transaction, place, checkId, 'signature', signed);
      if (hazards.length > 0) await transaction.insertInto('hazards').values(hazards).execute();
      await keepRating(transaction, row, standard, rating, now);
      await emitCheck(context, 'rental-check.submitted', row, place.communityCode);
      const opened = await transaction
        .selectFrom('hazards')
        .selectAll()
        .where('station_id', '=', stationId)
        .where('premises_id', '=', premises.id)
        .where('check_id', '=', checkId)
        .orderBy('severity', 'desc')
        .orderBy('item_code')
        .execute();
      for (const hazard of opened) await emitHazard(context, 'hazard.opened', hazard, place.communityCode);
      await tellNewRating(context, premises, checkId);
      return {
        status: 201,
        body: await completeCheck(context, row),
        version: row.version,
        headers: { location: `/v1/rental-checks/${checkId}` },
      };
    },
  },

  'rentalChecks.get': {
    async handle({ transaction, reach, parameters, concerns }) {
      const rows = await transaction
        .selectFrom('rental_checks')
        .selectAll()
        .where('id', '=', parameters.checkId)
        .where(withinReach(reach, 'rental_checks'))
        .execute();
      const [body] = await completeChecks(transaction, rows, reach.accounts);
      if (body === undefined) throw new RequestProblem('not-found');
      concerns(body.stationId, body.id, body.premisesId);
      return { status: 200, body, version: body.version };
    },
  },

  'rentalChecks.list': {
    async handle({ transaction, reach, query, cursors }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = transaction
        .selectFrom('rental_checks')
        .selectAll()
        .where(withinReach(reach, 'rental_checks'))
        .orderBy('received_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (query.premisesId !== undefined) rows = rows.where('premises_id', '=', query.premisesId);
      const states = repeated(query.state);
      if (states !== null) rows = rows.where('state', 'in', states);
      if (query.own !== undefined) rows = rows.where(sql<boolean>`checked_by = any(${reach.accounts}::uuid[])`);
      if (query.cursor !== undefined) {
        const [receivedAt, id] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(received_at, id) < (${receivedAt}::timestamptz, ${id}::uuid)`);
      }
      const checks = await completeChecks(transaction, await rows.execute(), reach.accounts);
      const body = cutPage(
        checks,
        limit,
        pages,
        (check) => [check.receivedAt, check.id],
        (check) => check,
      );
      return { status: 200, body };
    },
  },
});
