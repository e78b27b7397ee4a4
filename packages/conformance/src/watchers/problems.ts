import { isProblemCode, Problem, problemBase, problemRecord } from '@wardkit/contract/problem';
import * as z from 'zod/mini';
import { mediaTypeOf, memberOf, shortly } from '../engine/answer.ts';
import { expect } from '../engine/violation.ts';
import type { Watcher } from '../engine/watcher.ts';

/** What every refusal of a run must be. */
export const problemWatchers: readonly Watcher[] = [
  {
    requirement: 'WK-ERR-01',
    title: 'every answer of 400 and above in this run is a problem of the registry',
    concerns: ({ answer }) => answer.status >= 400,
    look({ answer }) {
      const isProblem = mediaTypeOf(answer) === 'application/problem+json';
      expect(isProblem, 'application/problem+json', `${answer.status} as ${mediaTypeOf(answer) || 'no media type'}`);
      // Whether it repeats the request id is a requirement of its own.
      const body = { requestId: '', ...(answer.body as object) };
      const result = z.safeParse(Problem, body);
      const places = result.success ? '' : result.error.issues.map(({ path }) => `/${path.join('/')}`).join(', ');
      expect(result.success, 'a body as RFC 9457 and the contract say', `a fault at ${places || 'its whole'}`);
      const { code, status, type, retryable, title, detail } = result.data;
      expect(isProblemCode(code), 'a code of the registry', shortly(answer));
      const record = problemRecord(code);
      expect(
        answer.status === record.status && status === record.status,
        `${code} with status ${record.status}`,
        `HTTP status ${answer.status} and status ${status}`,
      );
      expect(type === problemBase + code, `the type ${problemBase}${code}`, 'another type');
      expect(retryable === record.retryable, `${code} with retryable ${record.retryable}`, String(retryable));
      expect(title.trim() !== '' && detail.trim() !== '', 'a title and a detail for a person', 'an empty one');
    },
  },
  {
    requirement: 'WK-ERR-04',
    title: 'every answer of this run has a Request-Id, and every problem repeats it',
    concerns: () => true,
    look({ answer }) {
      const id = answer.headers.get('request-id') ?? '';
      expect(id.trim() !== '', 'a Request-Id', 'none');
      if (answer.status < 400 || mediaTypeOf(answer) !== 'application/problem+json') return;
      expect(memberOf(answer.body, 'requestId') === id, 'a requestId that is the Request-Id', 'another or none');
    },
  },
];
