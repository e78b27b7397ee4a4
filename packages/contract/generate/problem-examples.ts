import { type Examples, problemExample } from '@wardkit/contract/examples/problem-example';
import { problemsOf } from '@wardkit/contract/operation';
import { allOperations } from '@wardkit/contract/operations';
import { type ProblemCode, problemBody } from '@wardkit/contract/problem';
import { problems } from '@wardkit/contract/problems';
import type { JsonObject } from './json.ts';

/** An example of every problem, by its code: as the first operation of its own kind answers it. */
export function problemExamples(examples: Examples): JsonObject {
  const codes = Object.keys(problems) as ProblemCode[];
  return Object.fromEntries(
    codes.map((code) => {
      const answering = allOperations.filter((record) => problemsOf(record).includes(code));
      const operation = answering.find((record) => record.problems.includes(code)) ?? answering[0];
      const body =
        operation === undefined
          ? problemBody(code, { requestId: '0190e0a1-5c1b-7e4a-9a51-3f6f0f0b8a11' })
          : problemExample(operation, code, examples);
      return [code, { summary: problems[code].title.en, value: JSON.parse(JSON.stringify(body)) }];
    }),
  );
}
