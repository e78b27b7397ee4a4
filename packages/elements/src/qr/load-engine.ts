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

async function pick(): Promise<QrEngine> {
  if (webAssemblyAllowed()) {
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

/** Asks by compiling the smallest module there is: a CSP without `wasm-unsafe-eval` refuses it. */
export function webAssemblyAllowed(): boolean {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}
