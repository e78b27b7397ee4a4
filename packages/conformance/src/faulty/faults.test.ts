import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type RequirementId, requirements } from '@wardkit/contract/requirements';
import { allChecks } from '../checks/index.ts';
import type { Accounts } from '../engine/account.ts';
import { usualLimits } from '../engine/budget.ts';
import { runKit } from '../engine/run.ts';
import { watchers } from '../watchers/index.ts';
import { crowdsOf } from './crowds.ts';
import type { Fault } from './fault.ts';
import { faults } from './faults.ts';
import { startFaulty } from './faulty-server.ts';
import { offering } from './offering.ts';
import { listedOrigin } from './reference-server.ts';
import { type ReferenceServers, startReferences } from './reference-servers.ts';

const faultless: Fault = { name: 'breaks nothing', breaks: [], start: () => (_asked, pass) => pass() };
/** Runs at a time. Each has a reference server of its own: what one run writes is no business of another. */
const width = 2;
/**
 * In every test run each of these rules is broken alone, on a server that offers what the rules are shown by. With
 * FAULTS=crowds the others are broken several at a time, with FAULTS=each every faulty server stands alone
 * (`npm run test:faults`): that takes minutes.
 */
const walk = process.env.FAULTS ?? 'general';
const general = /^WK-(IDM|CON|PAG|INP|PER)-/;
const order = Object.keys(requirements) as RequirementId[];

/** Whether a rule can only be shown by records that stay. */
function isShownByRecords(id: RequirementId): boolean {
  return allChecks.filter(({ requirement }) => requirement === id).every(({ needs }) => needs.writesRecords === true);
}

function firstOfEach(all: readonly Fault[]): readonly Fault[] {
  const seen = new Set<RequirementId>();
  return all.filter(({ breaks: [id] }) => {
    if (id === undefined || !general.test(id) || seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

const alone = walk === 'each' ? faults : firstOfEach(faults);
const crowds = walk === 'crowds' ? crowdsOf(faults.filter((fault) => !alone.includes(fault))) : [];
const shownBy = new Set([
  'meta.get',
  'session.get',
  'places.listDivisions',
  'places.listPremises',
  'places.getPremises',
  'stays.list',
  'hazards.list',
  'subscriptions.list',
  'subscriptions.get',
  'subscriptions.create',
  'subscriptions.change',
  'subscriptions.delete',
  'subscriptions.createSecret',
  'subscriptions.createWithoutId',
]);
const uploads = ['create', 'append', 'get', 'getContent', 'delete'].map((verb) => `attachments.${verb}`);
const plates = ['list', 'get', 'issue', 'revoke'].map((verb) => `doorplates.${verb}`);
/** Rules whose fault lies in other operations. */
const shownBesides: Partial<Record<RequirementId, readonly string[]>> = {
  'WK-IDM-01': uploads,
  'WK-IDM-04': uploads,
  'WK-PER-04': plates,
  'WK-CON-08': plates,
};

/** A server that offers as much as its fault is shown by. */
function lean(fault: Fault): Fault {
  return offering(new Set([...shownBy, ...fault.breaks.flatMap((id) => shownBesides[id] ?? [])]), fault);
}

/** A few accounts of each kind: enough for every rule, and half the calls. */
const roles = ['officer', 'landlord', 'administrator', 'resident', 'integrator', 'supervisor', 'audit-reviewer'];

function someOf(all: Accounts): Accounts {
  const [home, ...others] = [...new Set(all.accounts.map(({ station }) => station))];
  const accounts = all.accounts.filter(({ role, station }) =>
    station === home ? roles.includes(role) : station === others[0],
  );
  return { ...all, accounts };
}

describe('the kit before servers that break one rule each', { concurrency: width }, () => {
  const free: string[] = [];
  const waiting: ((url: string) => void)[] = [];
  let references: ReferenceServers;
  before(async () => {
    references = await startReferences(width, {
      WARDKIT_RATE: '1000000',
      WARDKIT_HEARTBEAT: '1',
      WARDKIT_WEBHOOK_SECONDS: '5',
    });
    free.push(...references.urls);
  });
  after(() => references.close());

  const take = () => {
    const url = free.pop();
    return url ?? new Promise<string>((resolve) => waiting.push(resolve));
  };
  const give = (url: string) => {
    const next = waiting.shift();
    if (next === undefined) free.push(url);
    else next(url);
  };

  async function broken(fault: Fault, choose: (all: Accounts) => Accounts): Promise<void> {
    const url = await take();
    const faulty = await startFaulty(url, fault);
    try {
      const report = await runKit({
        base: new URL(`${faulty.url}/`),
        accounts: choose(await references.accountsAt(url)),
        checks: allChecks,
        watchers,
        limits: { ...usualLimits, request: 60_000, run: 300_000, requests: 20_000 },
        options: {
          writeRecords: fault.breaks.some(isShownByRecords),
          listedOrigin,
          longestSilence: 3,
          longestRetryWait: 0,
        },
        version: 'test',
      });
      const failed = report.findings.filter(({ outcome }) => outcome === 'failed');
      assert.deepEqual(
        failed.map(({ requirement }) => requirement),
        order.filter((id) => fault.breaks.includes(id)),
        failed.map(({ requirement, reason }) => `${requirement}: ${reason}`).join('\n'),
      );
      assert.equal(report.ended, null);
    } finally {
      await faulty.close();
      give(url);
    }
  }

  test('finds nothing where a server breaks nothing', () => broken(lean(faultless), (all) => all));
  for (const fault of alone) {
    const server = walk === 'each' ? fault : lean(fault);
    test(`finds exactly ${fault.breaks.join(', ')} where a server ${fault.name}`, () => broken(server, someOf));
  }
  for (const crowd of crowds) {
    const ids = order.filter((id) => crowd.breaks.includes(id));
    test(`finds exactly ${ids.join(', ')} where a server breaks all of these`, () => broken(crowd, someOf));
  }
});

test('the faulty servers break many rules, and more than 25 of them alone', () => {
  const rules = (of: readonly Fault[]) => new Set(of.flatMap(({ breaks }) => breaks)).size;
  assert.ok(rules(alone) >= 25, `${rules(alone)} alone`);
  assert.ok(rules(faults) >= 60, `${rules(faults)} in all`);
  for (const { name, breaks } of faults) assert.equal(breaks.length, 1, name);
  assert.equal(new Set(faults.map(({ name }) => name)).size, faults.length, 'two faults of one name');
});
