import { join } from 'node:path';
import { readConfig, StartFailure, startServer, stopOnSignal } from '../packages/server/src/index.ts';
import { root } from './run.ts';

/** The order in which the demo sign-ins are told: the issue of the day first. */
const told = ['officer', 'auxiliary', 'landlord', 'supervisor'];

const report = (line: string) => console.log(line);
const isRunning = stopOnSignal(report);
try {
  const hasDatabase = ['DATABASE_URL', 'DATABASE_URL_FILE', 'PGHOST', 'PGUSER', 'PGDATABASE'].some((name) =>
    process.env[name]?.trim(),
  );
  const config = readConfig({ ...(hasDatabase ? {} : { WARDKIT_DEV: '1', WARDKIT_LOG: 'warn' }), ...process.env });
  const server = await startServer({ config, portal: { folder: join(root, 'portal/dist') }, report });
  const [first] = server.accounts;
  const accounts = server.accounts.filter((account) => account.stationName === first?.stationName);
  for (const role of told) {
    const account = accounts.find((each) => each.role === role);
    if (account !== undefined) report(`sign in as ${role.padEnd(10)} ${account.displayName}, ${account.stationName}`);
  }
  report(`documents at ${server.url}/docs/`);
  // Before the address is told: who reads it may ask for a stop at once.
  isRunning(server);
  report(`listening on ${server.url}`);
} catch (cause) {
  if (!(cause instanceof StartFailure)) throw cause;
  console.error(cause.message);
  process.exitCode = 1;
}
