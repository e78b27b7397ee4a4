import { isWithinDivision } from '@wardkit/contract/codes/division-code';
import { DivisionCode, Uuid } from '@wardkit/contract/field';
import { isList, type OperationRecord, type Schema } from '@wardkit/contract/operation';
import { pageQuery } from '@wardkit/contract/page';
import { FilterCode } from '@wardkit/contract/repeatable';
import { definitionOf } from '@wardkit/contract/schema-definition';
import { memberOf } from '../engine/answer.ts';
import type { Caller } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import { newId } from '../engine/new-id.ts';
import { membersOf } from '../engine/schema-walk.ts';
import { everyOf, expect, NotExamined } from '../engine/violation.ts';
import { expectStatus } from './refusal.ts';
import { parametersFor } from './standing-records.ts';

type Filters = Readonly<Record<string, string>>;

/** A filter of a list that is an id, a code or a division. */
interface Filter {
  readonly name: string;
  /** The members of an item that may tell of it. */
  readonly members: readonly string[];
  /** What no item of the list has; null where no such value can be made. */
  readonly none: string | null;
  keeps(told: string, wanted: string): boolean;
}

/** The schema of one value of a parameter that may be left out or repeated. */
function plain(schema: Schema): Schema {
  const { innerType, options } = definitionOf(schema);
  const inner = innerType ?? options?.[0];
  return inner === undefined ? schema : plain(inner);
}

function filtersOf({ query }: OperationRecord): readonly Filter[] {
  return Object.entries(membersOf(query)).flatMap(([name, schema]): readonly Filter[] => {
    if (name in pageQuery) return [];
    const value = plain(schema) as object;
    if (value === DivisionCode) return [{ name, members: [`${name}Code`], none: null, keeps: isWithinDivision }];
    const none = value === Uuid ? newId() : 'conformance-none';
    if (value !== Uuid && value !== FilterCode) return [];
    return [{ name, members: [name, `${name}s`], none, keeps: (told, wanted) => told === wanted }];
  });
}

/** What an item has of a filter, none for null; undefined where it doesn't tell. */
function toldOf(item: unknown, { members }: Filter): readonly string[] | undefined {
  const told = members.map((member) => memberOf(item, member)).find((value) => value !== undefined);
  if (told === null) return [];
  if (typeof told === 'string') return [told];
  return Array.isArray(told) && told.every((each) => typeof each === 'string') ? told : undefined;
}

/** The filters that an item keeps, as far as it tells. */
function keptBy(item: unknown, filters: readonly Filter[]): Filters {
  return Object.fromEntries(
    filters.flatMap((filter) => {
      const [value] = toldOf(item, filter) ?? [];
      return value === undefined ? [] : [[filter.name, value]];
    }),
  );
}

/** Queries of a list: every filter alone and all together, with what items tell and with what no item has. */
function queriesOf(items: readonly unknown[], filters: readonly Filter[]): readonly Filters[] {
  const [first, last] = [items[0], items.at(-1)].map((item) => keptBy(item, filters));
  const known = [first ?? {}, last ?? {}];
  const alone = known.flatMap((kept) => Object.entries(kept).map(([name, value]) => ({ [name]: value })));
  const none = filters.flatMap(({ name, none: value }) =>
    value === null ? [] : [{ [name]: value }, { ...first, [name]: value }],
  );
  const different = new Map([...alone, ...known, ...none].map((query) => [JSON.stringify(query), query]));
  return [...different.values()].filter((query) => Object.keys(query).length > 0);
}

/** @throws {Violation} where an item keeps a filter of the query not */
async function expectKept(
  ask: (query: Filters) => ReturnType<Caller['call']>,
  query: Filters,
  filters: readonly Filter[],
): Promise<void> {
  const answer = await ask(query);
  // What an id in a filter must be of is another requirement's to tell.
  if (answer.status === 404 || answer.status === 422) return;
  expectStatus(answer, 200);
  const items = memberOf(answer.body, 'items');
  const names = Object.keys(query).join(' and ');
  for (const item of Array.isArray(items) ? items : []) {
    for (const filter of filters) {
      const { name, none } = filter;
      const wanted = query[name];
      if (wanted === undefined) continue;
      expect(wanted !== none, `no items for a value of ${name} that no item has (filter: ${names})`, 'items');
      const told = toldOf(item, filter);
      const isKept = told === undefined || told.some((each) => filter.keeps(each, wanted));
      expect(isKept, `only items that keep ${names}`, 'one of another');
    }
  }
}

export const filterChecks = checks([
  {
    requirement: 'WK-PAG-05',
    title: 'every list shows only what keeps each filter, alone and together, and nothing for a value that no item has',
    needs: {},
    async run(context) {
      await everyOf(
        context.operationsWhere((each) => isList(each) && filtersOf(each).length > 0),
        ({ id }) => id,
        async (operation) => {
          const caller = context.callerOf(operation);
          const parameters = await parametersFor(context, caller, operation);
          const needed = await context.finder.query(caller, operation);
          if (parameters === null || needed === null) throw new NotExamined(`${operation.id}: nothing to list for`);
          const filters = filtersOf(operation);
          const ask = (query: Filters) =>
            caller.call(operation, { parameters, query: { ...needed, ...query, limit: 100 } });
          const all = memberOf((await ask({})).body, 'items');
          for (const query of queriesOf(Array.isArray(all) ? all : [], filters)) await expectKept(ask, query, filters);
        },
      );
    },
  },
]);
