import { handleOf } from './call-handle.ts';
import type { ClientOptions } from './client-options.ts';
import { createRuntime } from './create-runtime.ts';
import type { ClientHandle } from './handle.ts';

export type { ClientOptions } from './client-options.ts';

/**
 * The small core: typed calls without modules, drafts or outbox, for applications that count bytes.
 * @example
 * import { createHandle } from '@wardkit/client/create-handle';
 * import { getPremises } from '@wardkit/client/places';
 *
 * const handle = createHandle({ baseUrl: 'https://ward.example', getToken });
 * const premises = await getPremises(handle, premisesId, { purpose: 'rental-check' });
 */
export function createHandle(options: ClientOptions): ClientHandle {
  return handleOf(createRuntime(options), null);
}
