import type { Session } from '@wardkit/contract/session';
import { attachmentsModule } from './attachments.ts';
import { browser } from './browser.ts';
import { handleOf, type KeptReads } from './call-handle.ts';
import type { Answered } from './call-promise.ts';
import type { ClientOptions } from './client-options.ts';
import { createRuntime } from './create-runtime.ts';
import type { Device } from './device.ts';
import { doorplatesModule } from './doorplates.ts';
import type { Drafts } from './drafts.types.ts';
import { StorageError } from './errors.ts';
import type { EventFilter, EventItem, EventOptions } from './events/events.types.ts';
import type { Streams } from './events/streams.ts';
import { hazardsModule } from './hazards.ts';
import { lateModules } from './late-modules.ts';
import { metaModule } from './meta.ts';
import type { Outbox } from './outbox/outbox.types.ts';
import type { OutboxGate } from './outbox/outbox-gate.ts';
import { placesModule } from './places.ts';
import { type Platform, systemPlatform } from './platform.ts';
import { ratingsModule } from './ratings.ts';
import { savedRentalChecks } from './rental-check-submission.ts';
import { rentalChecksModule } from './rental-checks.ts';
import { rememberRuntime } from './runtime-of.ts';
import { savedModules } from './saved-modules.ts';
import { type SessionModule, sessionModule } from './session.ts';
import { staysModule } from './stays.ts';
import type { DeviceStatus } from './this-device/this-device.types.ts';
import type { RecordStore } from './vault/record-store.ts';
import type { WardClient } from './ward-client.ts';

/**
 * How the whole client is made.
 * @example
 * import { createClient } from '@wardkit/client';
 *
 * // In a server that renders pages: nothing is kept between people.
 * const options: WardClientOptions = { baseUrl, getToken, offline: false };
 * const client = createClient(options);
 */
export interface WardClientOptions extends ClientOptions {
  /**
   * Whether reads are kept on the device for offline use, and the outbox sends by itself from the start. Default: true
   * in a page, false elsewhere. Drafts and submissions work either way, from their first use on.
   */
  offline?: boolean | undefined;
  /**
   * What the station's list of devices calls this one, 1 to 100 characters, so that a lost one is found there: 'Phone 3'. Nothing that
   * names a person or a place. Default: the system, such as `Android`.
   */
  deviceLabel?: string | (() => string) | undefined;
  /** Another device than the browser, for tests. */
  platform?: Platform | undefined;
  /** Another store than the browser's database, for tests. */
  openStore?: (() => Promise<RecordStore>) | undefined;
}

/**
 * Makes the client of a portal: every module, drafts and the outbox.
 *
 * @example
 * import { createClient } from '@wardkit/client';
 *
 * const ward = createClient({ baseUrl: '/ward', getToken, locale: 'zh-Hans' });
 * const premises = await ward.places.getPremises(premisesId, { purpose: 'rental-check' });
 */
export function createClient(options: WardClientOptions): WardClient {
  const offline = options.offline ?? browser.document !== undefined;
  const runtime = createRuntime(options);
  const platform = options.platform ?? systemPlatform;
  let opening: Promise<Device> | null = null;
  let device: Device | null = null;
  let closed = false;

  function open(): Promise<Device> {
    opening ??= import('./device.ts')
      .then(({ openDevice }) =>
        openDevice(runtime, platform, (tokens) => handleOf({ ...runtime, tokens }, null), {
          openStore: options.openStore,
          keepsReads: offline,
          label: options.deviceLabel,
        }),
      )
      .then((opened) => {
        device = opened;
        if (closed) opened.close();
        return opened;
      })
      .catch((error: unknown) => {
        opening = null;
        throw unavailable(error);
      });
    return opening;
  }

  const kept: KeptReads | null = offline
    ? {
        async read(record, input, how, send) {
          const opened = await open().catch(() => null);
          return opened === null ? send(input, how) : opened.reads.read(record, input, how, send);
        },
      }
    : null;

  let streams: Promise<Streams> | null = null;
  function openStreams(): Promise<Streams> {
    streams ??= import('./events/streams.ts')
      .then(({ createStreams }) =>
        createStreams({
          runtime,
          platform,
          async sharing() {
            const locks = browser.navigator?.locks;
            const shared = offline && locks !== undefined ? await (await open()).sharing() : null;
            return shared === null || locks === undefined ? null : { ...shared, locks };
          },
        }),
      )
      .catch((error: unknown) => {
        streams = null;
        throw unavailable(error);
      });
    return streams;
  }

  const handle = handleOf(runtime, kept);
  const outbox = outboxOver(open, () => device, platform);
  const gate: OutboxGate = { save: async (record, saving) => (await open()).outbox.save(record, saving) };

  if (offline) {
    open()
      .then((opened) => opened.outbox.follow())
      .catch(() => {});
  }

  const late = lateModules(handle);
  const ward: WardClient = {
    ...handle,
    meta: metaModule(handle),
    session: welcomingSession(sessionModule(handle), async () => device?.welcome()),
    places: placesModule(handle),
    doorplates: doorplatesModule(handle),
    rentalChecks: savedRentalChecks(rentalChecksModule(handle), gate),
    ratings: ratingsModule(handle),
    attachments: attachmentsModule(handle),
    ...late,
    ...savedModules({ ...late, stays: staysModule(handle), hazards: hazardsModule(handle) }, gate),
    drafts: draftsOver(open),
    events: (filter = {}, how = {}) => lateEvents(openStreams, filter, how),
    outbox,
    device: {
      get status() {
        return device?.thisDevice.status ?? noDevice;
      },
      lock: async () => (await open()).thisDevice.lock(),
      confirm: async () => (await open()).thisDevice.confirm(),
    },
    signOut: async (how = {}) => (await open()).signOut(how),
    close() {
      closed = true;
      if (streams !== null) void streams.then((opened) => opened.close()).catch(() => {});
      device?.close();
    },
  };
  return rememberRuntime(ward, runtime);
}

const noDevice: DeviceStatus = { id: null, state: 'open', limits: null };

/** Events from the moment on when the code that reads them is there. */
function lateEvents(
  open: () => Promise<Streams>,
  filter: EventFilter,
  options: EventOptions,
): AsyncIterableIterator<EventItem> {
  let reading: Promise<AsyncIterableIterator<EventItem>> | null = null;
  const items = () => {
    reading ??= open().then((streams) => streams.read(filter, options));
    return reading;
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: async () => (await items()).next(),
    async return() {
      await (await items()).return?.();
      return { done: true, value: undefined };
    },
  };
}

/** A session that was read tells the device that there is somebody whose things to show. */
function welcomingSession(module: SessionModule, welcome: () => Promise<void>): SessionModule {
  return {
    get(options) {
      const call = module.get(options);
      call.withResponse().then(
        (answered: Answered<Session>) => {
          if (answered.stale === null) welcome().catch(() => {});
        },
        () => {},
      );
      return call;
    },
  };
}

function unavailable(error: unknown): unknown {
  return error instanceof TypeError
    ? new StorageError('unavailable', 'A part of Wardkit could not be loaded. Connect once and open the page again.')
    : error;
}

/** The outbox from the first moment on: empty until the device has been opened. */
function outboxOver(open: () => Promise<Device>, opened: () => Device | null, platform: Platform): Outbox {
  const waiting = new Map<() => void, () => void>();
  const empty: Outbox['status'] = {
    counts: { pending: 0, sending: 0, 'waiting-for-sign-in': 0, conflict: 0, rejected: 0, 'set-aside': 0, accepted: 0 },
    unsent: 0,
    kept: 'memory',
    reason: null,
    storage: null,
    online: platform.online(),
    lastSentAt: null,
  };
  const nothing: Outbox['items'] = [];
  const engine = async () => (await open()).outbox;
  return {
    get items() {
      return opened()?.outbox.items ?? nothing;
    },
    get status() {
      return opened()?.outbox.status ?? empty;
    },
    get ready() {
      return engine().then((outbox) => outbox.ready);
    },
    subscribe(listener) {
      let stopped = false;
      engine().then(
        (outbox) => {
          if (stopped) return;
          waiting.set(listener, outbox.subscribe(listener));
          listener();
        },
        () => {},
      );
      return () => {
        stopped = true;
        waiting.get(listener)?.();
        waiting.delete(listener);
      };
    },
    receipt: async <T>(id: string) => (await engine()).receipt<T>(id),
    retry: async (id) => (await engine()).retry(id),
    discard: async (id) => (await engine()).discard(id),
    resolve: async (id, resolution) => (await engine()).resolve(id, resolution),
    exportItem: async (id) => (await engine()).exportItem(id),
    drain: async () => (await engine()).drain(),
    persist: async () => (await engine()).persist(),
  };
}

function draftsOver(open: () => Promise<Device>): Drafts {
  const drafts = async () => (await open()).drafts;
  return {
    get: async <T>(key: string) => (await drafts()).get<T>(key),
    put: async (key, value) => (await drafts()).put(key, value),
    delete: async (key) => (await drafts()).delete(key),
    list: async (prefix) => (await drafts()).list(prefix),
    watch(key, listener) {
      let stop: (() => void) | null = null;
      let stopped = false;
      drafts().then(
        (opened) => {
          if (!stopped) stop = opened.watch(key, listener);
        },
        () => {},
      );
      return () => {
        stopped = true;
        stop?.();
      };
    },
    putPhoto: async (blob, about) => (await drafts()).putPhoto(blob, about),
    getPhoto: async (id) => (await drafts()).getPhoto(id),
    deletePhoto: async (id) => (await drafts()).deletePhoto(id),
  };
}
