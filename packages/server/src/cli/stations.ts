#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { parseDivisionCode } from '@wardkit/contract/codes/division-code';
import { readTelephone } from '@wardkit/contract/codes/telephone';
import { ServiceLink } from '@wardkit/contract/places';
import * as z from 'zod/mini';
import { readConfig } from '../config.ts';
import { addStation, changeStation, listStations, type StationDetails } from '../directory/stations.ts';
import { StartFailure } from '../start-failure.ts';
import { isUuid, newUuid } from '../uuid.ts';
import { openForCommand } from './open-for-command.ts';
import { runCommand } from './run-command.ts';
import { usageOf } from './usage.ts';
import { parseCommand, UsageFailure } from './usage-failure.ts';

const usage = `${usageOf('stations', 'list | add OPTIONS | change ID OPTIONS')}
  --name TEXT         such as 埔前派出所
  --division CODE     the 9 digits of the street or town that it serves, or the 6 of a county
  --telephone NUMBER  that the public may call
  --address TEXT      where it is
  --services FILE     JSON of the links to its services (docs/operating.md); none without it
"add" needs the first four and prints the id of the station; "change" takes what is new.`;

await runCommand(async () => {
  const { command, id, details } = await readArguments();
  await openForCommand(readConfig(process.env), new Date(), 'newest', async ({ database }) => {
    if (command === 'list') {
      const stations = await listStations(database.kysely);
      for (const station of stations) console.log(`${station.id}  ${station.division_code.padEnd(9)}  ${station.name}`);
      if (stations.length === 0) console.log('there is no station yet');
    } else if (command === 'add') {
      const made = newUuid(new Date());
      await addStation(database, made, wholeOf(details));
      console.log(made);
    } else {
      await changeStation(database, id, details);
      console.log(`changed the station ${id}`);
    }
  });
});

async function readArguments() {
  const { values, positionals } = parseCommand(usage, {
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      division: { type: 'string' },
      telephone: { type: 'string' },
      address: { type: 'string' },
      services: { type: 'string' },
    },
  });
  const [command = '', id = '', ...rest] = positionals;
  if (!['list', 'add', 'change'].includes(command)) throw wrong('Say what to do: list, add or change.');
  if (rest.length > 0 || (command !== 'change' && id !== '')) throw wrong('There is a word too many.');
  if (command === 'change' && !isUuid(id)) throw wrong('The id of the station is missing, or is no id.');
  const details: Partial<StationDetails> = {
    ...(values.name === undefined ? {} : { name: textOf('--name', values.name) }),
    ...(values.division === undefined ? {} : { divisionCode: divisionOf(values.division) }),
    ...(values.telephone === undefined ? {} : { telephone: telephoneOf(values.telephone) }),
    ...(values.address === undefined ? {} : { address: textOf('--address', values.address) }),
    ...(values.services === undefined ? {} : { serviceLinks: await servicesOf(values.services) }),
  };
  const isSaid = Object.keys(details).length > 0;
  if (command === 'list' && isSaid) throw wrong('"list" takes no options.');
  if (command === 'change' && !isSaid) throw wrong('Nothing to change was given.');
  if (command === 'add') wholeOf(details);
  return { command, id, details };
}

function wholeOf({ name, divisionCode, telephone, address, serviceLinks = [] }: Partial<StationDetails>) {
  if (name === undefined || divisionCode === undefined || telephone === undefined || address === undefined) {
    throw wrong('A new station needs --name, --division, --telephone and --address.');
  }
  return { name, divisionCode, telephone, address, serviceLinks };
}

function textOf(option: string, text: string): string {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 200 || /\p{Cc}/u.test(trimmed)) {
    throw wrong(`What follows ${option} must be 1 to 200 characters on one line.`);
  }
  return trimmed;
}

function divisionOf(text: string): string {
  const division = parseDivisionCode(text);
  if (division?.level === 'county' || division?.level === 'township') return division.code;
  throw wrong('What follows --division must be the code of a street or town (9 digits) or of a county (6 digits).');
}

function telephoneOf(text: string): string {
  const reading = readTelephone(text);
  if (reading.ok) return reading.telephone;
  throw wrong('What follows --telephone is no number that can be called: write it as 0762-2345678 or +867622345678.');
}

async function servicesOf(file: string): Promise<readonly ServiceLink[]> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    const isRead = cause instanceof SyntaxError;
    throw new StartFailure(
      isRead ? `${file} is no JSON.` : `${file} can't be read (${(cause as NodeJS.ErrnoException).code}).`,
    );
  }
  const result = z.safeParse(z.array(ServiceLink), value);
  if (result.success && result.data.every(({ url }) => /^https?:/.test(url))) return result.data;
  const [at, member] = result.error?.issues[0]?.path.map(String) ?? [];
  const place = at === undefined ? '' : ` (entry ${Number(at) + 1}${member === undefined ? '' : `, ${member}`})`;
  throw new StartFailure(
    `${file} must be a list of links, each with "kind", "title" (with "zh-Hans") and "url", an address of http or https${place}.`,
  );
}

function wrong(what: string): UsageFailure {
  return new UsageFailure(what, usage);
}
