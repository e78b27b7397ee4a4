import { expect } from '../engine/violation.ts';
import type { Watcher } from '../engine/watcher.ts';

/** What answers allow to pages of other hosts. */
export const crossOriginWatchers: readonly Watcher[] = [
  {
    requirement: 'WK-COR-01',
    title: 'no answer of this run opens itself to the pages of every origin',
    concerns: () => true,
    look({ answer, sent }) {
      const allowed = answer.headers.get('access-control-allow-origin');
      expect(allowed !== '*' && allowed !== 'null', 'no Access-Control-Allow-Origin for everybody', allowed ?? '');
      if (sent.origin === undefined) expect(allowed === null, 'none without an Origin', 'an origin was allowed');
      const credentials = answer.headers.has('access-control-allow-credentials');
      expect(!credentials, 'no Access-Control-Allow-Credentials: the API knows no cookies', 'one');
    },
  },
];
