import type { exportsOperations } from '../exports.ts';
import type { ModuleExamples } from './example.ts';
import { invented } from './invented.ts';
import { waitingJob } from './jobs.ts';

const exportId = '0190e0a0-0000-7000-8000-000000000131';
const parameters = { exportId };
const asked = { modules: ['rental-checks', 'hazards'], from: '2026-10-01', until: '2026-10-31', format: 'csv' };
const ready = {
  id: exportId,
  version: 2,
  stationId: invented.stationId,
  jobId: waitingJob.id,
  state: 'ready',
  ...asked,
  file: {
    size: 284311,
    sha256: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    records: 2000,
  },
  createdAt: invented.at,
  expiresAt: '2026-11-27T10:05:00+08:00',
};

/** Examples of exports. */
export const exportsExamples = {
  'exports.create': [
    {
      summary: 'The checks and hazards of October',
      request: { parameters, body: asked },
      status: 202,
      answer: waitingJob,
    },
  ],
  'exports.list': [
    { summary: 'Exports of the station', request: {}, status: 200, answer: { items: [ready], next: null } },
  ],
  'exports.get': [
    { summary: 'It is ready', request: { parameters }, status: 200, answer: ready },
    {
      summary: 'It is being made',
      request: { parameters },
      status: 200,
      answer: { ...ready, version: 1, state: 'in-progress', file: null, expiresAt: null },
    },
  ],
  'exports.getContent': [
    {
      summary: 'The file',
      request: { parameters },
      status: 200,
      answer: 'CSV with a line for each check and each hazard, personal fields masked',
    },
  ],
  'exports.delete': [{ summary: 'No longer needed', request: { parameters }, status: 204, answer: null }],
} as const satisfies ModuleExamples<typeof exportsOperations>;
