import {
  type CallTracer,
  type Clock,
  createClient,
  createMemoryStore,
  type RecordStore,
  type TokenSource,
  type WardClient,
} from '@wardkit/client';
import type { OperationId, Role } from '@wardkit/contract';
import { createScriptedPlatform, type ScriptedPlatform } from './scripted-platform.ts';
import { createScriptedServer, type ScriptedAnswers, type ScriptedServer } from './scripted-server.ts';

/**
 * How a scripted client is made.
 * @example
 * const stairwell: ScriptedClientOptions = { role: 'officer', online: false };
 * const { ward, setOnline } = createScriptedClient(stairwell);
 */
export interface ScriptedClientOptions {
  /** As whom; `stranger` has no token. Default `officer`. */
  role?: Role;
  /** Answers that differ from the fixtures, by operation: a value, or a function of the call. */
  answers?: ScriptedAnswers;
  locale?: string;
  /** Default: the system's. */
  clock?: Clock;
  random?: () => number;
  /** False starts without a network. */
  online?: boolean;
  /** `memory` shows what an insecure origin shows. Default `device`, which is memory too, and looks like a device. */
  kept?: 'device' | 'memory';
  /** Another store, to make a second client on the same device. */
  store?: RecordStore;
  /** Another server, to make a second client of the same server. */
  server?: ScriptedServer;
  /** As `getToken` of the client; default: a token that lasts. */
  token?: TokenSource;
  /** `strict` throws where an answer departs from the contract: your own answers are then checked too. Default `report`. */
  validation?: 'report' | 'strict';
  /** Follows each call in a trace. */
  tracer?: CallTracer;
}

/**
 * A client with everything that it stands on in the test's hands.
 * @example
 * import { afterEach, beforeEach } from 'node:test';
 *
 * let page: ScriptedClient;
 * beforeEach(() => {
 *   page = createScriptedClient({ role: 'landlord' });
 * });
 * afterEach(() => page.ward.close());
 */
export interface ScriptedClient {
  readonly ward: WardClient;
  readonly server: ScriptedServer;
  readonly platform: ScriptedPlatform;
  readonly store: RecordStore;
  /** Cuts the network, or gives it back. */
  setOnline(online: boolean): void;
}

/**
 * A real `WardClient` over a server in the same program: no network, no storage, fixtures as answers.
 *
 * @example
 * const { ward, server } = createScriptedClient({ role: 'officer' });
 * server.fault('places.getPremises', { kind: 'problem', code: 'forbidden' });
 * const viewer = document.querySelector<HTMLElement & { client: typeof ward }>('ward-provider');
 * if (viewer !== null) viewer.client = ward;
 */
export function createScriptedClient(options: ScriptedClientOptions = {}): ScriptedClient {
  const role = options.role ?? 'officer';
  const server = options.server ?? createScriptedServer({ role });
  for (const [id, answer] of Object.entries(options.answers ?? {})) server.answer(id as OperationId, answer);
  const platform = createScriptedPlatform();
  const store = options.store ?? createMemoryStore(options.kept === 'memory' ? 'no-encryption' : null);
  const setOnline = (online: boolean) => {
    server.reachable = online;
    platform.setOnline(online);
  };
  if (options.online === false) setOnline(false);
  const ward = createClient({
    baseUrl: 'https://ward.example',
    getToken: options.token ?? (() => (role === 'stranger' ? null : `scripted-${role}`)),
    locale: options.locale ?? 'zh-Hans',
    transport: server.transport,
    offline: true,
    platform,
    openStore: async () => store,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    ...(options.validation === undefined ? {} : { validation: options.validation }),
    ...(options.tracer === undefined ? {} : { tracer: options.tracer }),
    ...(options.random === undefined ? {} : { random: options.random }),
  });
  return { ward, server, platform, store, setOnline };
}
