#!/usr/bin/env node
import { readConfig, type ServerConfig } from '../config.ts';
import {
  type AccountDetails,
  addAccount,
  changeAccount,
  endAccount,
  type GivenRole,
  givenRoles,
  linkAccount,
  listAccounts,
  type ProviderIdentity,
  resumeAccount,
} from '../directory/accounts.ts';
import { isUuid } from '../uuid.ts';
import { openForCommand } from './open-for-command.ts';
import { runCommand } from './run-command.ts';
import { usageOf } from './usage.ts';
import { parseCommand, UsageFailure } from './usage-failure.ts';

const usage = `${usageOf('accounts', 'list --station ID')}
   or: add --station ID --name TEXT --roles ROLE,ROLE --subject TEXT [--issuer URL]
   or: change ID [--name TEXT] [--roles ROLE,ROLE]
   or: link ID --subject TEXT [--issuer URL]
   or: end ID
   or: resume ID
  --subject TEXT  the "sub" of the person's tokens; --issuer is WARDKIT_ISSUER without it
  --roles         ${givenRoles.join(', ')}
"add" prints the id of the account. Landlords and residents come by invitations of the station.`;
const commands = ['list', 'add', 'change', 'link', 'end', 'resume'];

await runCommand(async () => {
  const { command, station, id, details, identityOf } = readArguments();
  const config = readConfig(process.env);
  const identity = identityOf(config);
  const now = new Date();
  await openForCommand(config, now, 'newest', async ({ database: { kysely } }) => {
    if (command === 'list') {
      const accounts = await listAccounts(kysely, station);
      for (const { id: each, roles, display_name: name, ended_at: endedAt } of accounts) {
        console.log(
          `${each}  ${roles.join(',')}  ${name}${endedAt === null ? '' : `  ended ${endedAt.toISOString()}`}`,
        );
      }
      if (accounts.length === 0) console.log('the station has no accounts yet');
    } else if (command === 'add') {
      console.log(await addAccount(kysely, station, wholeOf(details), required(identity), now));
    } else if (command === 'change') {
      await changeAccount(kysely, id, details, now);
      console.log(`changed the account ${id}`);
    } else if (command === 'link') {
      await linkAccount(kysely, id, required(identity), now);
      console.log(`linked the account ${id}`);
    } else if (command === 'end') {
      await endAccount(kysely, id, now);
      console.log(`ended the account ${id}; servers that know its sign-in forget it within a minute`);
    } else {
      await resumeAccount(kysely, id, now);
      console.log(`the account ${id} is in use again`);
    }
  });
});

function readArguments() {
  const { values, positionals } = parseCommand(usage, {
    allowPositionals: true,
    options: {
      station: { type: 'string' },
      name: { type: 'string' },
      roles: { type: 'string' },
      issuer: { type: 'string' },
      subject: { type: 'string' },
    },
  });
  const [command = '', id = '', ...rest] = positionals;
  if (!commands.includes(command)) throw wrong(`Say what to do: ${commands.join(', ')}.`);
  const [isOfStation, isOfIdentity] = [
    command === 'list' || command === 'add',
    command === 'add' || command === 'link',
  ];
  if (rest.length > 0 || (isOfStation && id !== '')) throw wrong('There is a word too many.');
  if (!isOfStation && !isUuid(id)) throw wrong('The id of the account is missing, or is no id.');
  if (isOfStation && !isUuid(values.station ?? '')) throw wrong('The station is missing, or is no id: --station ID.');
  if (!isOfStation && values.station !== undefined) throw wrong('The account says which station it is at.');
  const details: Partial<AccountDetails> = {
    ...(values.name === undefined ? {} : { displayName: nameOf(values.name) }),
    ...(values.roles === undefined ? {} : { roles: rolesOf(values.roles) }),
  };
  const isSaid = Object.keys(details).length > 0;
  if (command === 'add') wholeOf(details);
  else if (command !== 'change' && isSaid) throw wrong(`"${command}" takes neither --name nor --roles.`);
  if (command === 'change' && !isSaid) throw wrong('Nothing to change was given: --name, --roles.');
  const { subject, issuer } = values;
  if (!isOfIdentity && (subject !== undefined || issuer !== undefined)) {
    throw wrong(`"${command}" takes neither --subject nor --issuer.`);
  }
  if (isOfIdentity) requireSubject(subject);
  return {
    command,
    station: values.station ?? '',
    id,
    details,
    identityOf: (config: ServerConfig): ProviderIdentity | null =>
      isOfIdentity ? { subject: subject ?? '', issuer: issuer ?? ownIssuer(config) } : null,
  };
}

function ownIssuer({ trustedIssuers }: ServerConfig): string {
  const [first] = trustedIssuers;
  if (first !== undefined) return first.issuer;
  throw wrong('The identity provider is missing: --issuer URL, or WARDKIT_ISSUER.');
}

function wholeOf({ displayName, roles }: Partial<AccountDetails>): AccountDetails {
  if (displayName === undefined || roles === undefined) throw wrong('A new account needs --name and --roles.');
  return { displayName, roles };
}

function required<T>(value: T | null): T {
  if (value === null) throw new Error('the identity of this command was not read');
  return value;
}

function nameOf(text: string): string {
  const name = text.trim();
  if (name === '' || name.length > 100 || /\p{Cc}/u.test(name)) {
    throw wrong('What follows --name must be 1 to 100 characters on one line.');
  }
  return name;
}

function rolesOf(text: string): GivenRole[] {
  const roles = [...new Set(text.split(',').map((each) => each.trim()))];
  const known = roles.flatMap((role) => givenRoles.find((each) => each === role) ?? []);
  if (known.length === roles.length) return known;
  throw wrong('What follows --roles holds a role that can not be given.');
}

/** Links keep a subject as it is: one that is a number of the person would lie there open. */
function requireSubject(subject: string | undefined): void {
  if (subject === undefined || subject === '' || subject.length > 255 || /\p{Cc}/u.test(subject)) {
    throw wrong('The subject is missing: --subject TEXT, the "sub" of the tokens of the person.');
  }
  if (/^\d{15}(\d{2}[\dXx])?$/.test(subject) || /^(\+?86)?1[3-9]\d{9}$/.test(subject)) {
    throw wrong(
      'The subject looks like an identity number or a telephone. Have the identity provider name people by a "sub" that says nothing about them.',
    );
  }
}

function wrong(what: string): UsageFailure {
  return new UsageFailure(what, usage);
}
