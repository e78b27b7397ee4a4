import { mapWorkerLocation } from './map-worker-location.ts';

/** The page's policy lets no script of a package start a worker. */
export class WorkerRefused extends Error {
  constructor() {
    super(
      '<ward-alert-map> can\'t start its worker: allow "wardkit-map" in the page\'s trusted-types directive, or give an address of a policy of your own to setMapWorkerLocation().',
    );
  }
}

/** What is needed of Trusted Types, which TypeScript's own types do not have yet. */
interface TrustedAddress {
  toString(): string;
}
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(text: string): string },
  ): {
    createScriptURL(text: string): TrustedAddress;
  };
  isScriptURL(value: unknown): boolean;
}
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * The address of the worker as MapLibre takes it.
 *
 * MapLibre reads an address as a text before it starts a worker, and a page with Trusted Types starts none by a text
 * (maplibre-gl-js issue 7210): so the trusted address learns the two questions that MapLibre asks of it.
 *
 * @throws WorkerRefused where the page asks for a trusted address and allows nobody here to make one
 */
export function workerAddress(): string {
  const location = mapWorkerLocation();
  const text = new URL(String(location), document.baseURI).href;
  const trusted = trustedTypes?.isScriptURL(location) === true ? location : makeTrusted(text);
  if (trusted === null) return text;
  if (!('endsWith' in trusted)) {
    Object.defineProperties(trusted, {
      endsWith: { value: (end: string) => text.endsWith(end) },
      split: { value: (by: RegExp) => text.split(by) },
    });
  }
  return trusted as unknown as string;
}

function makeTrusted(text: string): TrustedAddress | null {
  if (trustedTypes === undefined) return null;
  try {
    policy ??= trustedTypes.createPolicy('wardkit-map', { createScriptURL: (address) => address });
    return policy.createScriptURL(text);
  } catch {
    if (asksForTrusted()) throw new WorkerRefused();
    return null;
  }
}

/** Asks by a script that goes nowhere: there is no other way to ask. */
function asksForTrusted(): boolean {
  try {
    document.createElement('script').src = 'about:blank';
    return false;
  } catch {
    return true;
  }
}
