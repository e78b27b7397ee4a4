import { setTimeout } from 'node:timers/promises';
import { StartFailure } from '../start-failure.ts';
import type { ReadServer } from './verify-server.ts';

/** Reads the public API of a server, as slowly as the server asks for. */
export function readServerAt({ origin }: URL): ReadServer {
  return async (path) => {
    for (;;) {
      const response = await fetch(`${origin}${path}`).catch(() => {
        throw new StartFailure(`The server at ${origin} can't be reached. Check the address and that it runs.`);
      });
      if (response.status === 429 || response.status === 503) {
        await response.arrayBuffer();
        await setTimeout(Math.max(1, Number(response.headers.get('retry-after') ?? 1) || 1) * 1000);
      } else if (response.ok) {
        return response.json();
      } else {
        await response.arrayBuffer();
        // What can not be proved, such as a size that the log does not have any more, is refused.
        if (response.status === 404 || response.status === 422) return null;
        throw new StartFailure(`The server at ${origin} answered ${path} with ${response.status}.`);
      }
    }
  };
}
