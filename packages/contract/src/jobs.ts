import * as z from 'zod/mini';
import { openEnum, Timestamp, Uuid, Version } from './field.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';
import { Problem } from './problem.ts';
import { FilterCode, repeatable } from './repeatable.ts';

/** Long work, as a call that answered 202 started it: polled until its state is one of the last three. */
export const Job = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  kind: openEnum(['export']),
  state: openEnum(['waiting', 'running', 'succeeded', 'failed', 'cancelled']),
  progress: z.looseObject({
    done: z.int().check(z.minimum(0)),
    /** Null while it is not known. */
    total: z.nullable(z.int().check(z.minimum(0))),
  }),
  /** The path of what it makes. */
  result: z.nullable(z.string()),
  /** Why it failed. */
  problem: z.nullable(Problem),
  createdAt: Timestamp,
  finishedAt: z.nullable(Timestamp),
});
export type Job = z.output<typeof Job>;

const starters = { supervisor: 'same-station', administrator: 'same-station' } as const;
const JobId = z.object({ jobId: Uuid });

export const getJob = operation({
  ...read,
  id: 'jobs.get',
  method: 'GET',
  path: '/v1/jobs/{jobId}',
  summary: 'How far long work has come',
  scope: 'jobs:read',
  callers: starters,
  parameters: JobId,
  answers: { 200: Job },
  problems: [],
  offline: {},
  requirements: ['WK-JOB-01', 'WK-JOB-02', 'WK-JOB-04'],
});

export const listJobs = operation({
  ...read,
  id: 'jobs.list',
  method: 'GET',
  path: '/v1/jobs',
  summary: 'Long work of the own station, the newest first',
  scope: 'jobs:read',
  callers: starters,
  query: z.object({ ...pageQuery, state: repeatable(FilterCode) }),
  answers: { 200: pageOf(Job) },
  problems: [],
  offline: {},
  requirements: ['WK-JOB-04'],
});

export const cancelJob = operation({
  ...write,
  id: 'jobs.cancel',
  method: 'POST',
  path: '/v1/jobs/{jobId}/cancellation',
  summary: 'Stop long work',
  scope: 'jobs:write',
  callers: starters,
  parameters: JobId,
  answers: { 200: Job },
  problems: ['state-conflict'],
  // Progress changes the version all the time, and it is to be stopped however far it has come.
  concurrency: 'none',
  emits: ['job.finished'],
  offline: {},
  requirements: ['WK-JOB-03'],
});

/** The operations of jobs by their ids. */
export const jobsOperations = { 'jobs.get': getJob, 'jobs.list': listJobs, 'jobs.cancel': cancelJob } as const;
