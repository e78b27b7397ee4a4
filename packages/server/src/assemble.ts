import { readFile } from 'node:fs/promises';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { DevelopmentIssuer } from './access/development-issuer.ts';
import { remoteIssuer, SignIn } from './access/sign-in.ts';
import { AuditSequencer } from './audit/sequencer.ts';
import { type Clock, systemTimers, type Timers } from './clock.ts';
import type { ServerConfig } from './config.ts';
import type { Database } from './database/open.ts';
import { EventFeed } from './events/event-feed.ts';
import { EventStreams } from './events/event-streams.ts';
import { exportJobs } from './exports/make-export.ts';
import { createApp } from './http/app.ts';
import { documentRoutes } from './http/documents.ts';
import { duplicateWait } from './http/idempotency.ts';
import { RateLimit } from './http/rate-limit.ts';
import { recordReader } from './http/read-record.ts';
import { routesOf, servedIds } from './http/routes.ts';
import type { PortalSite } from './http/static-site.ts';
import { JobWorker } from './jobs/job-worker.ts';
import { DeadlineWatch } from './modules/deadline-watch.ts';
import { allHandlers } from './modules/index.ts';
import { notServed } from './modules/not-served.ts';
import { Metrics } from './operation/metrics.ts';
import { Readiness } from './operation/readiness.ts';
import type { KeyRing } from './privacy/key-ring.ts';
import type { AttachmentStore } from './storage/attachment-store.ts';
import { upkeepTasks } from './upkeep/tasks.ts';
import { Upkeep } from './upkeep/upkeep.ts';
import { ReceiverRules } from './webhooks/receiver-rules.ts';
import { type WebhookOptions, WebhookWorker } from './webhooks/worker.ts';

export interface Parts {
  readonly config: ServerConfig;
  readonly database: Database;
  readonly keys: KeyRing;
  readonly attachments: AttachmentStore;
  readonly clock: Clock;
  /** By default those of the system. */
  readonly timers?: Timers;
  readonly log: Logger;
  readonly portal: PortalSite | null;
  /** Milliseconds that a duplicate waits for the call that it duplicates; by default what the contract says. */
  readonly duplicateWait?: number;
  readonly webhookOptions?: WebhookOptions;
}

export interface Assembled {
  readonly app: Hono;
  readonly development: DevelopmentIssuer | null;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  /** Sends events to receivers once it is started. */
  readonly webhooks: WebhookWorker;
  /** Does long work once it is started. */
  readonly jobs: JobWorker;
  /** Does periodic work once it is started. */
  readonly upkeep: Upkeep;
  /** Tells of deadlines of alerts once it is started. */
  readonly deadlines: DeadlineWatch;
  /** Puts entries into the audit log once it is started. */
  readonly audit: AuditSequencer;
  /** Sends the readers of streams away, with a hint of when to come back; other calls go on. */
  endStreams(): void;
  /** Ends what runs beside the calls. The database may be closed afterwards. */
  stop(): Promise<void>;
}

/** Puts the application together over a database that is open and migrated. */
export async function assemble(parts: Parts): Promise<Assembled> {
  const { config, database, keys, attachments, clock, log, portal } = parts;
  const development = config.development ? new DevelopmentIssuer(database, keys, clock) : null;
  const trusted = config.trustedIssuers.map((issuer) => remoteIssuer(issuer, clock, log));
  const issuers = [...trusted, ...(development === null ? [] : [development.issuer()])];
  const timers = parts.timers ?? systemTimers;
  const events = new EventFeed(database, timers, log);
  const rules = new ReceiverRules(config.webhookHosts);
  const webhooks = new WebhookWorker({
    database,
    keys,
    clock,
    timers,
    log,
    events,
    rules,
    attemptMilliseconds: config.webhookSeconds * 1000,
    ...parts.webhookOptions,
  });
  const audit = new AuditSequencer({ database, keys, clock, timers, log });
  const jobs = new JobWorker({
    database,
    clock,
    timers,
    events,
    log,
    kinds: { export: exportJobs({ database, attachments, clock, events, plateBase: config.plateBase }) },
  });
  const upkeep = new Upkeep(
    { database, keys, attachments, events, retention: config.retention, clock, log },
    upkeepTasks,
    timers,
  );
  const deadlines = new DeadlineWatch({ database, events, clock, timers, log });
  const streams = new EventStreams(database, events, keys, clock, timers, config.heartbeatSeconds * 1000);
  const routes = routesOf(allHandlers, notServed);
  const version = await readVersion();
  const readiness = new Readiness({ database, keys, attachments });
  const metrics = new Metrics({ database, version, readers: () => streams.count });
  const app = createApp(
    {
      database,
      signIn: new SignIn(issuers, database, keys, clock),
      rateLimit: new RateLimit(config.requestsPerMinute),
      server: {
        keys,
        attachments,
        events,
        webhooks: { rules, wake: (stationId) => webhooks.wake(stationId) },
        jobs: { wake: () => jobs.wake() },
        records: recordReader(routes),
        audit: { wake: (stationIds) => audit.wake(stationIds) },
        streams,
        retention: config.retention,
        plateBase: config.plateBase,
        portalOrigins: [...config.allowedOrigins, ...config.publicOrigins],
        version,
        operations: servedIds(routes),
      },
      clock,
      log,
      validateAnswers: !config.isProduction,
      duplicateWait: parts.duplicateWait ?? duplicateWait,
      publicOrigins: config.publicOrigins,
      knownHosts: config.publicOrigins.map((origin) => new URL(origin).hostname),
      allowedOrigins: config.allowedOrigins,
      portal,
      development: development?.routes() ?? null,
      documents: documentRoutes(),
      proxies: config.proxies,
      readiness,
      metrics,
    },
    routes,
  );
  const endStreams = () => streams.stop();
  return {
    app,
    development,
    readiness,
    metrics,
    endStreams,
    webhooks,
    jobs,
    upkeep,
    deadlines,
    audit,
    async stop() {
      endStreams();
      await jobs.stop();
      await upkeep.stop();
      await deadlines.stop();
      await audit.stop();
      await webhooks.stop();
      await events.close();
    },
  };
}

async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
