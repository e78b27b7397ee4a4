import type { jobsOperations } from '../jobs.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';

const jobId = '0190e0a0-0000-7000-8000-000000000121';
const parameters = { jobId };

/** A job that has just begun. */
export const waitingJob = {
  id: jobId,
  version: 1,
  stationId: invented.stationId,
  kind: 'export',
  state: 'waiting',
  progress: { done: 0, total: null },
  result: null,
  problem: null,
  createdAt: invented.at,
  finishedAt: null,
} as const;
const running = { ...waitingJob, version: 4, state: 'running', progress: { done: 800, total: 2000 } };

/** Examples of jobs. */
export const jobsExamples = {
  'jobs.get': [
    { summary: 'Under way', request: { parameters }, status: 200, answer: running },
    {
      summary: 'Done',
      request: { parameters },
      status: 200,
      answer: {
        ...running,
        version: 9,
        state: 'succeeded',
        progress: { done: 2000, total: 2000 },
        result: '/v1/exports/0190e0a0-0000-7000-8000-000000000131',
        finishedAt: invented.later,
      },
    },
    {
      summary: 'Failed',
      request: { parameters },
      status: 200,
      answer: {
        ...running,
        version: 5,
        state: 'failed',
        problem: {
          type: 'https://wardkit.dev/problems/unavailable',
          code: 'unavailable',
          title: '服务器暂不可用',
          status: 503,
          detail: '请按 Retry-After 等待，已填内容保存在本机。',
          requestId: '0190e0a1-5c1b-7e4a-9a51-3f6f0f0b8a11',
          retryable: true,
        },
        finishedAt: invented.later,
      },
    },
  ],
  'jobs.list': [
    {
      summary: 'What runs',
      request: { query: { state: 'running' } },
      status: 200,
      answer: { items: [running], next: null },
    },
  ],
  'jobs.cancel': [
    {
      summary: 'Stop it',
      request: { parameters },
      status: 200,
      answer: { ...running, version: 5, state: 'cancelled', finishedAt: invented.later },
    },
  ],
} as const satisfies ModuleExamples<typeof jobsOperations>;
