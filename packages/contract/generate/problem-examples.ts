import { type ProblemCode, problemBody } from '@wardkit/contract/problem';
import { problems } from '@wardkit/contract/problems';
import type { JsonObject } from './json.ts';

/** An example of every problem, by its code. */
export function problemExamples(): JsonObject {
  const codes = Object.keys(problems) as ProblemCode[];
  return Object.fromEntries(
    codes.map((code) => [
      code,
      {
        summary: problems[code].title.en,
        value: JSON.parse(JSON.stringify(problemBody(code, { requestId: '0190e0a1-5c1b-7e4a-9a51-3f6f0f0b8a11' }))),
      },
    ]),
  );
}
