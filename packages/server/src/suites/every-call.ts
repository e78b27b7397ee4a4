import { allExamples } from '@wardkit/contract/examples/index';
import { isBinary, isStream, type OperationRecord } from '@wardkit/contract/operation';
import { type OperationId, operations } from '@wardkit/contract/operations';
import { roles } from '@wardkit/contract/role';
import { notServed } from '../modules/not-served.ts';
import { newUuid } from '../uuid.ts';
import type { CallOptions, Loose, Reply, World } from './world.ts';

/** Every operation that this server offers, whatever is added. */
export const servedOperations: readonly OperationRecord[] = Object.values(
  operations as Record<string, OperationRecord>,
).filter(({ id }) => !(notServed as readonly string[]).includes(id as OperationId));

/** Somebody of each role at the first station, some of another one, and a stranger. */
export const everybody: readonly (string | undefined)[] = [
  ...roles.map((role) => (role === 'stranger' ? undefined : `puqian-${role}-1`)),
  'rongcheng-officer-1',
  'rongcheng-landlord-1',
  'rongcheng-administrator-1',
];

/** Told of each call that was made. */
export type Observer = (record: OperationRecord, reply: Reply, options: CallOptions) => void;

/** Makes calls of every operation, with the ids of records that earlier answers told. */
export class EveryCall {
  readonly #world: World;
  readonly #observe: Observer;
  /** Ids by the collection that they are in, as paths name it. */
  readonly #ids = new Map<string, Set<string>>();

  constructor(world: World, observe: Observer) {
    this.#world = world;
    this.#observe = observe;
    const { data } = world;
    const ofStation = <T extends { id: string; stationId: string }>(rows: readonly T[]) => {
      const first = world.premises('puqian', 0).stationId;
      return rows
        .filter((row) => row.stationId === first)
        .slice(0, 2)
        .map(({ id }) => id);
    };
    const known: Record<string, readonly string[]> = {
      premises: ofStation(data.premises),
      stays: ofStation(data.stays),
      hazards: ofStation(data.hazards),
      doorplates: ofStation(data.doorplates),
      'rental-checks': ofStation(data.rentalChecks),
      dwellings: ofStation(data.dwellings),
      organisations: ofStation(data.organisations),
      people: data.persons.slice(0, 1).map(({ id }) => id),
      stations: data.stations.slice(0, 1).map(({ id }) => id),
      'alert-repeat-rules': [world.premises('puqian', 0).stationId],
      'alert-bulletins': ['week'],
      week: ['2026-11-16'],
    };
    for (const [collection, ids] of Object.entries(known)) this.#ids.set(collection, new Set(ids));
  }

  /** Reads everything that can be read: lists first, whose items tell what else there is. */
  async readEverything(who: readonly (string | undefined)[]): Promise<void> {
    const reads = servedOperations.filter(({ method, answers }) => method === 'GET' && !isStream(answers[200]));
    for (const record of [...reads].sort((a, b) => a.path.split('{').length - b.path.split('{').length)) {
      for (const path of this.#pathsOf(record)) {
        for (const as of who) {
          const reply = await this.call(record, path + this.#queryOf(record), { as });
          if (reply.status === 200) this.#learn(record, reply.json);
        }
      }
    }
  }

  /** Makes every writing call with a body that its example tells, each text in it given by `text`. */
  async writeEverything(who: readonly (string | undefined)[], text: Replacement): Promise<void> {
    for (const record of servedOperations.filter(({ method, body }) => method !== 'GET' && !isBinary(body))) {
      const example = allExamples
        .get(record.id)
        ?.find(({ request }) => (request as { body?: unknown }).body !== undefined);
      const body = (example?.request as { body?: unknown } | undefined)?.body;
      const [path = record.path] = this.#pathsOf(record);
      for (const as of who) {
        const filled = body === undefined ? undefined : replaceTexts(body, text);
        await this.call(record, path, { as, ...(filled === undefined ? {} : { body: filled }) });
      }
    }
  }

  async call(
    record: OperationRecord,
    path: string,
    given: Omit<CallOptions, 'as'> & { as: string | undefined },
  ): Promise<Reply> {
    const { as, ...rest } = given;
    const headers = {
      ...(record.concurrency === 'if-match' ? { 'if-match': '"999"' } : {}),
      ...(record.concurrency === 'if-none-match' ? { 'if-none-match': '*' } : {}),
      ...rest.headers,
    };
    const options = {
      purpose: 'supervision',
      ...rest,
      headers,
      ...(as === undefined ? {} : { as }),
      key: newUuid(new Date()),
    };
    const reply = await this.#world.call(record.method, path, options);
    this.#observe(record, reply, options);
    return reply;
  }

  /** The paths of an operation, with ids that are known; a create gets an id that nothing has. */
  #pathsOf(record: OperationRecord): readonly string[] {
    let paths = [''];
    for (const segment of record.path.split('/').slice(1)) {
      const isParameter = segment.startsWith('{');
      const last = paths[0]?.split('/').at(-1) ?? '';
      const isMade = record.concurrency === 'if-none-match' && record.path.endsWith(segment);
      const ids = isMade ? [newUuid(new Date())] : [...(this.#ids.get(last) ?? [newUuid(new Date())])].slice(0, 2);
      const choices = isParameter ? ids : [segment];
      paths = paths.flatMap((path) => choices.map((choice) => `${path}/${choice}`)).slice(0, 2);
    }
    return paths;
  }

  #queryOf(record: OperationRecord): string {
    const shape = (record.query as { shape?: Record<string, { safeParse?: unknown }> } | undefined)?.shape ?? {};
    const [premisesId] = this.#ids.get('premises') ?? [];
    // Lists of what belongs to premises are not answered without them.
    const isNeeded = record.problems.includes('not-found') && 'premisesId' in shape;
    const sizes = ['treeSize', 'olderSize', 'newerSize'].filter((name) => name in shape).map((name) => `${name}=0`);
    const parts = [
      ...('limit' in shape ? ['limit=200'] : []),
      ...(isNeeded ? [`premisesId=${premisesId}`] : []),
      ...('stationId' in shape ? [`stationId=${this.#world.premises('puqian', 0).stationId}`] : []),
      ...(record.id === 'statistics.count' ? ['module=stays&rows=state&from=2026-01-01&to=2026-11-30'] : []),
      ...(record.id === 'mediations.listCalendar' ? ['from=2026-11-01&to=2026-11-30'] : []),
      ...sizes,
    ];
    return parts.length === 0 ? '' : `?${parts.join('&')}`;
  }

  #learn(record: OperationRecord, body: Loose): void {
    const items: readonly Loose[] = Array.isArray(body?.items) ? [...body.items] : [];
    const collection = record.path.split('/').findLast((segment) => !segment.startsWith('{')) ?? '';
    for (const item of items.slice(0, 5)) {
      const id = item.id ?? item.code ?? item.version;
      if (id === undefined) continue;
      const known = this.#ids.get(collection) ?? new Set();
      this.#ids.set(collection, known.add(String(id)));
    }
  }
}

/** What stands in place of a text of a body: it is told the text, and what else its object holds. */
export type Replacement = (given: string, beside: object) => string;

/** A body with every text in it replaced; its shape stays. */
function replaceTexts(value: unknown, text: Replacement, beside: object = {}): unknown {
  if (typeof value === 'string') return text(value, beside);
  if (Array.isArray(value)) return value.map((each) => replaceTexts(each, text, beside));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replaceTexts(each, text, value)]));
}
