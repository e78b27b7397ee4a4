#!/usr/bin/env node
import { stopOnSignal } from '../operation/stop-signals.ts';
import { startServer } from '../start.ts';
import { runCommand } from './run-command.ts';
import { parseCommand } from './usage-failure.ts';

const report = (line: string) => console.log(line);
const isRunning = stopOnSignal(report);
await runCommand(async () => {
  parseCommand('Usage: wardkit-server start (its settings are environment variables: wardkit-server settings)', {});
  const server = await startServer({ report });
  // Before the address is told: who reads it may ask for a stop at once.
  isRunning(server);
  process.on('SIGHUP', () => void server.reloadKeys());
  for (const { id, role, stationName } of server.accounts) report(`sign-in: ${id} (${role}, ${stationName})`);
  if (server.operatorUrl !== null) report(`metrics at ${server.operatorUrl}/metrics`);
  report(`listening on ${server.url}`);
});
