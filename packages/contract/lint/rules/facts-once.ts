import { asksForPurpose, type OperationRecord, problemsOf } from '@wardkit/contract/operation';
import type { RequirementId } from '@wardkit/contract/requirements';
import { requirementsOf } from '@wardkit/contract/requirements-of';
import { everyOperation, type Fault, type Rule } from '../contract.ts';
import { membersOf } from '../schema-places.ts';

/** How alike the words of two sentences may be, from 0 to 1. */
const mostAlike = 0.7;

/** A fact that stands in two places: sooner or later the two differ. */
export const factsOnce: Rule[] = [
  {
    name: 'address-once',
    why: 'two operations under one method and path cannot be told apart',
    *check(contract) {
      const seen = new Map<string, string>();
      for (const { id, method, path } of everyOperation(contract)) {
        const address = `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`;
        const other = seen.get(address);
        if (other !== undefined)
          yield { operation: id, where: 'path', message: `${address} is the address of ${other}` };
        seen.set(address, id);
      }
    },
  },
  {
    name: 'id-once',
    why: 'an operation under two names is two operations to the client',
    *check({ operations, derived }) {
      for (const [key, { id }] of Object.entries(operations)) {
        if (key !== id) yield { operation: id, where: 'id', message: `stands in the index as ${key}` };
      }
      for (const { id } of derived) {
        if (id in operations) yield { operation: id, where: 'id', message: 'is declared, and follows from a create' };
      }
    },
  },
  {
    name: 'problem-follows',
    why: 'a problem that follows from another fact of the record would stay when that fact goes',
    *check(contract) {
      for (const operation of Object.values(contract.operations)) {
        const following = problemsOf({ ...operation, problems: [] });
        yield* twice(operation, 'problems', operation.problems, following);
      }
    },
  },
  {
    name: 'requirement-follows',
    why: 'a rule that follows from another fact of the record would stay when that fact goes',
    *check(contract) {
      for (const operation of Object.values(contract.operations)) {
        const following = requirementsOf({ ...operation, requirements: [] as unknown as [RequirementId] });
        yield* twice(operation, 'requirements', operation.requirements, following);
      }
    },
  },
  {
    name: 'event-once',
    why: 'a type of event is written once a call, or says so by its own name',
    *check(contract) {
      for (const operation of Object.values(contract.operations))
        yield* twice(operation, 'emits', operation.emits ?? [], []);
    },
  },
  {
    name: 'sentence-once',
    why: 'two rules that say the same are tested twice, and changed once',
    *check({ requirements }) {
      const known: [string, ReadonlySet<string>][] = [];
      for (const [id, sentence] of Object.entries(requirements)) {
        const words = new Set(sentence.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? []);
        const other = known.find(([, each]) => alike(words, each) > mostAlike);
        if (other !== undefined) yield { operation: null, where: id, message: `says what ${other[0]} says` };
        known.push([id, words]);
      }
    },
  },
  {
    name: 'summary-once',
    why: 'two operations with one summary are one entry to a reader of the reference',
    *check(contract) {
      const seen = new Map<string, string>();
      for (const { id, summary } of everyOperation(contract)) {
        const other = seen.get(summary);
        if (other !== undefined) yield { operation: id, where: 'summary', message: `is the summary of ${other}` };
        seen.set(summary, id);
      }
    },
  },
  {
    name: 'input-once',
    why: 'an input that comes in two parts of a request may contradict itself',
    *check(contract) {
      for (const operation of Object.values(contract.operations)) {
        const { parameters, query, body } = operation;
        const inBody = Object.keys(membersOf(body));
        const others = [...Object.keys(membersOf(parameters)), ...Object.keys(membersOf(query))];
        for (const name of inBody.filter((each) => others.includes(each))) {
          yield { operation: operation.id, where: `body /${name}`, message: 'comes with the address already' };
        }
        if (asksForPurpose(operation) && inBody.includes('purpose')) {
          yield { operation: operation.id, where: 'body /purpose', message: 'comes as Wardkit-Purpose already' };
        }
      }
    },
  },
];

function* twice(
  { id }: OperationRecord,
  where: string,
  own: readonly string[],
  following: readonly string[],
): Generator<Fault> {
  for (const [index, each] of own.entries()) {
    if (following.includes(each))
      yield { operation: id, where, message: `${each} follows from the record’s other facts` };
    if (own.indexOf(each) < index) yield { operation: id, where, message: `${each} stands there twice` };
  }
}

function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / (one.size + other.size - shared);
}
