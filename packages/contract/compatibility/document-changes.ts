import { type JsonObject, objectAt } from '../generate/json.ts';
import { below, breaks, type Change, tells } from './change.ts';
import { type OperationPlace, operationChanges } from './operation-changes.ts';
import { schemaComparer } from './schema-changes.ts';

/** A change with the operations that meet it; none where it belongs to the document as a whole. */
export interface DocumentChange extends Change {
  readonly operations: readonly string[];
}

/**
 * Every difference between two OpenAPI documents of the contract that somebody could notice, those that break first.
 *
 * @param before the document of the last release
 * @param after the document of today
 */
export function documentChanges(before: JsonObject, after: JsonObject): readonly DocumentChange[] {
  const compare = schemaComparer(before, after);
  const found = new Map<string, { change: Change; operations: Set<string> }>();
  const add = (operation: string | null, changes: readonly Change[]) => {
    for (const change of changes) {
      const key = `${change.breaking} ${change.pointer} ${change.message}`;
      const entry = found.get(key) ?? { change, operations: new Set<string>() };
      if (operation !== null) entry.operations.add(operation);
      found.set(key, entry);
    }
  };
  const [old, fresh] = [operationsOf(before), operationsOf(after)];
  for (const [key, one] of old) {
    const other = fresh.get(key);
    const id = String(one.operation.operationId);
    add(
      id,
      other === undefined
        ? [breaks(one.pointer, `the operation ${id} (${key}) is gone`)]
        : operationChanges(one, other, compare),
    );
  }
  for (const [key, other] of fresh) {
    const id = String(other.operation.operationId);
    if (!old.has(key)) add(id, [tells(other.pointer, `a new operation, ${id} (${key})`)]);
  }
  add(null, eventChanges(before, after, compare));
  add(null, registryChanges(before, after));
  return [...found.values()]
    .map(({ change, operations }) => ({ ...change, operations: [...operations].sort() }))
    .sort((one, other) => Number(other.breaking) - Number(one.breaking) || (one.pointer < other.pointer ? -1 : 1));
}

/** Operations by method and path, without the names of the path's parameters, which are not on the wire. */
function operationsOf(document: JsonObject): ReadonlyMap<string, OperationPlace> {
  return new Map(
    Object.entries(objectAt(document, 'paths')).flatMap(([path, item]) =>
      Object.entries(objectAt(item)).map(([method, operation]): [string, OperationPlace] => [
        `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '{}')}`,
        { document, operation: objectAt(operation), pointer: below('#/paths', path, method) },
      ]),
    ),
  );
}

function eventChanges(
  before: JsonObject,
  after: JsonObject,
  compare: ReturnType<typeof schemaComparer>,
): readonly Change[] {
  const [old, fresh] = [objectAt(before, 'components', 'schemas'), objectAt(after, 'components', 'schemas')];
  const changes: Change[] = [];
  for (const name of Object.keys(old).filter((each) => each.startsWith('event.'))) {
    const pointer = below('#/components/schemas', name);
    const [one, other] = [old[name], fresh[name]];
    if (one === undefined || other === undefined) changes.push(breaks(pointer, `the event ${name.slice(6)} is gone`));
    else changes.push(...compare({ schema: one, pointer }, { schema: other, pointer }, 'answer'));
  }
  return changes;
}

function registryChanges(before: JsonObject, after: JsonObject): readonly Change[] {
  const changes: Change[] = [];
  const [oldProblems, newProblems] = [objectAt(before, 'x-wardkit-problems'), objectAt(after, 'x-wardkit-problems')];
  for (const [code, problem] of Object.entries(oldProblems)) {
    const pointer = below('#/x-wardkit-problems', code);
    const now = newProblems[code];
    if (now === undefined) changes.push(breaks(pointer, `the problem ${code} is gone`));
    else if (objectAt(problem).status !== objectAt(now).status)
      changes.push(breaks(pointer, `the problem ${code} has another status`));
  }
  const [oldRules, newRules] = [objectAt(before, 'x-wardkit-requirements'), objectAt(after, 'x-wardkit-requirements')];
  for (const [id, sentence] of Object.entries(oldRules)) {
    const pointer = below('#/x-wardkit-requirements', id);
    if (newRules[id] === undefined) changes.push(breaks(pointer, `the rule ${id} is gone`));
    else if (newRules[id] !== sentence)
      changes.push(tells(pointer, `the rule ${id} is worded anew: read whether it asks for the same`));
  }
  for (const id of Object.keys(newRules)) {
    if (!(id in oldRules)) changes.push(tells(below('#/x-wardkit-requirements', id), `a new rule, ${id}`));
  }
  return changes;
}
