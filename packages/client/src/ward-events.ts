import type { ContractIssue } from './errors.ts';
import type { DeviceState } from './this-device/this-device.types.ts';

/**
 * What the client tells about its own work. None of it holds a token, a query, a body or a personal field.
 * @example
 * const worries = ['retry', 'rate-limit'] as const satisfies readonly (keyof WardEvents)[];
 * for (const name of worries) ward.on(name, (event) => show(name, event.operationId));
 */
export interface WardEvents {
  request: { operationId: string; method: string; attempt: number };
  response: {
    operationId: string;
    status: number;
    attempt: number;
    /** Milliseconds from sending to the headers of the answer. */
    duration: number;
    requestId: string | null;
  };
  retry: { operationId: string; attempt: number; delay: number; reason: string };
  /** An operation is to go: told once for each. Days, `YYYY-MM-DD`; `successor` is the operation to use in its place. */
  deprecation: { operationId: string; since: string | null; sunset: string | null; successor: string | null };
  /** What is left of the caller's allowance; `resetsIn` is in seconds. */
  'rate-limit': { operationId: string; remaining: number; resetsIn: number; limit: number | null };
  'contract-mismatch': {
    operationId: string;
    status: number;
    requestId: string | null;
    issues: readonly ContractIssue[];
  };
  outbox: { id: string; operationId: string; state: string };
  storage: {
    kept: 'device' | 'memory';
    reason: 'no-encryption' | 'no-database' | 'refused' | 'quota' | 'reopened' | 'unreadable' | null;
  };
  /** Who is signed in changed. `wasKnown`: somebody was before, so what is on screen is not for whoever is now. */
  identity: { known: boolean; wasKnown: boolean };
  /** The device was locked, opened or wiped; `unsentLost` says how many unsent calls went with a wipe, and is 0 otherwise. */
  device: { state: DeviceState; unsentLost: number };
}

/**
 * The name of something that `ward.on` tells.
 * @example
 * const heard: readonly WardEventName[] = ['deprecation', 'contract-mismatch'];
 * for (const name of heard) ward.on(name, (event) => show(name, event));
 */
export type WardEventName = keyof WardEvents;

/**
 * Hears events; a listener that throws is reported by the platform and disturbs nobody else.
 * @example
 * const onDeprecation: WardEventListener<'deprecation'> = ({ operationId, sunset, successor }) => {
 *   show(`${operationId} ends on ${sunset}; use ${successor}`);
 * };
 * const stop = ward.on('deprecation', onDeprecation);
 */
export type WardEventListener<Name extends WardEventName> = (event: WardEvents[Name]) => void;

/** The client's event hub. */
export interface EventHub {
  on<Name extends WardEventName>(name: Name, listener: WardEventListener<Name>): () => void;
  emit<Name extends WardEventName>(name: Name, event: WardEvents[Name]): void;
  /** Whether somebody listens: what costs something to tell is not made for nobody. */
  isHeard(name: WardEventName): boolean;
}

/** Makes an event hub. */
export function createEventHub(): EventHub {
  const listeners = new Map<WardEventName, Set<(event: never) => void>>();
  return {
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener);
      return () => {
        set.delete(listener);
      };
    },
    isHeard: (name) => (listeners.get(name)?.size ?? 0) > 0,
    emit(name, event) {
      const set = listeners.get(name) ?? new Set();
      // As DOM events are told: to who listened when it happened. Who begins anew on hearing it would else hear it for ever.
      for (const listener of [...set]) {
        if (!set.has(listener)) continue;
        try {
          (listener as (event: unknown) => void)(event);
        } catch (error) {
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
  };
}
