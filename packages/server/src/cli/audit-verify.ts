#!/usr/bin/env node
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { NoteKey } from '@wardkit/contract/checkpoint-note';
import type { Kysely } from 'kysely';
import { originOf } from '../audit/checkpoint.ts';
import { readServerAt } from '../audit/read-server.ts';
import { countWaiting, readStoredLog, seesPartOfLog, stationsWithLogs } from '../audit/stored-log.ts';
import { type Fault, verifyLog } from '../audit/verify-log.ts';
import { verifyServer } from '../audit/verify-server.ts';
import { readWitnessNotes } from '../audit/witness-notes.ts';
import { readConfig } from '../config.ts';
import { openEmbedded, openPostgres } from '../database/open.ts';
import type { Schema } from '../database/schema.ts';
import { StartFailure } from '../start-failure.ts';
import { lockFolder } from '../storage/folder-lock.ts';
import { runCommand } from './run-command.ts';
import { usageOf } from './usage.ts';
import { parseCommand, UsageFailure } from './usage-failure.ts';

const usage = `${usageOf('audit-verify', '[--witness FILE] [--url URL]', 'audit:verify')}
  without --url    checks the log in the folder WARDKIT_DATA, whose server is stopped, or in the database DATABASE_URL
  --url URL        checks what the server at URL tells everybody: checkpoints, their signatures and consistency proofs
  --witness FILE   signed notes of checkpoints that somebody kept: the log must still be theirs
It ends with 0 when there is no fault, with 1 when there is one, and with 2 when it could not check.`;

const originPrefix = originOf('');
let faults = 0;

// What could not be checked must not look like a fault of the log.
const notChecked = 2;

await runCommand(async () => {
  const { url, witness } = readArguments();
  const witnessed = witness === undefined ? new Map<string, string[]>() : await readWitness(witness);
  const what = url === undefined ? await checkStored(witnessed) : await checkServer(new URL(url), witnessed);
  const found = faults === 0 ? 'no fault' : `${faults} ${faults === 1 ? 'fault' : 'faults'}`;
  console.log(`${what} verified: ${found}`);
  return faults === 0 ? 0 : 1;
}, notChecked);

async function checkStored(witnessed: ReadonlyMap<string, readonly string[]>): Promise<string> {
  const config = readConfig(process.env);
  return withDatabase(config, async (kysely) => {
    const stations = await stationsOf(kysely);
    tellOfUnknown(witnessed, stations);
    let [entries, checkpoints] = [0, 0];
    for (const stationId of stations) {
      // One moment of the log, while servers put entries into it.
      const { seen, waiting } = await kysely
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (transaction) => ({
          seen: await verifyLog(
            await readStoredLog(transaction, stationId),
            witnessed.get(originOf(stationId)) ?? [],
            tell,
          ),
          waiting: await countWaiting(transaction, stationId),
        }));
      // A server takes them up within a second; where none runs they wait for the next start.
      const queued = waiting === 0 ? '' : `, and ${waiting} entries that the log has not taken up yet`;
      console.log(`station ${stationId}  ${seen.entries} entries, ${seen.checkpoints} checkpoints${queued}`);
      entries += seen.entries;
      checkpoints += seen.checkpoints;
    }
    return `${entries} entries, ${checkpoints} checkpoints at ${stations.length} stations`;
  });
}

async function checkServer(url: URL, witnessed: ReadonlyMap<string, readonly string[]>): Promise<string> {
  const read = readServerAt(url);
  const discovery = (await read('/.well-known/wardkit')) as { readonly auditKeys?: readonly NoteKey[] } | null;
  const keys = discovery?.auditKeys;
  if (keys === undefined) throw new StartFailure(`The server at ${url.origin} offers no checkpoints of an audit log.`);
  const stations = [...new Set(keys.map(({ name }) => name.slice(originPrefix.length)))].sort();
  tellOfUnknown(witnessed, stations);
  let checkpoints = 0;
  for (const stationId of stations) {
    const count = await verifyServer(read, stationId, keys, witnessed.get(originOf(stationId)) ?? [], tell);
    console.log(printable(`station ${stationId}  ${count} checkpoints`));
    checkpoints += count;
  }
  console.log('Entries were not looked at: reading them needs a token. Check the stored log to have them checked.');
  return `${checkpoints} checkpoints at ${stations.length} stations`;
}

/** A server that is asked names its stations itself: a control character would act on the terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '?');
}

function tell({ stationId, position, what }: Fault): void {
  faults += 1;
  console.log(printable(`FAULT  station ${stationId}  ${position === null ? '' : `at ${position}: `}${what}`));
}

/** A log that a witness knows and nobody else does was taken away whole. */
function tellOfUnknown(witnessed: ReadonlyMap<string, readonly string[]>, stations: readonly string[]): void {
  const known = new Set(stations.map(originOf));
  for (const origin of witnessed.keys()) {
    if (known.has(origin)) continue;
    tell({
      stationId: origin.replace(originPrefix, ''),
      position: null,
      what: 'a witness kept notes of it, and it is not there',
    });
  }
}

async function stationsOf(kysely: Kysely<Schema>): Promise<string[]> {
  try {
    const [stations, isPart] = [await stationsWithLogs(kysely), await seesPartOfLog(kysely)];
    if (!isPart) return stations;
  } catch {
    throw new StartFailure(
      'The database holds no audit log that can be read. Bring it to the newest schema (migrate).',
    );
  }
  throw new StartFailure('This role of the database sees only a part of the entries. Use the owner of the tables.');
}

/** Needs no keys, and makes no folder: whoever checks may be somebody else than who operates. */
async function withDatabase<T>(
  { databaseUrl, dataFolder }: ReturnType<typeof readConfig>,
  work: (kysely: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  const opened: (() => unknown)[] = [];
  try {
    if (databaseUrl === null) {
      const isThere = await stat(join(dataFolder, 'database')).catch(() => null);
      if (isThere === null)
        throw new StartFailure(`There is no database in ${dataFolder}. Name its folder with WARDKIT_DATA.`);
      const lock = await lockFolder(dataFolder, new Date());
      opened.push(() => lock.release());
    }
    const database = databaseUrl === null ? await openEmbedded(dataFolder) : await openPostgres(databaseUrl);
    opened.push(() => database.close());
    return await work(database.kysely);
  } finally {
    for (const close of opened.reverse()) await close();
  }
}

async function readWitness(file: string): Promise<Map<string, string[]>> {
  try {
    return readWitnessNotes(await readFile(file, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'it is not to be read';
    throw new StartFailure(`The notes of the witness in ${file} can't be used: ${why}`);
  }
}

function readArguments() {
  const { values } = parseCommand(usage, { options: { url: { type: 'string' }, witness: { type: 'string' } } });
  const { url } = values;
  if (url !== undefined && !(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) {
    throw new UsageFailure('What follows --url is no address that begins with http:// or https://.', usage);
  }
  return values;
}
