#!/usr/bin/env node
import { settingsTable } from '../settings.ts';
import { runCommand } from './run-command.ts';
import { parseCommand } from './usage-failure.ts';

await runCommand(async () => {
  parseCommand('Usage: wardkit-server settings', {});
  console.log(settingsTable());
});
