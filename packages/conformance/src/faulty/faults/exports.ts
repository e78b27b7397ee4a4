import {
  changeJson,
  type Fault,
  type Json,
  jsonOf,
  type ListOf,
  pathOf,
  queryOf,
  refusedAs,
  spoilt,
  spoiltAnswer,
} from '../fault.ts';

interface Job {
  state: string;
  progress: { done: number; total: number | null };
  result: string | null;
}

/** Long work and the files that it makes. */
export const exportsFaults: readonly Fault[] = [
  spoiltAnswer<Job>('passes the total of a job', ['WK-JOB-01'], 'jobs.get', (job) => {
    if (job.state === 'succeeded') job.progress.total = job.progress.done - 1;
  }),
  spoiltAnswer<Job>('does not say what a job has made', ['WK-JOB-02'], 'jobs.get', (job) => {
    job.result = null;
  }),
  refusedAs(
    'does not know a finished job that is to be cancelled',
    ['WK-JOB-03'],
    'state-conflict',
    'not-found',
    ({ operation }) => operation?.id === 'jobs.cancel',
  ),
  {
    name: 'gives a job another end when its export is deleted',
    breaks: ['WK-JOB-04'],
    start() {
      const jobs = new Map<string, unknown>();
      const gone = new Set<unknown>();
      return async (asked, pass) => {
        const reply = await pass();
        const { id } = asked.operation ?? {};
        const [, , , record = ''] = pathOf(asked).split('/');
        if (id === 'exports.get' && reply.status === 200) {
          const made = jsonOf(reply);
          if (made?.state === 'ready') jobs.set(record, made.jobId);
        }
        if (id === 'exports.delete' && reply.status === 204) gone.add(jobs.get(record));
        if (id === 'jobs.get' && gone.has(record) && jsonOf(reply)?.state === 'succeeded') {
          const body: Json = { ...jsonOf(reply), state: 'failed' };
          reply.body = Buffer.from(JSON.stringify(body));
        }
        return reply;
      };
    },
  },
  spoilt('counts a record of an export twice', ['WK-EXP-01'], (reply, { operation }) => {
    if (operation?.id !== 'exports.get' || reply.status !== 200) return;
    const made = jsonOf<{ file: { records: number } | null }>(reply);
    if (!made?.file) return;
    made.file.records += 1;
    reply.body = Buffer.from(JSON.stringify(made));
  }),
  spoilt('keeps the reading of a file out of the log', ['WK-EXP-02'], (reply, asked) => {
    if (asked.operation?.id !== 'audit.listEntries' || reply.status !== 200 || !queryOf(asked).has('recordId')) return;
    changeJson<ListOf<Json>>(reply, (list) => {
      list.items = list.items.filter(({ operation }) => operation !== 'exports.getContent');
    });
  }),
  refusedAs(
    'does not know a file that is not ready',
    ['WK-EXP-03'],
    'state-conflict',
    'not-found',
    ({ operation }) => operation?.id === 'exports.getContent',
  ),
  spoiltAnswer<{ file: { sha256: string } | null }>(
    'tells another SHA-256 than the file has',
    ['WK-EXP-04'],
    'exports.get',
    ({ file }) => {
      if (file !== null) file.sha256 = '0'.repeat(64);
    },
  ),
  {
    name: 'goes on with a job whose export was deleted',
    breaks: ['WK-EXP-05'],
    start() {
      const jobs = new Map<string, unknown>();
      const gone = new Set<unknown>();
      return async (asked, pass) => {
        const reply = await pass();
        const { id } = asked.operation ?? {};
        const [, , , record = ''] = pathOf(asked).split('/');
        if (id === 'exports.get' && reply.status === 200) jobs.set(record, jsonOf(reply)?.jobId);
        if (id === 'exports.delete' && reply.status === 204) gone.add(jobs.get(record));
        if (id === 'jobs.get' && gone.has(record) && jsonOf(reply)?.state === 'cancelled') {
          const body: Json = { ...jsonOf(reply), state: 'succeeded', result: '/v1/exports/gone' };
          reply.body = Buffer.from(JSON.stringify(body));
        }
        return reply;
      };
    },
  },
];
