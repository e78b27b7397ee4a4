import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { assemble } from '../assemble.ts';
import type { AuditSequencer } from '../audit/sequencer.ts';
import { readConfig, type ServerConfig } from '../config.ts';
import { migrate } from '../database/migrate.ts';
import { type Database, fromPGlite, openPostgres } from '../database/open.ts';
import type { DemoData } from '../demo/types.ts';
import type { JobWorker } from '../jobs/job-worker.ts';
import { KeyRing, type KeyRingDocument } from '../privacy/key-ring.ts';
import { loadDemo } from '../seed/load.ts';
import { AttachmentStore } from '../storage/attachment-store.ts';
import type { FileStore } from '../storage/file-store.ts';
import { FolderStore } from '../storage/folder-store.ts';
import type { Upkeep } from '../upkeep/upkeep.ts';
import type { WebhookOptions, WebhookWorker } from '../webhooks/worker.ts';
import { assertCounted } from './assert-counted.ts';
import { blankEmbedded, embeddedFrom } from './blank-database.ts';
import { ManualTimers } from './manual-timers.ts';
import type { PostgresCluster } from './postgres-cluster.ts';

/** The moment at which every test begins. */
export const startOfTests = new Date('2026-11-22T04:00:00.000Z');

export const testKeyDocument: KeyRingDocument = {
  keys: [{ id: 'test', secret: Buffer.alloc(32, 7).toString('base64') }],
  lookup: Buffer.alloc(32, 9).toString('base64'),
};
export const testKeys = new KeyRing(testKeyDocument);

/** Gives each suite a database of its own, copied from one that is migrated and seeded once. */
export interface Engine {
  readonly name: string;
  /** Whether several transactions can be open at once. */
  readonly concurrent: boolean;
  readonly data: DemoData;
  open(): Promise<Database>;
}

const demo = { seed: 'tests', scale: 'small', now: startOfTests } as const;

export async function embeddedEngine(): Promise<Engine> {
  const template = await blankEmbedded();
  const database = fromPGlite(template);
  await migrate(database);
  const data = await loadDemo(database, testKeys, demo);
  const dump = await template.dumpDataDir('none');
  await database.close();
  return {
    name: 'PGlite',
    concurrent: false,
    data,
    open: async () => fromPGlite(await embeddedFrom(dump)),
  };
}

export async function postgresEngine(cluster: PostgresCluster): Promise<Engine> {
  await cluster.createDatabase('template_wardkit');
  const database = await openPostgres(cluster.urlOf('template_wardkit'));
  await migrate(database);
  const data = await loadDemo(database, testKeys, demo);
  await database.close();
  let count = 0;
  return {
    name: `PostgreSQL ${cluster.version}`,
    concurrent: true,
    data,
    async open() {
      count += 1;
      await cluster.createDatabase(`wardkit_${count}`, 'template_wardkit');
      return openPostgres(cluster.urlOf(`wardkit_${count}`));
    },
  };
}

type Overrides = Partial<ServerConfig> & {
  /** By default {@link testKeys}, which every suite shares. */
  readonly keys?: KeyRing;
  /** Where attachments lie; by default in the world's folder. */
  readonly files?: FileStore;
  readonly duplicateWait?: number;
  readonly webhookOptions?: WebhookOptions;
};

export interface CallOptions {
  /** Subject of a demo account; without it a stranger calls. */
  readonly as?: string;
  readonly body?: unknown;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly purpose?: string;
  readonly key?: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** The text as it was sent, for tests that look for what must not be in it. */
  readonly text: string;
  readonly json: Loose;
}

/** A JSON value that a test reads without knowing its shape. */
export type Loose = { readonly [key: string]: Loose } & { readonly [index: number]: Loose } & Iterable<Loose>;

/** One application over one database, with a clock that stands still. */
export class World {
  readonly database: Database;
  readonly data: DemoData;
  readonly folder: string;
  /** Where attachments lie. */
  readonly files: FileStore;
  readonly clock: { time: Date; now(): Date };
  readonly timers: ManualTimers;
  /** The lines that the server has logged. */
  readonly log: readonly string[];
  /** What delivers webhooks. It has no loop here: `settle()` does what is due. */
  readonly webhooks: WebhookWorker;
  /** What does long work. It has no loop here: `settle()` does what there is. */
  readonly jobs: JobWorker;
  /** What puts entries into the audit log. It has no loop here: `settle()` puts in what waits. */
  readonly audit: AuditSequencer;
  /** What does periodic work. It has no loop here: `runDue()` does what is due. */
  readonly upkeep: Upkeep;
  /** The metrics as an operator reads them. */
  readonly metrics: () => Promise<string>;
  #stops: (() => Promise<void>)[];
  #request: (path: string, init: RequestInit) => Response | Promise<Response>;
  #tokenFor: (subject: string) => Promise<string>;
  #keys = 0;

  private constructor(
    database: Database,
    data: DemoData,
    folder: string,
    files: FileStore,
    clock: World['clock'],
    timers: ManualTimers,
    log: readonly string[],
    webhooks: WebhookWorker,
    jobs: JobWorker,
    audit: AuditSequencer,
    upkeep: Upkeep,
    metrics: () => Promise<string>,
    stops: (() => Promise<void>)[],
    request: (path: string, init: RequestInit) => Response | Promise<Response>,
    tokenFor: (subject: string) => Promise<string>,
  ) {
    this.database = database;
    this.data = data;
    this.folder = folder;
    this.files = files;
    this.clock = clock;
    this.timers = timers;
    this.log = log;
    this.webhooks = webhooks;
    this.jobs = jobs;
    this.audit = audit;
    this.upkeep = upkeep;
    this.metrics = metrics;
    this.#stops = stops;
    this.#request = request;
    this.#tokenFor = tokenFor;
  }

  static async open(engine: Engine, overrides: Overrides = {}): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), 'wardkit-world-'));
    const clock = {
      time: startOfTests,
      now() {
        return this.time;
      },
    };
    return World.#over(await engine.open(), engine.data, folder, clock, overrides, []);
  }

  /** A second server over the same database and files; it needs no closing of its own. */
  twin(webhookOptions: WebhookOptions = {}, config: Partial<ServerConfig> = {}): Promise<World> {
    const overrides = { ...config, webhookOptions, files: this.files };
    return World.#over(this.database, this.data, this.folder, this.clock, overrides, this.#stops);
  }

  static async #over(
    database: Database,
    data: DemoData,
    folder: string,
    clock: World['clock'],
    {
      duplicateWait,
      webhookOptions,
      keys = testKeys,
      files = new FolderStore(join(folder, 'attachments')),
      ...overrides
    }: Overrides,
    stops: (() => Promise<void>)[],
  ): Promise<World> {
    const log: string[] = [];
    const timers = new ManualTimers(clock);
    const config = {
      ...readConfig({ WARDKIT_DATA: folder, WARDKIT_DEV: '1', WARDKIT_ORIGINS: 'https://portal.example' }),
      ...overrides,
    };
    const { app, development, webhooks, jobs, upkeep, audit, metrics, stop } = await assemble({
      config,
      database,
      keys,
      attachments: new AttachmentStore(files, keys),
      clock,
      timers,
      log: pino({ level: 'debug' }, { write: (line: string) => log.push(line) }),
      portal: null,
      ...(duplicateWait === undefined ? {} : { duplicateWait }),
      ...(webhookOptions === undefined ? {} : { webhookOptions }),
    });
    const tokens = new Map<string, string>();
    const tokenFor = async (subject: string) => {
      const name = `${subject} ${clock.time.toISOString()}`;
      const known = tokens.get(name);
      if (known !== undefined) return known;
      const issued = await development?.tokenFor(subject);
      if (!issued) throw new Error(`no demo account ${subject}`);
      tokens.set(name, issued.token);
      return issued.token;
    };
    stops.push(stop);
    return new World(
      database,
      data,
      folder,
      files,
      clock,
      timers,
      log,
      webhooks,
      jobs,
      audit,
      upkeep,
      () => metrics.registry.metrics(),
      stops,
      (path, init) => app.request(path, init),
      tokenFor,
    );
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) await stop();
    await assertCounted(this.database.kysely);
    await this.database.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Makes a call. An unsafe one has a new Idempotency-Key unless it is given one. */
  async call(method: string, path: string, options: CallOptions = {}): Promise<Reply> {
    const headers = new Headers(options.headers);
    if (options.as !== undefined) headers.set('authorization', `Bearer ${await this.#tokenFor(options.as)}`);
    if (options.purpose !== undefined) headers.set('wardkit-purpose', options.purpose);
    if (method !== 'GET' && !headers.has('idempotency-key'))
      headers.set('idempotency-key', options.key ?? this.newKey());
    if (options.body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
    if (options.bytes !== undefined && !headers.has('content-type')) {
      headers.set('content-type', 'application/offset+octet-stream');
    }
    const body = options.bytes ?? (options.body === undefined ? null : JSON.stringify(options.body));
    const response = await this.#request(path, { method, headers, body });
    return readReply(response);
  }

  /** Makes a call exactly as given. */
  async raw(path: string, init: RequestInit): Promise<Reply> {
    return readReply(await this.#request(path, init));
  }

  /** What a test of bytes needs: the application itself and a token. */
  async direct(subject: string) {
    return { app: this.#request, token: await this.#tokenFor(subject) };
  }

  newKey(): string {
    this.#keys += 1;
    return `key-${this.#keys}`;
  }

  /** Premises of a station's demo by their place in its list; the first ones are the same for every seed. */
  premises(stationKey: string, index: number): DemoData['premises'][number] {
    const account = this.data.accounts.find((each) => each.subject === `${stationKey}-officer-1`);
    const found = this.data.premises.filter((each) => each.stationId === account?.stationId)[index];
    if (found === undefined) throw new Error(`station ${stationKey} has no premises ${index}`);
    return found;
  }
}

async function readReply(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = /[/+]json(;|$)/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: (isJson && text !== '' ? JSON.parse(text) : null) as Loose,
  };
}
