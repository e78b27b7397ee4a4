import type { WardClient } from '@wardkit/client';

/** A client that counts what a widget holds on to. */
export interface WatchedClient {
  client: WardClient;
  /** Subscriptions that were begun and not ended. */
  open(): number;
  /** Signals handed to calls that are not aborted yet. */
  live(): number;
}

const SUBSCRIBING = new Set(['subscribe', 'on', 'watch']);

function signalOf(argument: unknown): AbortSignal | null {
  const signal = typeof argument === 'object' && argument !== null ? Reflect.get(argument, 'signal') : null;
  return signal instanceof AbortSignal ? signal : null;
}

/** Its getters are not asked: `outbox.ready` looks again who is signed in and tells all who listen, who would ask again. */
function isModule(thing: object): boolean {
  return Object.values(Object.getOwnPropertyDescriptors(thing)).some(({ value }) => typeof value === 'function');
}

/** Wraps a client, real or faked, so that a test sees subscriptions and signals. */
export function watchClient(client: WardClient): WatchedClient {
  let open = 0;
  const signals = new Set<AbortSignal>();
  const wrapped = new WeakMap<object, object>();

  function wrap<Thing>(thing: Thing): Thing {
    if (typeof thing !== 'object' || thing === null) return thing;
    const known = wrapped.get(thing);
    if (known !== undefined) return known as Thing;
    const proxy = new Proxy(thing as object, {
      get(target, name) {
        const value = Reflect.get(target, name, target);
        if (typeof value === 'function') return (...given: unknown[]) => call(target, String(name), value, given);
        // Data stays as it is; only modules (objects with functions) are wrapped.
        return typeof value === 'object' && value !== null && isModule(value) ? wrap(value) : value;
      },
    });
    wrapped.set(thing, proxy);
    return proxy as Thing;
  }

  function call(target: object, name: string, method: (...given: unknown[]) => unknown, given: unknown[]): unknown {
    for (const argument of given) {
      const signal = signalOf(argument);
      if (signal !== null) signals.add(signal);
    }
    const answer = Reflect.apply(method, target, given);
    if (!SUBSCRIBING.has(name) || typeof answer !== 'function') return answer;
    open += 1;
    let ended = false;
    return () => {
      if (!ended) open -= 1;
      ended = true;
      return answer();
    };
  }

  return {
    client: wrap(client),
    open: () => open,
    live: () => [...signals].filter((signal) => !signal.aborted).length,
  };
}
