import type { Contract, Exemption, Finding, Rule } from './contract.ts';
import { exemptions } from './exemptions.ts';
import { behaviour } from './rules/behaviour.ts';
import { callersRules } from './rules/callers.ts';
import { factsOnce } from './rules/facts-once.ts';
import { forbiddenFields } from './rules/forbidden-fields.ts';
import { names } from './rules/names.ts';
import { personalData } from './rules/personal-data.ts';
import { schemas } from './rules/schemas.ts';
import { stateMachines } from './rules/state-machines.ts';

/** Every rule that the records keep. */
export const rules: readonly Rule[] = [
  ...factsOnce,
  ...behaviour,
  ...personalData,
  ...forbiddenFields,
  ...schemas,
  ...names,
  ...callersRules,
  ...stateMachines,
];

/**
 * Looks for faults in a contract.
 *
 * @param contract the records as data
 * @param exempt places where a rule does not hold, each with its reason; one that exempts nothing is a finding itself
 */
export function lint(contract: Contract, exempt: readonly Exemption[] = exemptions): Finding[] {
  const all = rules.flatMap((rule) => [...rule.check(contract)].map((fault) => ({ rule: rule.name, ...fault })));
  // A schema and what it wraps stand in one place: one fault there is one finding.
  const found = [...new Map(all.map((finding) => [JSON.stringify(finding), finding])).values()];
  const used = new Set<Exemption>();
  const findings = found.filter((finding) => {
    const matching = exempt.filter((exemption) => exempts(exemption, finding));
    for (const exemption of matching) used.add(exemption);
    return matching.length === 0;
  });
  const idle = exempt.filter((exemption) => !used.has(exemption));
  return [...findings, ...idle.map(idleFinding)];
}

function exempts({ rule, of, where }: Exemption, finding: Finding): boolean {
  return rule === finding.rule && of === finding.operation && where === finding.where;
}

function idleFinding({ rule, of, where }: Exemption): Finding {
  return { rule: 'idle-exemption', operation: of, where, message: `${rule} finds nothing there` };
}
