#!/usr/bin/env node
/** Each command is a module that reads its own arguments and runs when it is imported. */
const commands: Readonly<Record<string, { readonly what: string; readonly run: () => Promise<unknown> }>> = {
  start: { what: 'starts the server; so does no command at all', run: () => import('./serve.ts') },
  migrate: { what: 'brings the database to the newest schema', run: () => import('./migrate.ts') },
  stations: { what: 'lists, adds and changes stations', run: () => import('./stations.ts') },
  accounts: { what: 'lists, adds, changes and ends accounts of staff', run: () => import('./accounts.ts') },
  backup: { what: 'FILE: writes all data but the keys into a file', run: () => import('./backup.ts') },
  restore: { what: 'FILE: puts a backup into an empty database', run: () => import('./restore.ts') },
  import: { what: 'FILE: brings registers from a CSV or XLSX file into a station', run: () => import('./import.ts') },
  seed: { what: 'fills an empty embedded database with demo data', run: () => import('./seed.ts') },
  retention: { what: 'deletes what is past its time, or says what would go', run: () => import('./retention.ts') },
  hold: { what: 'keeps a record from being deleted, and lifts that again', run: () => import('./hold.ts') },
  keys: { what: 'changes the keys that personal data is closed with', run: () => import('./keys.ts') },
  'audit-verify': { what: 'checks the audit log, entry by entry', run: () => import('./audit-verify.ts') },
  settings: { what: 'prints every environment variable that is read', run: () => import('./settings.ts') },
};

const [name = 'start'] = process.argv.splice(2, 1);
const command = commands[name];
if (command !== undefined) {
  await command.run();
} else {
  const names = Object.entries(commands).map(([each, { what }]) => `  ${each.padEnd(14)} ${what}`);
  const isAsked = name === 'help' || name === '--help' || name === '-h';
  if (!isAsked) console.error(`There is no command ${JSON.stringify(name)}.`);
  (isAsked ? console.log : console.error)(`Usage: wardkit-server [COMMAND] [OPTIONS]\n${names.join('\n')}`);
  if (!isAsked) process.exitCode = 2;
}
