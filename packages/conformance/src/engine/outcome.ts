import type { RequirementId } from '@wardkit/contract/requirements';

/** What can be found. */
export type Outcome = 'passed' | 'failed' | 'not claimed' | 'not examined';

/** What one check or watcher found. */
export interface CheckFinding {
  readonly title: string;
  readonly outcome: Outcome;
  /** Why it was not examined. */
  readonly reason: string | null;
  readonly expected: string | null;
  readonly came: string | null;
  readonly milliseconds: number;
}

/** What was found about one requirement. */
export interface Finding {
  readonly requirement: RequirementId;
  readonly module: string;
  readonly rule: string;
  readonly outcome: Outcome;
  /** Why it failed or was not examined, in one line; null where it passed or is not claimed. */
  readonly reason: string | null;
  /** Of one that passed: what could not be looked at, and why. Empty where everything was. */
  readonly notSeen: readonly string[];
  readonly checks: readonly CheckFinding[];
}

/** A whole run. It holds no token and no personal data. */
export interface RunReport {
  readonly url: string;
  readonly server: { readonly name: string; readonly version: string };
  readonly contract: '1';
  readonly kit: string;
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly requests: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** Milliseconds that requests were held back, so that no caller goes over the server's limit. */
  readonly waited: number;
  /** The server's clock less ours, in milliseconds; null where it tells none. */
  readonly clockOffset: number | null;
  readonly accounts: { readonly from: string; readonly roles: readonly string[]; readonly stations: number };
  readonly claimedOperations: number;
  readonly findings: readonly Finding[];
  readonly made: number;
  /** What the run left on the server, in words. */
  readonly leftBehind: readonly string[];
  /** Why the run ended early; null where it did not. */
  readonly ended: string | null;
}

/** How many requirements came out so. */
export function countOf(report: RunReport, outcome: Outcome): number {
  return report.findings.filter((finding) => finding.outcome === outcome).length;
}

/** The outcome of a requirement from those of its checks: what is worst and what says most comes first. */
export function joinOutcomes(outcomes: readonly Outcome[]): Outcome {
  const order: readonly Outcome[] = ['failed', 'passed', 'not examined', 'not claimed'];
  return order.find((outcome) => outcomes.includes(outcome)) ?? 'not examined';
}
