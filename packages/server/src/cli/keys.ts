#!/usr/bin/env node
import { readConfig } from '../config.ts';
import { withActiveKey, withNewKey, withoutKey } from '../privacy/key-changes.ts';
import {
  type KeyRingDocument,
  nameOfRing,
  newKeyRingDocument,
  readKeyRing,
  writeKeyRing,
} from '../privacy/key-ring.ts';
import { resealAll, usesOf } from '../privacy/key-rotation.ts';
import { StartFailure } from '../start-failure.ts';
import { openForCommand } from './open-for-command.ts';
import { runCommand } from './run-command.ts';
import { usageOf } from './usage.ts';
import { parseCommand, UsageFailure } from './usage-failure.ts';

const usage = `${usageOf('keys', 'new | status | add | activate ID | rotate | drop ID')}
  new           prints a key ring for a new installation; nothing is read or written
  status        the keys of the ring, and how much is closed with each
  add           puts a new key into the ring; nothing is closed with it yet. A ring that WARDKIT_KEYS or WARDKIT_KEYS_FILE gives is
                printed, for you to put in its place
  activate ID   closes new data with it, once every running server holds it
  rotate        closes what lies under other keys anew; servers do the same by themselves, hour by hour
  drop ID       takes a key out that nothing is closed with any more`;

await runCommand(async () => {
  const { command, id } = readArguments();
  if (command === 'new') {
    console.log(newKeyRingDocument());
    return;
  }
  const config = readConfig(process.env);
  const read = () => readKeyRing(config);
  await read();
  const write = async (document: KeyRingDocument, said: string) => {
    if (config.keyRing === null && config.keyRingFile === null) {
      await writeKeyRing(config.dataFolder, document);
      console.log(said);
    } else {
      // The ring is the operator's own: only they know where it is kept, and to how many machines it goes.
      console.error(
        `${said}. This holds for the ring on standard output, secrets and all: put it in the place of ${nameOfRing(config)} at every server.`,
      );
      console.log(JSON.stringify(document));
    }
  };
  const now = new Date();
  switch (command) {
    case 'status':
      await openForCommand(config, now, 'newest', async ({ database, keys }) => {
        for (const [at, keyId] of keys.ids.entries()) {
          const uses = [...(await usesOf(database.kysely, keyId))].map(([name, count]) => `${name}: ${count}`);
          console.log(`${keyId}${at === 0 ? ' (active)' : ''}  ${uses.join(', ') || 'nothing is closed with it'}`);
        }
      });
      break;
    case 'add': {
      const added = withNewKey(await read());
      await write(added.document, `added the key ${added.id}; "keys activate ${added.id}" once every server holds it`);
      break;
    }
    case 'activate':
      // One server alone opens an embedded database: it takes the key over together with its being active.
      if (config.databaseUrl === null) {
        await write(await withActiveKey(null, await read(), id, now), `the key ${id} is active`);
      } else {
        await openForCommand(config, now, 'newest', async ({ database }) =>
          write(await withActiveKey(database.kysely, await read(), id, now), `the key ${id} is active`),
        );
      }
      break;
    case 'rotate':
      await openForCommand(config, now, 'newest', async ({ database, keys, attachments }) => {
        const done = await resealAll(database.kysely, keys, attachments);
        console.log(
          `closed ${done.cells} values and ${done.attachments} attachments anew with the key ${keys.activeId}`,
        );
        if (done.missing.length > 0) {
          throw new StartFailure(
            `${done.missing.length} attachments have a record and no file, and stay under the key before: ${done.missing.join(', ')}. Put their files back from a backup, or delete the attachments.`,
          );
        }
      });
      break;
    case 'drop':
      await openForCommand(config, now, 'newest', async ({ database }) =>
        write(await withoutKey(database.kysely, await read(), id, now), `dropped the key ${id}`),
      );
      break;
  }
});

function readArguments() {
  const { positionals } = parseCommand(usage, { allowPositionals: true, options: {} });
  const [command = '', id = '', ...rest] = positionals;
  if (!['new', 'status', 'add', 'activate', 'rotate', 'drop'].includes(command)) {
    throw new UsageFailure('Say what to do: new, status, add, activate, rotate or drop.', usage);
  }
  const takesId = command === 'activate' || command === 'drop';
  if (takesId && id === '') throw new UsageFailure('The id of the key is missing.', usage);
  if (rest.length > 0 || (!takesId && id !== '')) throw new UsageFailure('There is a word too many.', usage);
  return { command, id };
}
