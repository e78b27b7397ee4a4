#!/usr/bin/env node
import { startServer } from '../start.ts';
import { StartFailure } from '../start-failure.ts';

try {
  const server = await startServer({ report: (line) => console.log(line) });
  // Before the address is told: who reads it may ask for a stop at once.
  const stop = async () => {
    console.log('stopping');
    await server.close();
    console.log('stopped');
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  for (const { id, role, stationName } of server.accounts) console.log(`sign-in: ${id} (${role}, ${stationName})`);
  console.log(`listening on ${server.url}`);
} catch (cause) {
  if (!(cause instanceof StartFailure)) throw cause;
  console.error(cause.message);
  process.exitCode = 1;
}
