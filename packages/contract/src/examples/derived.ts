import type { DerivedOperation } from '../created-resource.ts';
import { derivedOperations } from '../operations.ts';
import type { OperationExample } from './example.ts';

type Examples = readonly OperationExample[];

/**
 * The examples of twins and batches follow from those of the creates that do their work.
 *
 * @param declared the examples of declared operations by their ids
 * @returns these and the derived ones, by the ids of their operations
 */
export function deriveExamples(declared: Readonly<Partial<Record<string, Examples>>>): ReadonlyMap<string, Examples> {
  const all = new Map<string, Examples>();
  for (const [id, examples] of Object.entries(declared)) if (examples !== undefined) all.set(id, examples);
  for (const derived of derivedOperations) {
    const examples = declared[derived.creates.id];
    if (examples === undefined) continue;
    all.set(
      derived.record.id,
      derived.record.answers[207] === undefined ? twins(derived, examples) : [batch(derived, examples)],
    );
  }
  return all;
}

function twins({ parameter }: DerivedOperation, examples: Examples): Examples {
  return examples.map((example) => ({ ...example, request: withoutId(example, parameter) }));
}

function batch({ parameter }: DerivedOperation, examples: Examples): OperationExample {
  const [first] = examples;
  if (first === undefined) throw new TypeError('a batch needs an example of its create');
  const { body: _, ...request } = withoutId(first, parameter);
  const idOf = (example: OperationExample) => example.request.parameters?.[parameter] ?? '';
  return {
    summary: `${first.summary}: as a batch`,
    request: { ...request, body: { items: [{ id: idOf(first), body: first.request.body }] } },
    status: 207,
    answer: { items: [{ id: idOf(first), status: first.status, body: first.answer }] },
  };
}

function withoutId({ request }: OperationExample, parameter: string): OperationExample['request'] {
  const { parameters, ...rest } = request;
  const { [parameter]: _, ...others } = parameters ?? {};
  return Object.keys(others).length === 0 ? rest : { ...rest, parameters: others };
}
