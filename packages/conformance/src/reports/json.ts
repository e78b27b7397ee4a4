import { countOf, type RunReport } from '../engine/outcome.ts';

/** The report for programs. Its form is kept within a major version of the kit; members may be added. */
export function jsonOf(report: RunReport): string {
  const summary = {
    passed: countOf(report, 'passed'),
    failed: countOf(report, 'failed'),
    notClaimed: countOf(report, 'not claimed'),
    notExamined: countOf(report, 'not examined'),
  };
  return `${JSON.stringify({ ...report, summary }, null, 2)}\n`;
}
