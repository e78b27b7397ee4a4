import type { ClientHandle } from './handle.ts';
import type { Runtime } from './runtime.ts';

const runtimes = new WeakMap<ClientHandle, Runtime>();

/** Remembers what a handle stands on: what reads a stream needs more of it than calls. */
export function rememberRuntime<H extends ClientHandle>(handle: H, runtime: Runtime): H {
  runtimes.set(handle, runtime);
  return handle;
}

/** @throws {TypeError} for what no function of this SDK has made */
export function runtimeOf(handle: ClientHandle): Runtime {
  const runtime = runtimes.get(handle);
  if (runtime === undefined) throw new TypeError('This handle was not made by createHandle or createClient.');
  return runtime;
}
