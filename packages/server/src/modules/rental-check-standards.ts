import type { InputError } from '@wardkit/contract/problem';
import type { GivenCondition } from '@wardkit/contract/rental-check-conditions';
import type { RentalCheckStandard, RentalCheckStandardPublication } from '@wardkit/contract/rental-check-standards';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';

/** When a checklist was published, for the order of the list: those that came with the server are the oldest. */
const publishedAt = sql<Date>`coalesce(published_at, timestamptz '1970-01-01 00:00:00+00')`;

/** The code's own condition: checklists for all, and those of stations where the caller has an account. */
function knownTo(stations: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`(station_id is null or station_id = any(${stations}::uuid[]))`;
}

/**
 * The checklist that a check of a station is made under.
 *
 * @throws {RequestProblem} `standard-unknown`, for one of another station too
 */
export async function findStandard(
  transaction: Transaction<Schema>,
  version: string,
  stationId: string,
): Promise<RentalCheckStandard> {
  const row = await transaction
    .selectFrom('rental_check_standards')
    .select('document')
    .where('version', '=', version)
    .where(knownTo([stationId]))
    .executeTakeFirst();
  if (row !== undefined) return row.document as RentalCheckStandard;
  throw new RequestProblem('standard-unknown', {
    errors: [{ pointer: '/standardVersion', code: 'unknown', message: version }],
  });
}

/** What is wrong with a condition of an item, of which the items before it are known; null where it is sound. */
function faultOfCondition(
  { fact, is, atLeast, atMost, item, outcomes }: GivenCondition,
  before: ReadonlySet<string>,
): readonly [code: string, en: string, zh: string] | null {
  if ((fact === undefined) === (item === undefined)) {
    return ['fact-or-item', 'Name either a fact or an item.', '请填写房屋事实或检查项，且只填一项。'];
  }
  if (item !== undefined) {
    if (outcomes === undefined || is !== undefined || atLeast !== undefined || atMost !== undefined) {
      return [
        'outcomes-missing',
        'Say which answers to the item it takes, and nothing else.',
        '请填写该检查项的结果，且不填其他条件。',
      ];
    }
    return before.has(item)
      ? null
      : ['not-before', `No item ${item} stands before this one.`, `检查项 ${item} 不在本项之前。`];
  }
  const isText = fact === 'use';
  const isBounded = atLeast !== undefined || atMost !== undefined;
  if (outcomes !== undefined || (isText ? is === undefined || isBounded : is !== undefined || !isBounded)) {
    return [
      'value-missing',
      'Say what the use may be, or between which numbers the fact lies.',
      '请填写用途的取值，或数值的上下限。',
    ];
  }
  return (atLeast ?? 0) <= (atMost ?? Number.POSITIVE_INFINITY)
    ? null
    : ['out-of-order', 'No number lies between these.', '下限大于上限。'];
}

/** @throws {RequestProblem} `invalid-input` for a checklist that no check could be made under */
function requireSound(given: RentalCheckStandardPublication, language: Context['language']): void {
  const errors: InputError[] = [];
  const fault = (pointer: string, code: string, en: string, zh: string) =>
    errors.push({ pointer, code, message: language === 'en' ? en : zh });
  const seen = new Set<string>();
  for (const [at, { code, aspect, source, severity, when = [] }] of given.items.entries()) {
    const item = `/items/${at}`;
    for (const [place, condition] of when.entries()) {
      const wrong = faultOfCondition(condition, seen);
      if (wrong !== null) fault(`${item}/when/${place}`, ...wrong);
    }
    if (seen.has(code)) {
      fault(`${item}/code`, 'taken', `Another item has the code ${code}.`, `检查项编号 ${code} 重复。`);
    }
    seen.add(code);
    if (!Object.hasOwn(given.aspects, aspect)) {
      fault(`${item}/aspect`, 'unknown', 'This is no aspect of the checklist.', '标准中没有这一方面。');
    }
    if (!Object.hasOwn(given.sources, source)) {
      fault(`${item}/source`, 'unknown', 'This is no source of the checklist.', '标准中没有这一依据。');
    }
    if (given.rectification[String(severity) as '1'] === undefined) {
      fault(
        `${item}/severity`,
        'no-rectification',
        `The checklist gives no time to put a fault of severity ${severity} right.`,
        `标准未规定严重程度 ${severity} 的整改期限。`,
      );
    }
  }
  for (const [severity, rule] of Object.entries(givenRules(given))) {
    if ((rule.hours === undefined) !== (rule.days === undefined)) continue;
    const pointer = `/rectification/${severity}`;
    fault(pointer, 'hours-or-days', 'Give either hours or days.', '请填写小时或天数，且只填一项。');
  }
  if (errors.length > 0) throw new RequestProblem('invalid-input', { errors: errors.slice(0, 100) });
}

/** The times to put a fault right by severity, without those that were not given. */
function givenRules({ rectification }: RentalCheckStandardPublication): RentalCheckStandard['rectification'] {
  return Object.fromEntries(
    Object.entries(rectification).flatMap(([severity, rule]) => (rule === undefined ? [] : [[severity, rule]])),
  );
}

/** The days after which premises are checked again, by the stars that were given. */
function givenDays(days: Readonly<Record<string, number | undefined>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(days).flatMap(([stars, each]) => (each === undefined ? [] : [[stars, each]])),
  );
}

export const rentalCheckStandardsHandlers = handlers<
  'rentalChecks.listStandards' | 'rentalChecks.getStandard' | 'rentalChecks.publishStandard'
>({
  'rentalChecks.listStandards': {
    async handle({ transaction, reach, query, cursors }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = transaction
        .selectFrom('rental_check_standards')
        .select(['version', 'document', publishedAt.as('published')])
        .where(knownTo(reach.home))
        .orderBy(publishedAt, 'desc')
        .orderBy('version', 'desc')
        .limit(limit + 1);
      if (query.cursor !== undefined) {
        const [published, version] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(${publishedAt}, version) < (${published}::timestamptz, ${version}::text)`);
      }
      const body = cutPage(
        await rows.execute(),
        limit,
        pages,
        (row) => [row.published.toISOString(), row.version],
        (row) => row.document as RentalCheckStandard,
      );
      return { status: 200, body };
    },
  },

  'rentalChecks.getStandard': {
    async handle({ transaction, reach, parameters }) {
      const row = await transaction
        .selectFrom('rental_check_standards')
        .select('document')
        .where('version', '=', parameters.version)
        .where(knownTo(reach.home))
        .executeTakeFirst();
      if (row === undefined) throw new RequestProblem('not-found');
      return { status: 200, body: row.document as RentalCheckStandard };
    },
  },

  'rentalChecks.publishStandard': {
    async prepare({ transaction, reach, body, now, language }) {
      requireSound(body, language);
      const [stationId] = reach.stations;
      if (stationId === undefined) throw new RequestProblem('forbidden');
      const { checkAgainAfterDays, ...checklist } = body;
      const document: RentalCheckStandard = {
        id: 'rental-check',
        ...checklist,
        rectification: givenRules(body),
        ...(checkAgainAfterDays === undefined ? {} : { checkAgainAfterDays: givenDays(checkAgainAfterDays) }),
        stationId,
        publishedAt: now.toISOString(),
      };
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('rental_check_standards')
        .values({
          version: body.version,
          document: JSON.stringify(document),
          station_id: stationId,
          published_at: now,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) throw new RequestProblem('already-exists');
    },
    async handle({ transaction, reach, body, emit }) {
      const [stationId = ''] = reach.stations;
      const standard = await findStandard(transaction, body.version, stationId);
      const path = `/v1/rental-check-standards/${body.version}`;
      await emit('rental-check-standard.published', stationId, path, { version: body.version });
      return { status: 201, body: standard, headers: { location: path } };
    },
  },
});
