import { type Role, roles } from '@wardkit/contract/role';
import { Account, type Accounts, noAccounts } from './account.ts';
import { memberOf } from './answer.ts';
import type { Wire } from './wire.ts';

/** The most accounts of one role at one station: two people of a role can meet on a record. */
const mostAlike = 2;

interface Offer {
  readonly id: string;
  readonly role: Role;
  readonly station: string;
}

/** Signs in at the development sign-in, where the server has one: a few accounts of every role and station. */
export async function developmentAccounts(wire: Wire, base: URL, timeout: number): Promise<Accounts> {
  const ask = (method: string, path: string, headers: Record<string, string> = {}, body?: unknown) =>
    wire.exchange({
      method,
      url: new URL(path, base),
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? null : new TextEncoder().encode(JSON.stringify(body)),
      timeout,
    });
  const offers = offersIn((await ask('GET', 'dev/accounts')).body);
  const accounts: Account[] = [];
  for (const { id, role, station } of offers) {
    const signedIn = await ask('POST', 'dev/sign-in', {}, { account: id });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const token = memberOf((await ask('GET', 'dev/token', { cookie })).body, 'token');
    if (typeof token === 'string') accounts.push(new Account(role, station, token));
  }
  return accounts.length === 0 ? noAccounts : { accounts, refused: new Map(), from: 'the development sign-in' };
}

function offersIn(body: unknown): Offer[] {
  if (!Array.isArray(body)) return [];
  const counts = new Map<string, number>();
  const offers: Offer[] = [];
  for (const each of body) {
    const [id, role, station] = ['id', 'role', 'stationName'].map((name) => memberOf(each, name));
    if (typeof id !== 'string' || !(roles as readonly unknown[]).includes(role)) continue;
    const kind = `${String(role)} ${String(station)}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count <= mostAlike) offers.push({ id, role: role as Role, station: String(station ?? '') });
  }
  return offers;
}
