import type { Job } from '@wardkit/contract/jobs';
import { type ProblemCode, problemBody } from '@wardkit/contract/problem';
import type { Selectable, Transaction, Updateable } from 'kysely';
import type { Schema } from '../database/schema.ts';

export type JobRow = Selectable<Schema['jobs']>;

/** What the column `problem` of a job that failed holds; its text is made in the reader's language. */
interface KeptProblem {
  readonly code: ProblemCode;
  readonly requestId: string;
}

export function toJob(row: JobRow, language: string): Job {
  const problem = row.problem as KeptProblem | null;
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    kind: row.kind,
    state: row.state,
    progress: { done: row.done, total: row.total },
    result: row.state === 'succeeded' ? `/v1/exports/${row.subject_id}` : null,
    problem: problem === null ? null : problemBody(problem.code, { requestId: problem.requestId, language }),
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

export function jobPath(id: string): string {
  return `/v1/jobs/${id}`;
}

/** What the event `job.finished` tells. */
export function changeOfJob({ id, version, state }: JobRow): object {
  return { id, version, state };
}

/** Whether it will not change again. */
export function isFinished({ state }: Pick<JobRow, 'state'>): boolean {
  return state !== 'waiting' && state !== 'running';
}

/** Puts a job that is held into one of its last states. */
export function finishJob(
  transaction: Transaction<Schema>,
  row: JobRow,
  change: Updateable<Schema['jobs']> & { readonly state: 'succeeded' | 'failed' | 'cancelled' },
  now: Date,
): Promise<JobRow> {
  return transaction
    .updateTable('jobs')
    .set({ ...change, finished_at: now, leased_by: null, leased_until: null, version: row.version + 1 })
    .where('station_id', '=', row.station_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function problemColumn(problem: KeptProblem): string {
  return JSON.stringify(problem);
}
