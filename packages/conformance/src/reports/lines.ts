import { allOperations } from '@wardkit/contract/operations';
import { countOf, type Finding, type Outcome, type RunReport } from '../engine/outcome.ts';

/** The report as lines for a terminal: one a requirement, grouped by module, what was left behind, and the counts. */
export function linesOf(report: RunReport): string[] {
  const lines = [
    `Wardkit conformance ${report.kit}, contract ${report.contract}`,
    `${report.url}: ${report.server.name} ${report.server.version}, ${report.claimedOperations} operations claimed`,
    accountsLine(report),
  ];
  for (const [module, findings] of byModule(report.findings)) {
    lines.push('', module);
    for (const finding of findings) lines.push(...linesOfFinding(finding));
  }
  lines.push('', ...report.leftBehind.map((what) => `Left behind: ${what}`));
  if (report.made > 0 && report.leftBehind.length === 0) {
    lines.push(`Made and deleted again: ${report.made} records`);
  }
  lines.push(trafficLine(report));
  if (report.ended !== null) lines.push(`The run ended early: ${report.ended}`);
  lines.push(summaryOf(report));
  return lines;
}

/** The findings by module, in the order in which they come. */
export function byModule(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const modules = new Map<string, Finding[]>();
  for (const finding of findings) modules.set(finding.module, [...(modules.get(finding.module) ?? []), finding]);
  return modules;
}

/** The counts in one line. @example '61 passed, 0 failed, 40 not claimed, 3 not examined' */
export function summaryOf(report: RunReport): string {
  const outcomes: readonly Outcome[] = ['passed', 'failed', 'not claimed', 'not examined'];
  return outcomes.map((outcome) => `${countOf(report, outcome)} ${outcome}`).join(', ');
}

function linesOfFinding({ requirement, outcome, rule, checks, reason, notSeen }: Finding): string[] {
  const line = `  ${outcome.padEnd(12)} ${requirement}  ${rule}`;
  if (outcome === 'not claimed') return [line];
  if (outcome === 'passed') return [line, ...notSeen.map((what) => `               not seen: ${what}`)];
  if (outcome === 'not examined') return [line, `               ${reason ?? ''}`];
  const failed = checks.filter((check) => check.outcome === 'failed');
  return [
    line,
    ...failed.flatMap(({ title, expected, came }) => [
      `               shown by: ${title}`,
      `               expected: ${expected}`,
      `               came:     ${came}`,
      ...addressesIn(came).map((address) => `               that is:  ${address}`),
    ]),
  ];
}

/** Method and path of the operations that a text names. */
export function addressesIn(text: string | null): string[] {
  const ids = new Set(text?.match(/\b[a-z][A-Za-z]*\.[a-z][A-Za-z]*\b/g) ?? []);
  return allOperations.filter(({ id }) => ids.has(id)).map(({ id, method, path }) => `${id} is ${method} ${path}`);
}

function accountsLine({ accounts, clockOffset }: RunReport): string {
  const who =
    accounts.roles.length === 0
      ? 'no accounts: only what strangers may do is examined'
      : `accounts of ${accounts.roles.join(', ')} at ${accounts.stations} station${accounts.stations === 1 ? '' : 's'}, by ${accounts.from}`;
  return clockOffset === null
    ? who
    : `${who}; the server's clock is ${Math.abs(clockOffset)} ms ${clockOffset < 0 ? 'behind' : 'ahead of'} ours`;
}

function trafficLine({ requests, bytesSent, bytesReceived, milliseconds, waited }: RunReport): string {
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
  const pause = waited > 0 ? `, held back for ${(waited / 1000).toFixed(1)} s to stay within the limits` : '';
  return `${requests} requests in ${(milliseconds / 1000).toFixed(1)} s, ${kilobytes(bytesSent)} sent, ${kilobytes(bytesReceived)} received${pause}`;
}
