import { problemsOf } from '@wardkit/contract/operation';
import { requirementsOf } from '@wardkit/contract/requirements-of';
import { everyOperation, type Rule } from '../contract.ts';

/** Names that one record uses of another: each leads somewhere, and each thing that has a name is used. */
export const names: Rule[] = [
  {
    name: 'operation-without-requirement',
    why: 'a rule that nobody wrote down is one that nobody tests',
    *check(contract) {
      for (const { id, requirements } of everyOperation(contract)) {
        if (requirements.length === 0)
          yield { operation: id, where: 'requirements', message: 'there is none of its own' };
      }
    },
  },
  {
    name: 'unknown-name',
    why: 'a name that leads nowhere is a rule that is not kept',
    *check(contract) {
      const { requirements, problems, events, operations } = contract;
      for (const { id, requirements: rules, problems: codes, emits = [] } of everyOperation(contract)) {
        const unknown = [...missing(rules, requirements), ...missing(codes, problems), ...missing(emits, events)];
        for (const name of unknown) yield { operation: id, where: name, message: 'does not exist' };
      }
      for (const [type, { readWith }] of Object.entries(events)) {
        if (operations[readWith]?.method !== 'GET')
          yield { operation: null, where: type, message: `${readWith} reads nothing` };
      }
      for (const [code, { requirement }] of Object.entries(problems)) {
        if (!(requirement in requirements))
          yield { operation: null, where: code, message: `${requirement} does not exist` };
      }
    },
  },
  {
    name: 'requirement-unused',
    why: 'a rule that no operation keeps is not tested',
    check: (contract) =>
      unused(contract.requirements, everyOperation(contract).flatMap(requirementsOf), 'no operation keeps it'),
  },
  {
    name: 'problem-unused',
    why: 'a problem that is never answered is a page that nobody reaches',
    check: (contract) =>
      unused(contract.problems, everyOperation(contract).flatMap(problemsOf), 'no operation answers it'),
  },
  {
    name: 'event-unused',
    why: 'an event that is never written is waited for in vain',
    check: (contract) =>
      unused(
        contract.events,
        everyOperation(contract).flatMap(({ emits = [] }) => emits),
        'no operation writes it',
      ),
  },
  {
    name: 'requirement-form',
    why: 'an id is looked for by machines and a sentence read by people',
    *check({ requirements }) {
      for (const [id, sentence] of Object.entries(requirements)) {
        if (!/^WK-[A-Z]{3}-\d\d$/.test(id)) yield { operation: null, where: id, message: 'an id is WK-ABC-01' };
        if (!/^\S.*\.$/s.test(sentence))
          yield { operation: null, where: id, message: 'a rule is a sentence with a full stop' };
      }
    },
  },
];

function missing(used: readonly string[], known: object): string[] {
  return used.filter((name) => !Object.hasOwn(known, name));
}

function* unused(known: object, used: readonly string[], message: string) {
  const names = new Set(used);
  for (const name of Object.keys(known)) if (!names.has(name)) yield { operation: null, where: name, message };
}
