import { readdir } from 'node:fs/promises';
import type { OperationExample } from '@wardkit/contract/examples/example';
import { derivedOperations } from '@wardkit/contract/operations';

/** The examples of operations by their ids. */
export type Examples = ReadonlyMap<string, readonly OperationExample[]>;

const folder = new URL('../src/examples/', import.meta.url);

/** Reads every module's examples, and makes those of twins and batches from the creates that they follow from. */
export async function readExamples(): Promise<Examples> {
  const found = new Map<string, readonly OperationExample[]>();
  for (const name of (await readdir(folder)).filter((each) => /(?<!\.test)\.ts$/.test(each)).sort()) {
    for (const [key, value] of Object.entries(await import(new URL(name, folder).href))) {
      if (key.endsWith('Examples') && isModuleExamples(value)) {
        for (const [id, examples] of Object.entries(value)) found.set(id, examples);
      }
    }
  }
  for (const { record, creates, parameter } of derivedOperations) {
    const [example] = found.get(creates.id) ?? [];
    if (example === undefined || found.has(record.id)) continue;
    found.set(record.id, [record.answers[207] === undefined ? twin(example, parameter) : batch(example, parameter)]);
  }
  return found;
}

function isModuleExamples(value: unknown): value is Readonly<Record<string, readonly OperationExample[]>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([id, list]) => id.includes('.') && Array.isArray(list) && 'answer' in (list[0] ?? {}))
  );
}

function withoutId(example: OperationExample, parameter: string) {
  const { [parameter]: id = '', ...parameters } = example.request.parameters ?? {};
  const { 'if-none-match': _, 'If-None-Match': __, ...headers } = example.request.headers ?? {};
  return { id, request: { ...example.request, parameters, headers } };
}

function twin(example: OperationExample, parameter: string): OperationExample {
  return { ...example, request: withoutId(example, parameter).request };
}

function batch(example: OperationExample, parameter: string): OperationExample {
  const { id, request } = withoutId(example, parameter);
  return {
    summary: `${example.summary}, as the only item`,
    request: { ...request, body: { items: [{ id, body: request.body }] } },
    status: 207,
    answer: { items: [{ id, status: example.status, body: example.answer }] },
  };
}
