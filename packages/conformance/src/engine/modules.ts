import type { OperationRecord } from '@wardkit/contract/operation';
import { operations } from '@wardkit/contract/operations';
import type { RequirementId } from '@wardkit/contract/requirements';

/** The topics of the rules that hold for every module. */
const topics: Readonly<Record<string, string>> = {
  ERR: 'errors',
  INP: 'input',
  IDM: 'idempotency',
  CON: 'concurrency',
  PAG: 'paging',
  BAT: 'batches',
  AUT: 'access',
  PER: 'personal data',
  LIM: 'limits',
  COR: 'cross-origin',
  SEC: 'security',
  VER: 'versions',
  EVT: 'events',
  WHK: 'webhooks',
};

const ofModules = new Map<string, string>();
for (const { id, requirements } of Object.values(operations) as OperationRecord[]) {
  for (const requirement of requirements) {
    const [, prefix = ''] = requirement.split('-');
    if (!ofModules.has(prefix)) ofModules.set(prefix, wordsOf(id.split('.')[0] ?? ''));
  }
}

function wordsOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The module or topic that a requirement belongs to, in words. @example moduleOf('WK-PAG-03') // 'paging' */
export function moduleOf(requirement: RequirementId): string {
  const [, prefix = ''] = requirement.split('-');
  return topics[prefix] ?? ofModules.get(prefix) ?? prefix.toLowerCase();
}
