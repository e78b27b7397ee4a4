import type { Check } from './check.ts';
import type { Context } from './context.ts';
import type { CheckFinding } from './outcome.ts';
import { NotExamined, Violation } from './violation.ts';
import { WireFault } from './wire-fault.ts';

/** Runs one check and says what came of it; a fault of the kit itself is told as one. */
export async function runCheck(check: Check, context: Context): Promise<CheckFinding> {
  const startedAt = performance.now();
  const finding = (outcome: CheckFinding['outcome'], rest: Partial<CheckFinding> = {}): CheckFinding => ({
    title: check.title,
    outcome,
    reason: null,
    expected: null,
    came: null,
    ...rest,
    milliseconds: Math.round(performance.now() - startedAt),
  });
  const lacking = lackOf(check, context);
  if (lacking !== null) return finding(lacking.outcome, { reason: lacking.reason });
  try {
    await runTwiceWhereCut(check, context);
    return finding('passed');
  } catch (cause) {
    if (cause instanceof Violation) return finding('failed', { expected: cause.expected, came: cause.came });
    if (cause instanceof NotExamined) return finding('not examined', { reason: cause.message });
    if (context.budget.ended !== null) return finding('not examined', { reason: context.budget.ended });
    if (cause instanceof WireFault) return finding('failed', { expected: 'a whole answer', came: cause.message });
    // A server may answer anything: what a check stumbles over is the answer's fault, and never ends the run.
    const kind = cause instanceof Error ? cause.name : typeof cause;
    return finding('failed', {
      expected: 'answers that can be read by the contract',
      came: `one that cannot (${kind})`,
    });
  }
}

/** A lost or late answer may be the network's: only one that is lost a second time is told. */
async function runTwiceWhereCut(check: Check, context: Context): Promise<void> {
  try {
    await check.run(context);
  } catch (cause) {
    if (!(cause instanceof WireFault) || context.budget.ended !== null) throw cause;
    await check.run(context);
  }
}

function lackOf(
  { needs }: Check,
  context: Context,
): { outcome: 'not claimed' | 'not examined'; reason: string } | null {
  const unclaimed = (needs.operations ?? []).filter((id) => !context.claims(id));
  if (unclaimed.length > 0) {
    return { outcome: 'not claimed', reason: `it needs ${unclaimed.join(', ')}, which the server does not claim` };
  }
  const isHere = (role: string) => context.home.some(({ account }) => account.role === role);
  const roles = (needs.roles ?? []).filter((role) => !isHere(role));
  if (roles.length > 0) return { outcome: 'not examined', reason: `no account of the role ${roles.join(', ')}` };
  if (needs.otherStation === true && context.others.length === 0) {
    return { outcome: 'not examined', reason: 'no account of another station' };
  }
  if (needs.writesRecords === true && !context.options.writeRecords) {
    return { outcome: 'not examined', reason: 'it leaves records that stay (--write-records)' };
  }
  if (context.budget.ended !== null) return { outcome: 'not examined', reason: context.budget.ended };
  return null;
}

/** The last net: whatever a check said of an answer, no token, identity number or telephone gets into a report. */
export function withoutSecrets(finding: CheckFinding): CheckFinding {
  const clean = (text: string | null) =>
    text === null
      ? null
      : text
          .replaceAll(/Bearer \S+/gi, 'Bearer [a token]')
          .replaceAll(/[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, '[a token]')
          .replaceAll(/(?<![0-9A-Za-z])(?:\+?86)?1[3-9]\d{9}(?![0-9A-Za-z])/g, '[a telephone]')
          .replaceAll(/(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])/g, '[an identity number]');
  return { ...finding, reason: clean(finding.reason), expected: clean(finding.expected), came: clean(finding.came) };
}
