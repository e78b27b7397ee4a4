// Made from the operation records by `npm run client:generate`: change the record, not this file.

import {
  cancelJob as cancelJobRecord,
  getJob as getJobRecord,
  type Job,
  listJobs as listJobsRecord,
} from '@wardkit/contract/jobs';
import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import type { Bound } from './bound.ts';
import type { CallOptions, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * How far long work has come.
 * Scope `jobs:read`.
 * @example
 * const answer = await ward.jobs.get('0190e0a0-0000-7000-8000-000000000121');
 */
export function getJob(handle: ClientHandle, jobId: string, options?: CallOptions): CallPromise<Job> {
  return handle.call(getJobRecord, { parameters: { jobId } }, options);
}

/**
 * What {@link listJobs} is asked with.
 * @example
 * const query: ListJobsQuery = { state: 'running' };
 * for await (const each of ward.jobs.list(query)) show(each);
 */
export type ListJobsQuery = QueryOf<typeof listJobsRecord>;

/**
 * Long work of the own station, the newest first.
 * Scope `jobs:read`.
 * @example
 * for await (const each of ward.jobs.list({ state: 'running' })) show(each);
 */
export function listJobs(handle: ClientHandle, query: ListJobsQuery = {}, options?: CallOptions): ListCall<Page<Job>> {
  return handle.list(listJobsRecord, { query }, options);
}

/**
 * Stop long work.
 * Scope `jobs:write`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.jobs.cancel('0190e0a0-0000-7000-8000-000000000121');
 */
export function cancelJob(handle: ClientHandle, jobId: string, options?: WriteOptions): CallPromise<Job> {
  return handle.call(cancelJobRecord, { parameters: { jobId } }, options);
}

/**
 * `ward.jobs`
 * @example
 * const jobs: JobsModule = jobsModule(handle);
 * for await (const each of jobs.list({ state: 'running' })) show(each);
 */
export interface JobsModule {
  /** How far long work has come. */
  readonly get: Bound<typeof getJob>;
  /** Long work of the own station, the newest first. */
  readonly list: Bound<typeof listJobs>;
  /** Stop long work. */
  readonly cancel: Bound<typeof cancelJob>;
}

/**
 * The functions of this module over one client.
 * @example
 * const jobs = jobsModule(handle);
 * for await (const each of jobs.list({ state: 'running' })) show(each);
 */
export function jobsModule(handle: ClientHandle): JobsModule {
  return {
    get: (...rest) => getJob(handle, ...rest),
    list: (...rest) => listJobs(handle, ...rest),
    cancel: (...rest) => cancelJob(handle, ...rest),
  };
}
