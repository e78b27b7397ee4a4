import type { QrEngine } from './engine.ts';
import { zxingLocation } from './zxing-location.ts';

let loading: Promise<QrEngine> | undefined;

/**
 * The decoder for this page, loaded when first asked for: WebAssembly where the page's CSP allows it, else plain
 * JavaScript. A failed load is tried again the next time.
 *
 * @throws TypeError or ChunkLoadError when neither can be fetched, e.g. offline before the first scan
 */
export function loadEngine(): Promise<QrEngine> {
  loading ??= pick().catch((cause: unknown) => {
    loading = undefined;
    throw cause;
  });
  return loading;
}

/**
 * All decoders that a picture is worth: after the one of {@link loadEngine} the plain one, which reads some codes that
 * the other does not find, such as those drawn as pictures.
 *
 * @throws TypeError or ChunkLoadError when none can be fetched
 */
export async function loadEngines(): Promise<readonly QrEngine[]> {
  const first = await loadEngine();
  if (first.name === 'plain') return [first];
  const second = await import('./plain-engine.ts').catch(() => null);
  return second === null ? [first] : [first, second.plainEngine];
}

async function pick(): Promise<QrEngine> {
  if (await webAssemblyAllowed()) {
    try {
      const [{ zxingEngine }, response] = await Promise.all([
        import('./zxing-engine.ts'),
        fetch(zxingLocation(), { credentials: 'same-origin' }),
      ]);
      if (response.ok) return await zxingEngine(await response.arrayBuffer());
    } catch {
      // Not on this server, or the network is gone: the plain decoder is small and may be in the cache.
    }
  }
  return (await import('./plain-engine.ts')).plainEngine;
}

/** Asks by running the smallest module there is: a CSP without `wasm-unsafe-eval` refuses it, WebKit not before it would run. */
export async function webAssemblyAllowed(): Promise<boolean> {
  try {
    await WebAssembly.instantiate(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    return true;
  } catch {
    return false;
  }
}
