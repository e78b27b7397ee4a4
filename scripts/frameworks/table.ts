import type { Outcome } from './checks.ts';

/** The outcomes as a plain table, a line a check and a column a framework, and below it why each failed. */
export function table(outcomes: ReadonlyMap<string, readonly Outcome[]>): string {
  const names = [...outcomes.keys()];
  const checks = [...new Set([...outcomes.values()].flatMap((each) => each.map(({ check }) => check)))];
  const first = Math.max(...checks.map((check) => check.length));
  const line = (head: string, cells: readonly string[]) =>
    [head.padEnd(first), ...cells.map((cell, index) => cell.padEnd(names[index]?.length ?? 0))].join('  ').trimEnd();
  const reasons = new Map<string, string>();
  const tell = (what: string, name: string, check: string, reason: string) => {
    // The same reason is told once, with the first check that it kept from passing.
    if (!reasons.has(name + reason)) reasons.set(name + reason, `${what}  ${name}  ${check}: ${reason}`);
  };
  const lines = checks.map((check) => {
    const cells = names.map((name) => {
      const outcome = outcomes.get(name)?.find((each) => each.check === check);
      if (outcome === undefined) return '-';
      if (outcome.limit !== undefined) tell('limit', name, check, outcome.limit);
      if (outcome.reason === null) return outcome.limit === undefined ? 'pass' : 'limit';
      tell('fail', name, check, outcome.reason);
      return 'fail';
    });
    return line(check, cells);
  });
  const told = [...reasons.values()];
  return [line('', names), ...lines, ...(told.length > 0 ? ['', ...told] : [])].join('\n');
}
