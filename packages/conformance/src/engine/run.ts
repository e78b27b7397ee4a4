import type { OperationRecord } from '@wardkit/contract/operation';
import { allOperations } from '@wardkit/contract/operations';
import { type RequirementId, requirements } from '@wardkit/contract/requirements';
import { requirementsOf } from '@wardkit/contract/requirements-of';
import { type Accounts, noAccounts } from './account.ts';
import { Budget, type Limits } from './budget.ts';
import type { Line } from './caller.ts';
import type { Check } from './check.ts';
import { readClockOffset } from './clock-offset.ts';
import { Context, type RunOptions } from './context.ts';
import { developmentAccounts } from './development-accounts.ts';
import { Ledger } from './ledger.ts';
import { moduleOf } from './modules.ts';
import { type CheckFinding, type Finding, joinOutcomes, type RunReport } from './outcome.ts';
import { Pacer } from './pacer.ts';
import { runCheck, withoutSecrets } from './run-check.ts';
import { readSessions } from './sessions.ts';
import { readTarget } from './target.ts';
import { unservedAmong } from './unserved.ts';
import { UnusableInput } from './unusable-input.ts';
import { Watch, type Watcher } from './watcher.ts';
import { Wire } from './wire.ts';
import { WireFault } from './wire-fault.ts';

/** Checks that go at the same time. */
const width = 8;
/** Milliseconds that removing what a run made may take beyond the run's own time. */
const cleaningTime = 20_000;

export interface RunParts {
  readonly base: URL;
  /** Null: those of the development sign-in, where the server has one. */
  readonly accounts: Accounts | null;
  readonly checks: readonly Check[];
  readonly watchers: readonly Watcher[];
  readonly limits: Limits;
  readonly options: RunOptions;
  readonly version: string;
  /** Ends the run early; what it made is removed all the same. */
  readonly signal?: AbortSignal;
}

/**
 * Examines a server and gives what was found of every requirement of the contract.
 *
 * @throws {UnusableInput} where there is nothing that can be examined, in plain words
 */
export async function runKit(parts: RunParts): Promise<RunReport> {
  const startedAt = new Date().toISOString();
  const wire = new Wire();
  const budget = new Budget(parts.limits);
  const stop = () => budget.end('the run was interrupted');
  parts.signal?.addEventListener('abort', stop);
  const line: Line = { wire, base: parts.base, budget, pacer: new Pacer(), watch: new Watch(parts.watchers) };
  try {
    const target = await readTarget(wire, parts.base, parts.limits.request);
    const operations = claimedOperations(target.claims.operations);
    const accounts =
      parts.accounts ?? (await developmentAccounts(wire, parts.base, parts.limits.request).catch(() => noAccounts));
    const sessions = await readSessions(accounts.accounts, line, target.claims.operations.includes('session.get'));
    if (sessions !== null && sessions.taken === 0 && sessions.refused === accounts.accounts.length) {
      throw new UnusableInput(
        `The server lets none of the ${sessions.refused} accounts of ${accounts.from} in (401 or 403). Give tokens that are in force.`,
      );
    }
    const ledger = new Ledger();
    const unserved = await unservedAmong(operations, line);
    const context = new Context({
      target,
      operations: operations.filter((operation) => !unserved.includes(operation)),
      unserved,
      accounts,
      options: parts.options,
      ledger,
      line,
    });
    const clockOffset = await readClockOffset(context);
    const claimed = new Set(operations.flatMap(requirementsOf));
    const meant = parts.checks.filter(({ requirement }) => claimed.has(requirement));
    const found = await runAll(meant, context);
    const leftBehind = await clean(ledger, line, parts.limits);
    await context.close();
    return {
      url: parts.base.href.replace(/\/$/, ''),
      server: { name: target.claims.name ?? 'unnamed', version: target.claims.version ?? 'unknown' },
      contract: '1',
      kit: parts.version,
      startedAt,
      milliseconds: Math.round(performance.now() - budget.startedAt),
      requests: budget.requests,
      bytesSent: budget.bytesSent,
      bytesReceived: budget.bytesReceived,
      waited: Math.round(line.pacer.waited),
      clockOffset,
      accounts: {
        from: accounts.from,
        roles: [...new Set(accounts.accounts.map(({ role }) => role as string))].sort(),
        stations: new Set(accounts.accounts.map(({ station }) => station)).size,
      },
      claimedOperations: operations.length,
      findings: join(claimed, operations, parts, found, line.watch, budget.ended),
      made: ledger.count,
      leftBehind,
      ended: budget.ended,
    };
  } catch (cause) {
    if (!(cause instanceof WireFault)) throw cause;
    throw new UnusableInput(`${parts.base.href.replace(/\/$/, '')} cannot be examined: ${cause.message}.`);
  } finally {
    parts.signal?.removeEventListener('abort', stop);
    budget.close();
    wire.close();
  }
}

/** The records of what a server claims; ids of a later contract are left alone. */
function claimedOperations(ids: readonly string[]): readonly OperationRecord[] {
  const claimed = new Set(ids);
  return allOperations.filter(({ id }) => claimed.has(id));
}

async function runAll(checks: readonly Check[], context: Context): Promise<ReadonlyMap<Check, CheckFinding>> {
  const found = new Map<Check, CheckFinding>();
  const alone = checks.filter(({ needs }) => needs.alone === true);
  for (const check of alone) found.set(check, await runCheck(check, context));
  const slow = checks.filter(({ needs }) => needs.slow === true && needs.alone !== true);
  const patient = Promise.all(slow.map(async (check) => found.set(check, await runCheck(check, context))));
  // What stays on the server is written last, so that no other check meets it half-way.
  const early = new Set([...alone, ...slow]);
  const writing = checks.filter((check) => check.needs.writesRecords === true && !early.has(check));
  const late = new Set(writing);
  const waiting = checks.filter((check) => !early.has(check) && !late.has(check));
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      found.set(check, await runCheck(check, context));
    }
  };
  await Promise.all([patient, ...Array.from({ length: width }, worker)]);
  for (const check of writing) found.set(check, await runCheck(check, context));
  return found;
}

/** Removes what the run made, even when its own time is up. */
async function clean(ledger: Ledger, line: Line, limits: Limits): Promise<string[]> {
  const spent = line.budget;
  const own = new Budget({ ...limits, run: cleaningTime, requests: 2 * ledger.count + 100 });
  Object.assign(line, { budget: own });
  const failed = await ledger.clear();
  Object.assign(line, { budget: spent });
  own.close();
  spent.requests += own.requests;
  const kinds = new Map<string, number>(ledger.lasting);
  for (const what of failed) {
    const kind = `${what} that could not be deleted`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return [...kinds].map(([what, count]) => `${count} x ${what}`);
}

function join(
  claimed: ReadonlySet<RequirementId>,
  operations: readonly OperationRecord[],
  parts: RunParts,
  found: ReadonlyMap<Check, CheckFinding>,
  watch: Watch,
  ended: string | null,
): Finding[] {
  const counting = watch.sightings.filter(
    ({ watcher: { among }, seen }) => seen > 0 || among === undefined || operations.some(among),
  );
  const watched = counting.map(({ watcher, seen, wrong, violations }) => {
    const told = [...violations];
    const finding: CheckFinding = {
      title: `${watcher.title} (${seen} seen)`,
      outcome: wrong > 0 ? 'failed' : seen > 0 ? 'passed' : 'not examined',
      reason: seen > 0 ? null : (ended ?? 'no answer of this kind came'),
      expected: wrong > 0 ? [...new Set(told.map(([, { expected }]) => expected))].join('; or: ') : null,
      came: wrong > 0 ? `${told.map(([name, { came }]) => `${name}: ${came}`).join('; ')} (${wrong} in all)` : null,
      milliseconds: 0,
    };
    return { requirement: watcher.requirement, finding };
  });
  watched.push({ requirement: 'WK-DSC-01', finding: watch.tally.finding() });
  return (Object.keys(requirements) as RequirementId[]).map((requirement) => {
    const base = { requirement, module: moduleOf(requirement), rule: requirements[requirement] };
    if (!claimed.has(requirement)) return { ...base, outcome: 'not claimed', reason: null, notSeen: [], checks: [] };
    const own = parts.checks.flatMap((check) => (check.requirement === requirement ? (found.get(check) ?? []) : []));
    const seen = watched.flatMap((each) => (each.requirement === requirement ? each.finding : []));
    const checks = [...own, ...seen].map(withoutSecrets);
    if (checks.length === 0) {
      return { ...base, outcome: 'not examined', reason: 'no test in this version', notSeen: [], checks };
    }
    const outcome = joinOutcomes(checks.map((check) => check.outcome));
    const settled = outcome === 'not claimed' ? 'not examined' : outcome;
    return {
      ...base,
      outcome: settled,
      reason: reasonOf(settled, checks),
      notSeen: notSeenOf(settled, checks),
      checks,
    };
  });
}

function notSeenOf(outcome: Finding['outcome'], checks: readonly CheckFinding[]): string[] {
  if (outcome !== 'passed') return [];
  const unseen = checks.filter((check) => check.outcome !== 'passed');
  return unseen.map(({ title, reason }) => `${title}: ${reason}`);
}

function reasonOf(outcome: Finding['outcome'], checks: readonly CheckFinding[]): string | null {
  if (outcome === 'passed') return null;
  const telling = checks.filter((check) => check.outcome === outcome || outcome === 'not examined');
  const lines = telling.map(({ reason, expected, came, title }) =>
    outcome === 'failed' ? `${title}: expected ${expected}; came ${came}` : (reason ?? ''),
  );
  return [...new Set(lines)].join(' | ');
}
