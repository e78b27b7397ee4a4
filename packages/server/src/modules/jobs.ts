import { withinReach } from '../access/within-reach.ts';
import { failExport, placeOf } from '../exports/export-record.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize, repeated } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { changeOfJob, finishJob, isFinished, type JobRow, jobPath, toJob } from '../jobs/job-record.ts';
import { newestFirst } from './newest-first.ts';

type JobContext = Pick<Context, 'transaction' | 'reach' | 'server' | 'now' | 'emit' | 'concerns' | 'afterCommit'>;

/**
 * Ends a job that is held and has not finished, and the export that it makes; what there is of its file goes after the
 * commit. A process that is at it finds out when it wants to record the next piece.
 */
export async function cancelJob(context: JobContext, row: JobRow): Promise<JobRow> {
  const { transaction, now, emit, concerns, afterCommit, server } = context;
  const cancelled = await finishJob(transaction, row, { state: 'cancelled' }, now);
  const made = await transaction
    .selectFrom('exports')
    .select(['station_id', 'id', 'secret_id'])
    .where('station_id', '=', row.station_id)
    .where('job_id', '=', row.id)
    .executeTakeFirst();
  await failExport(transaction, row);
  concerns(row.station_id, row.id);
  await emit('job.finished', row.station_id, jobPath(row.id), changeOfJob(cancelled));
  if (made !== undefined) afterCommit(() => server.attachments.drop(placeOf(made)));
  return cancelled;
}

export const jobsHandlers = handlers<'jobs.get' | 'jobs.list' | 'jobs.cancel'>({
  'jobs.get': {
    async handle({ transaction, reach, parameters, language }) {
      const row = await transaction
        .selectFrom('jobs')
        .selectAll()
        .where('id', '=', parameters.jobId)
        .where(withinReach(reach, 'jobs'))
        .executeTakeFirst();
      if (row === undefined) throw new RequestProblem('not-found');
      return { status: 200, body: toJob(row, language), version: row.version };
    },
  },

  'jobs.list': {
    async handle({ transaction, reach, query, cursors, language }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      const states = repeated(query.state);
      let rows = transaction
        .selectFrom('jobs')
        .selectAll()
        .where(withinReach(reach, 'jobs'))
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (states !== null) rows = rows.where('state', 'in', states);
      if (query.cursor !== undefined) rows = rows.where(newestFirst.after(pages.read(query.cursor)));
      const body = cutPage(await rows.execute(), limit, pages, newestFirst.position, (row) => toJob(row, language));
      return { status: 200, body };
    },
  },

  'jobs.cancel': {
    async handle(context) {
      const { transaction, reach, parameters, language } = context;
      const seen = await transaction
        .selectFrom('jobs')
        .select(['station_id', 'id'])
        .where('id', '=', parameters.jobId)
        .where(withinReach(reach, 'jobs'))
        .executeTakeFirst();
      if (seen === undefined) throw new RequestProblem('not-found');
      const row = await transaction
        .selectFrom('jobs')
        .selectAll()
        .where('station_id', '=', seen.station_id)
        .where('id', '=', seen.id)
        .forUpdate()
        .executeTakeFirstOrThrow();
      if (isFinished(row)) throw new RequestProblem('state-conflict', { current: toJob(row, language) });
      const cancelled = await cancelJob(context, row);
      return { status: 200, body: toJob(cancelled, language), version: cancelled.version };
    },
  },
});
