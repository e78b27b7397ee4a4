import type { ClientHandle } from './handle.ts';

/** A function of a client's module without its first argument, the client. */
export type Bound<F> = F extends (handle: ClientHandle, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Result
  : never;
