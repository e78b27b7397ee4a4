import type { Finding, RunReport } from '../engine/outcome.ts';
import { byModule } from './lines.ts';
import { escapeMarkup } from './markup.ts';

/** The report as JUnit XML, as CI servers read it: a suite a module, a case a requirement. */
export function junitOf(report: RunReport): string {
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(3);
  const suites = [...byModule(report.findings)].map(([module, findings]) => {
    const cases = findings.map((finding) => caseOf(finding, seconds(timeOf(finding))));
    const time = seconds(findings.reduce((sum, finding) => sum + timeOf(finding), 0));
    return [
      `  <testsuite name="${escapeMarkup(module)}" ${countsOf(findings)} time="${time}" timestamp="${report.startedAt}">`,
      ...cases,
      '  </testsuite>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="Wardkit conformance of ${escapeMarkup(report.url)}" ${countsOf(report.findings)} time="${seconds(report.milliseconds)}">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function countsOf(findings: readonly Finding[]): string {
  const failures = findings.filter(({ outcome }) => outcome === 'failed').length;
  const skipped = findings.filter(({ outcome }) => outcome.startsWith('not')).length;
  return `tests="${findings.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
}

function timeOf({ checks }: Finding): number {
  return checks.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}

function caseOf({ requirement, module, rule, outcome, reason }: Finding, time: string): string {
  const name = escapeMarkup(`${requirement} ${rule}`);
  const head = `    <testcase classname="${escapeMarkup(`wardkit.${module}`)}" name="${name}" time="${time}"`;
  if (outcome === 'passed') return `${head}/>`;
  const said = escapeMarkup(reason ?? outcome);
  const inside =
    outcome === 'failed' ? `<failure message="${said}"/>` : `<skipped message="${escapeMarkup(outcome)}: ${said}"/>`;
  return `${head}>${inside}</testcase>`;
}
