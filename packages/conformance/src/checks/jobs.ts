import { memberOf } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import { expect } from '../engine/violation.ts';
import { exportOperations, readyExport, removeExport, stateOf, whileUnfinished } from './export-scene.ts';
import { expectRefusal, isRefusal } from './refusal.ts';

const needs = { operations: exportOperations };
const withCancel = { operations: [...exportOperations, 'jobs.cancel'] };

export const jobsChecks = checks([
  {
    requirement: 'WK-JOB-01',
    title: 'the progress of an export, read again and again, never goes back and never passes its total',
    needs,
    async run(context) {
      const made = await readyExport(context);
      let before = 0;
      for (const job of made.seen) {
        const progress = memberOf(job, 'progress');
        const done = Number(memberOf(progress, 'done'));
        const total = memberOf(progress, 'total');
        expect(done >= before, `${before} or more done`, `${done}`);
        expect(total === null || done <= Number(total), `at most ${String(total)} done`, `${done}`);
        before = done;
      }
      await removeExport(context, made);
    },
  },
  {
    requirement: 'WK-JOB-02',
    title: 'the job of an export that is ready names the export, and is read a second time as it was',
    needs,
    async run(context) {
      const made = await readyExport(context);
      const result = String(memberOf(made.job, 'result'));
      expect(result.endsWith(`/v1/exports/${made.id}`), 'the path of the export', result);
      const again = await made.caller.call('jobs.get', { parameters: { jobId: made.jobId } });
      expect(JSON.stringify(again.body) === JSON.stringify(made.job), 'the same job', 'another');
      await removeExport(context, made);
    },
  },
  {
    requirement: 'WK-JOB-03',
    title: 'a job that has not finished is cancelled and stays so, and the file that it was to make is not there',
    needs: withCancel,
    async run(context) {
      await whileUnfinished(context, async ({ caller, jobId, parameters }) => {
        const answer = await caller.call('jobs.cancel', { parameters: { jobId } });
        if (isRefusal(answer, 'state-conflict')) return false;
        expect(answer.status === 200 && stateOf(answer.body) === 'cancelled', 'a cancelled job', stateOf(answer.body));
        const content = await caller.call('exports.getContent', { parameters });
        expect(content.status !== 200, 'no file', 'one');
        const job = await caller.call('jobs.get', { parameters: { jobId } });
        expect(stateOf(job.body) === 'cancelled', 'a cancelled job', stateOf(job.body));
        return true;
      });
    },
  },
  {
    requirement: 'WK-JOB-03',
    title: 'a job that has succeeded is not cancelled: state-conflict',
    needs: withCancel,
    async run(context) {
      const made = await readyExport(context);
      expectRefusal(await made.caller.call('jobs.cancel', { parameters: { jobId: made.jobId } }), 'state-conflict');
      await removeExport(context, made);
    },
  },
  {
    requirement: 'WK-JOB-04',
    title: 'a job that has finished is still read when its export has been deleted, and is in the list',
    needs: { operations: [...exportOperations, 'jobs.list'] },
    async run(context) {
      const made = await readyExport(context);
      await removeExport(context, made);
      const { body, status } = await made.caller.call('jobs.get', { parameters: { jobId: made.jobId } });
      expect(status === 200 && stateOf(body) === 'succeeded', 'the job that succeeded', `${status}`);
      const list = await made.caller.call('jobs.list', { query: { limit: 200 } });
      const items = memberOf(list.body, 'items');
      const isListed = Array.isArray(items) && items.some((job) => memberOf(job, 'id') === made.jobId);
      expect(isListed, 'the job in the list', 'none');
    },
  },
]);
