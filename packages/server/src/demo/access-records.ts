import { day, duringWork, localDate, timestamp } from './moments.ts';
import type { Random } from './random.ts';
import type {
  DemoAccount,
  DemoDevice,
  DemoEmbedSession,
  DemoInvitation,
  DemoPerson,
  DemoRole,
  DemoStation,
} from './types.ts';

interface Given {
  readonly random: Random;
  readonly station: DemoStation;
  readonly accounts: readonly DemoAccount[];
  readonly now: number;
}

function accountWith(accounts: readonly DemoAccount[], role: DemoRole): DemoAccount {
  const account = accounts.find(({ roles }) => roles.includes(role));
  if (account === undefined) throw new Error(`the demo has no ${role}`);
  return account;
}

/** A phone in use, one that was lost and waits to be wiped, and one that was wiped. */
export function makeDevices({ random, station, accounts, now }: Given): DemoDevice[] {
  const [officer, other] = accounts.filter(({ roles }) => roles.includes('officer'));
  const landlord = accountWith(accounts, 'landlord');
  const at = (days: number) => duringWork(now - days * day, random.integer(0, 400));
  const base = { stationId: station.id, wipeOrderedAt: null, wipeReason: null, wipedAt: null, unsentLost: null };
  const device = (account: DemoAccount | undefined, label: string, days: number, seen: number): DemoDevice => {
    const registered = at(days);
    return {
      ...base,
      id: random.uuid(registered),
      accountId: account?.id ?? '',
      label,
      state: 'in-use',
      registeredAt: timestamp(registered),
      lastSeenOn: localDate(now - seen * day),
    };
  };
  const lost = { wipeOrderedAt: timestamp(at(3)), wipeReason: '入户检查途中遗失，已向派出所报告' };
  return [
    device(officer, '社区民警手机 1', 90, 0),
    device(landlord, '房东手机', 40, 1),
    { ...device(other, '社区民警手机 2', 80, 4), ...lost, state: 'wipe-ordered' },
    {
      ...device(other, '旧平板', 200, 2),
      ...lost,
      state: 'wiped',
      wipedAt: timestamp(at(2)),
      unsentLost: random.integer(0, 2),
    },
  ];
}

/** One invitation in each state, of landlords who do not sign in yet. */
export function makeInvitations(given: Given & { readonly landlords: readonly DemoPerson[] }): DemoInvitation[] {
  const { random, station, accounts, landlords, now } = given;
  const officer = accountWith(accounts, 'officer');
  const redeemer = accountWith(accounts, 'landlord');
  const linked = new Set(accounts.map(({ personId }) => personId));
  const waiting = landlords.filter(({ id }) => !linked.has(id));
  const code = () => Array.from({ length: 16 }, () => random.pick([...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'])).join('');
  const invitation = (personId: string, days: number, lifetime: number): DemoInvitation => {
    const created = duringWork(now - days * day, random.integer(0, 400));
    return {
      id: random.uuid(created),
      stationId: station.id,
      personId,
      role: 'landlord',
      code: code(),
      createdAt: timestamp(created),
      createdByAccountId: officer.id,
      expiresAt: timestamp(created + lifetime * day),
      redeemedAt: null,
      redeemedByAccountId: null,
      revokedAt: null,
    };
  };
  const personAt = (index: number) => (waiting[index % Math.max(1, waiting.length)] ?? landlords[0])?.id ?? '';
  const redeemed = invitation(redeemer.personId ?? '', 60, 14);
  const revoked = invitation(personAt(1), 20, 30);
  return [
    invitation(personAt(0), 2, 30),
    invitation(personAt(2), 50, 14),
    { ...revoked, revokedAt: timestamp(Date.parse(revoked.createdAt) + day) },
    {
      ...redeemed,
      redeemedAt: timestamp(Date.parse(redeemed.createdAt) + 2 * day),
      redeemedByAccountId: redeemer.id,
    },
  ];
}

/** What a portal's backend made for an officer: all of it over, so that no token of the demo opens anything. */
export function makeEmbedSessions({ random, station, accounts, now }: Given): DemoEmbedSession[] {
  const officer = accountWith(accounts, 'officer');
  const program = accountWith(accounts, 'integrator');
  return [1, 2].map((days) => {
    const created = duringWork(now - days * day, random.integer(0, 400));
    return {
      id: random.uuid(created),
      stationId: station.id,
      accountId: officer.id,
      subject: officer.subject,
      origin: 'https://portal.example',
      widgets: ['ward-doorplate-sheet'],
      scopes: ['doorplates:read', 'session:read'],
      createdAt: timestamp(created),
      createdByAccountId: program.id,
      expiresAt: timestamp(created + 900_000),
      revokedAt: days === 2 ? timestamp(created + 300_000) : null,
    };
  });
}
