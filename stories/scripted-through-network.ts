import type { Transport } from '@wardkit/client';
import * as testing from '../packages/testing/src/index.ts';

// What fixtures import as `@wardkit/testing` while they serve stories (see `.storybook/main.ts`): the same kit, whose
// clients reach their server through the network that the toolbar chose.
export * from '../packages/testing/src/index.ts';

/** What lies between a story's client and its server. */
export type Network = 'of-the-state' | 'slow' | 'offline' | 'forbidden' | 'failing';

const SLOW = 2000;

let chosen: Network = 'of-the-state';

/** The network of every client that is made from now on. */
export function chooseNetwork(network: Network): void {
  chosen = network;
}

/** As the kit's own, behind the chosen network; a state whose script fixes an answer loses it to the network. */
export function createScriptedClient(options: testing.ScriptedClientOptions = {}): testing.ScriptedClient {
  if (chosen === 'of-the-state') return testing.createScriptedClient(options);
  const server = options.server ?? testing.createScriptedServer({ role: options.role ?? 'officer' });
  const behind = { ...options, server: Object.assign(server, { transport: through(chosen, server.transport) }) };
  return testing.createScriptedClient(chosen === 'offline' ? { ...behind, online: false } : behind);
}

function through(network: Network, transport: Transport): Transport {
  if (network === 'forbidden') return async () => testing.problemResponse('forbidden');
  if (network === 'failing') return async () => testing.problemResponse('unavailable');
  if (network !== 'slow') return transport;
  return async (request) => {
    await new Promise((resolve) => setTimeout(resolve, SLOW));
    request.signal.throwIfAborted();
    return transport(request);
  };
}
