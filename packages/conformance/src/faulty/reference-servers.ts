import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Account, type Accounts } from '../engine/account.ts';
import { usualLimits } from '../engine/budget.ts';
import { developmentAccounts } from '../engine/development-accounts.ts';
import { Wire } from '../engine/wire.ts';
import { listedOrigin, startReference } from './reference-server.ts';

const program = fileURLToPath(new URL('../../../server/src/suites/postgres-reference.ts', import.meta.url));

/** Reference servers, each with data of its own. */
export interface ReferenceServers {
  readonly urls: readonly string[];
  readonly engine: 'PostgreSQL' | 'PGlite';
  /** What a run may sign in as at one of them. */
  accountsAt(url: string): Promise<Accounts>;
  close(): Promise<void>;
}

type Line = { urls: string[]; accounts: { role?: Account['role']; station?: string; token: string }[] } | null;

/** Starts so many: on PostgreSQL where there is one, since the embedded database takes several times as long for a call. */
export async function startReferences(
  count: number,
  environment: Readonly<Record<string, string>>,
): Promise<ReferenceServers> {
  const settings = JSON.stringify({
    WARDKIT_ORIGINS: listedOrigin,
    WARDKIT_WEBHOOK_HOSTS: '127.0.0.1',
    ...environment,
  });
  const child = spawn(process.execPath, ['--conditions=wardkit-source', program, String(count), settings], {
    env: { PATH: process.env.PATH ?? '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const found = JSON.parse(line) as Line;
  if (found === null) return startEmbedded(count, environment);
  const accounts = found.accounts.flatMap(({ role, station, token }) =>
    role === undefined ? [] : new Account(role, station ?? '', token),
  );
  return {
    urls: found.urls,
    engine: 'PostgreSQL',
    accountsAt: async () => ({ accounts, refused: new Map(), from: 'an issuer of the tests' }),
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}

async function startEmbedded(count: number, environment: Readonly<Record<string, string>>): Promise<ReferenceServers> {
  const servers = await Promise.all(Array.from({ length: count }, () => startReference(environment)));
  return {
    urls: servers.map(({ url }) => url),
    engine: 'PGlite',
    async accountsAt(url) {
      const wire = new Wire();
      const accounts = await developmentAccounts(wire, new URL(`${url}/`), usualLimits.request);
      wire.close();
      return accounts;
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
