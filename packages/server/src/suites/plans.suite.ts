import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isList, type OperationRecord } from '@wardkit/contract/operation';
import { allOperations, operations } from '@wardkit/contract/operations';
import { pageQuery } from '@wardkit/contract/page';
import type { Role } from '@wardkit/contract/role';
import { type CompiledQuery, type KyselyPlugin, sql } from 'kysely';
import { makeComingPartitions } from '../audit/partitions.ts';
import { migrate } from '../database/migrate.ts';
import { type Database, openPostgres } from '../database/open.ts';
import { notServed } from '../modules/not-served.ts';
import { loadDemo } from '../seed/load.ts';
import type { PostgresCluster } from './postgres-cluster.ts';
import { type CallOptions, type Loose, startOfTests, testKeys, World } from './world.ts';

/** Tables that stay small, whatever the size of a city: they are read whole. */
const small: ReadonlySet<string> = new Set(['plate_keys', 'audit_keys']);
/** Below so many rows a database reads a table whole with good reason; above it that is a fault. */
const fewRows = 1000;
/** Values of filters that no item of a list tells. */
const samples: Readonly<Record<string, string>> = {
  community: '441602101',
  division: '441602',
  parent: '441602',
  text: '路 1',
  openHazards: 'true',
  escalated: 'true',
};

interface Recorded {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/** A database that notes every statement, so that what a call asks for can be explained afterwards. */
function recording(database: Database): { database: Database; statements: Recorded[] } {
  const statements: Recorded[] = [];
  const plain = database.kysely;
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      const compiled: CompiledQuery = plain.getExecutor().compileQuery(node, queryId);
      statements.push({ text: compiled.sql, parameters: compiled.parameters });
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { database: { ...database, kysely: plain.withPlugin(plugin) }, statements };
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

function readWhole(plan: Plan): string[] {
  const own = plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(readWhole)];
}

/** What the database would do for the statements of a call, under its role and settings. */
async function explain(database: Database, statements: readonly Recorded[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const note = (name: string, { text }: Recorded) => found.set(name, [...(found.get(name) ?? []), text]);
  await database.kysely.transaction().execute(async (transaction) => {
    const run = async ({ text, parameters }: Recorded, before = '') => {
      const { rows } = await transaction.executeQuery<{ 'QUERY PLAN': { Plan: Plan }[] }>({
        sql: before + text,
        parameters,
        query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
        queryId: { queryId: 'explain' },
      } as unknown as CompiledQuery<{ 'QUERY PLAN': { Plan: Plan }[] }>);
      return rows;
    };
    for (const statement of statements) {
      const settings = /^(?:begin; )?(set local .*)$/s.exec(statement.text)?.[1];
      if (settings !== undefined) await run({ ...statement, text: settings });
      if (!/^\s*(select|with) /i.test(statement.text)) continue;
      // The parameters are planned with their values, as the driver sends them.
      for (const [setting, from] of [
        ['on', fewRows],
        // A table that is small in a town may be large in a city: is there an index at all?
        ['off', 0],
      ] as const) {
        await sql.raw(`set local enable_seqscan = ${setting}`).execute(transaction);
        const [row] = await run(statement, 'explain (format json) ');
        const plan = row?.['QUERY PLAN'][0]?.Plan;
        assert.ok(plan);
        for (const table of readWhole(plan)) {
          if ((sizes.get(table) ?? -1) >= from) note(`${table} (${setting})`, statement);
        }
      }
    }
  });
  return found;
}

const sizes = new Map<string, number>();

/** Shows on PostgreSQL that each list and lookup that is served has an index which its plan uses. */
export function plansSuite(cluster: PostgresCluster): void {
  describe('plans at the scale of a town', () => {
    let world: World;
    let plain: Database;
    let statements: Recorded[] = [];
    before(async () => {
      await cluster.createDatabase('plans');
      plain = await openPostgres(cluster.urlOf('plans'));
      await migrate(plain);
      const data = await loadDemo(plain, testKeys, { seed: 'plans', scale: 'town', now: startOfTests });
      await makeComingPartitions(plain.kysely, startOfTests);
      const { rows } = await sql<{ name: string; rows: number }>`
        select c.relname as name, greatest(c.reltuples, 0)::integer as rows from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'station_id' and a.attnum > 0
          join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
        where c.relkind in ('r', 'p')`.execute(plain.kysely);
      for (const row of rows) if (!small.has(row.name)) sizes.set(row.name, row.rows);
      const recorded = recording(plain);
      statements = recorded.statements;
      const open = async () => recorded.database;
      const engine = { name: 'plans', concurrent: true, data, open };
      world = await World.open(engine, { requestsPerMinute: 100_000 });
      // The demo has none, and its deliveries are a list too.
      const body = { url: 'https://receiver.example/', description: '', types: ['stay.*'], areas: [], active: false };
      const made = await world.call('POST', '/v1/subscriptions', { as: 'puqian-administrator-1', body });
      assert.equal(made.status, 201, made.text);
      const reading = { as: 'puqian-officer-1', purpose: 'rental-check' };
      for (const path of ['/v1/premises', '/v1/stays']) await world.call('GET', path, reading);
      await world.audit.settle();
    });
    after(() => world.close());

    const served = (Object.values(operations) as OperationRecord[]).filter(
      ({ id, method }) => method === 'GET' && !(notServed as readonly string[]).includes(id),
    );
    const firstItems = new Map<string, Loose | undefined>();
    const optionsFor = (role: Role | 'stranger'): CallOptions => ({
      ...(role === 'stranger' ? {} : { as: `puqian-${role}-1` }),
      purpose: role === 'landlord' || role === 'resident' ? 'own-record' : 'rental-check',
    });

    /** The roles that a list is looked at as: of each kind of reach one. */
    function rolesOf({ callers, scope }: OperationRecord): (Role | 'stranger')[] {
      if (scope === null) return ['stranger'];
      const admitted = Object.keys(callers) as Role[];
      const staff = (['officer', 'administrator', 'supervisor', 'audit-reviewer', 'mediator'] as const).find((role) =>
        admitted.includes(role),
      );
      const others = (['landlord', 'resident', 'integrator'] as const).filter((role) => admitted.includes(role));
      return [...(staff === undefined ? [] : [staff]), ...others.slice(0, 1)];
    }

    async function firstOf(collection: string, options: CallOptions): Promise<Loose | undefined> {
      const name = `${collection} ${options.as}`;
      if (!firstItems.has(name)) {
        const list = allOperations.find((each) => each.path === collection && each.method === 'GET');
        const isPlain = list !== undefined && isList(list as OperationRecord);
        const reply = isPlain ? await world.call('GET', await pathOf(list as OperationRecord, options), options) : null;
        firstItems.set(name, reply?.status === 200 ? [...reply.json.items][0] : undefined);
      }
      return firstItems.get(name);
    }

    /** The path of a call with what must be in it, from records that the caller sees. */
    async function pathOf(operation: OperationRecord, options: CallOptions): Promise<string> {
      let path: string = operation.path;
      for (const [whole, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
        const collection = operation.path.slice(0, operation.path.indexOf(whole) - 1);
        const item = await firstOf(name === 'code' ? '/v1/doorplates' : collection, options);
        const member = name.endsWith('Id') ? 'id' : name;
        path = path.replace(whole, String(item?.[member] ?? '01a00000-0000-7000-8000-000000000000'));
      }
      if (operation.path.startsWith('/v1/audit-checkpoints')) {
        const [premises] = world.data.premises;
        const sizesAsked = operation.id === 'audit.getConsistencyProof' ? '&olderSize=1&newerSize=2' : '';
        return `${path}?stationId=${premises?.stationId}${sizesAsked}`;
      }
      if (operation.id === 'audit.getInclusionProof') return `${path}?treeSize=1`;
      if (operation.id === 'mediations.listCalendar') return `${path}?from=2026-11-01&to=2026-12-31`;
      if (!needsPremises(operation)) return path;
      return `${path}?premisesId=${(await firstOf('/v1/premises', options))?.id}`;
    }

    const queryNames = ({ query }: OperationRecord) =>
      Object.keys((query as { shape?: object } | undefined)?.shape ?? {}).filter((name) => !(name in pageQuery));
    const needsPremises = ({ id }: OperationRecord) => ['stays.list', 'places.listDwellings'].includes(id);

    /** Every way in which a call is looked at: plain, its second page, and with each filter that is known. */
    async function waysOf(operation: OperationRecord, options: CallOptions): Promise<string[]> {
      const path = await pathOf(operation, options);
      if (!isList(operation)) return [path];
      const joined = (name: string, value: string) =>
        `${path}${path.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
      const page = await world.call('GET', joined('limit', '1'), options);
      const item = page.status === 200 ? [...page.json.items][0] : undefined;
      const next =
        page.status === 200 && page.json.next !== null ? [`${joined('limit', '1')}&cursor=${page.json.next}`] : [];
      const filters = queryNames(operation).flatMap((name) => {
        const value = samples[name] ?? item?.[name] ?? item?.[`${name}Code`];
        return typeof value === 'string' ? [joined(name, value)] : [];
      });
      return [path, ...next, ...filters];
    }

    test('every list and lookup goes by an index', async () => {
      const faults: string[] = [];
      let looked = 0;
      const answered = new Set<string>();
      for (const operation of served) {
        if (operation.id === 'events.stream') continue;
        for (const role of rolesOf(operation)) {
          const options = optionsFor(role);
          for (const path of await waysOf(operation, options)) {
            statements.length = 0;
            const reply = await world.call('GET', path, options);
            assert.ok(reply.status < 500, `${operation.id} ${reply.status} ${reply.text}`);
            if (reply.status === 200) answered.add(operation.id);
            const own = [...statements];
            for (const [table, texts] of await explain(plain, own)) {
              faults.push(`${operation.id} as ${role} (${path.split('?')[1] ?? ''}) reads ${table} whole: ${texts[0]}`);
            }
            looked += own.length;
          }
        }
      }
      const silent = served.filter((each) => isList(each) && !answered.has(each.id)).map(({ id }) => id);
      assert.deepEqual(silent, [], 'lists that answered nobody');
      assert.ok(looked > 300, `only ${looked} statements were explained`);
      assert.deepEqual(faults, []);
    });

    test('a statement without an index is found', async () => {
      const without = { text: 'select id from premises where storeys = $1', parameters: [3] };
      assert.deepEqual([...(await explain(plain, [without])).keys()], ['premises (on)', 'premises (off)']);
    });
  });
}
