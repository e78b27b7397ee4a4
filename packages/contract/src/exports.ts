import * as z from 'zod/mini';
import { closedEnum, LocalDate, openEnum, Sha256, Timestamp, Uuid, Version } from './field.ts';
import { Job } from './jobs.ts';
import { operation, read, write } from './operation.ts';
import { pageOf, pageQuery } from './page.ts';

const modules = [
  'premises',
  'doorplates',
  'stays',
  'rental-checks',
  'hazards',
  'ratings',
  'alerts',
  'shift-handovers',
  'mediations',
  'audit-entries',
] as const;
const formats = ['json-lines', 'csv'] as const;

/** Which records of the own station, by the days on which they were made, both included. */
export const ExportRequest = z.object({
  modules: z
    .array(closedEnum(modules, 'an export that leaves out what it does not know would pass for complete'))
    .check(z.minLength(1), z.maxLength(modules.length)),
  from: LocalDate,
  until: LocalDate,
  format: closedEnum(formats, 'a server writes the formats that it knows'),
});
export type ExportRequest = z.output<typeof ExportRequest>;

/** A file of a station's own records. `file` is null until its job has succeeded. */
export const RecordExport = z.looseObject({
  id: Uuid,
  version: Version,
  stationId: Uuid,
  jobId: Uuid,
  state: openEnum(['in-progress', 'ready', 'failed', 'expired']),
  modules: z.array(openEnum(modules)),
  from: LocalDate,
  until: LocalDate,
  format: openEnum(formats),
  file: z.nullable(z.looseObject({ size: z.int(), sha256: Sha256, records: z.int() })),
  createdAt: Timestamp,
  expiresAt: z.nullable(Timestamp),
});
export type RecordExport = z.output<typeof RecordExport>;

const file = { binary: true, mediaTypes: ['application/x-ndjson', 'text/csv'] } as const;
const exporters = { supervisor: 'same-station', administrator: 'same-station' } as const;
const ExportId = z.object({ exportId: Uuid });
const reading = { ...read, scope: 'exports:read', callers: exporters, offline: {} } as const;
const writing = { ...write, scope: 'exports:write', callers: exporters, parameters: ExportId, offline: {} } as const;

export const createExport = operation({
  ...writing,
  id: 'exports.create',
  method: 'PUT',
  path: '/v1/exports/{exportId}',
  summary: 'Start an export of the own station’s records',
  body: ExportRequest,
  answers: { 202: Job },
  problems: [],
  concurrency: 'if-none-match',
  emits: ['job.finished'],
  requirements: ['WK-EXP-01', 'WK-EXP-02', 'WK-JOB-01'],
});

export const listExports = operation({
  ...reading,
  id: 'exports.list',
  method: 'GET',
  path: '/v1/exports',
  summary: 'Exports of the own station, the newest first',
  query: z.object(pageQuery),
  answers: { 200: pageOf(RecordExport) },
  problems: [],
  requirements: ['WK-EXP-02'],
});

export const getExport = operation({
  ...reading,
  id: 'exports.get',
  method: 'GET',
  path: '/v1/exports/{exportId}',
  summary: 'An export, with the size and hash of its file',
  parameters: ExportId,
  answers: { 200: RecordExport },
  problems: [],
  requirements: ['WK-EXP-02', 'WK-EXP-04'],
});

export const getExportContent = operation({
  ...reading,
  id: 'exports.getContent',
  method: 'GET',
  path: '/v1/exports/{exportId}/content',
  summary: 'The file of an export',
  parameters: ExportId,
  answers: { 200: file },
  problems: ['state-conflict'],
  personalData: 'masked',
  requirements: ['WK-EXP-01', 'WK-EXP-03', 'WK-EXP-04'],
});

export const deleteExport = operation({
  ...writing,
  id: 'exports.delete',
  method: 'DELETE',
  path: '/v1/exports/{exportId}',
  summary: 'Delete an export and its file',
  answers: { 204: null },
  problems: [],
  concurrency: 'if-match',
  // Of the job, where it had not finished.
  emits: ['job.finished'],
  requirements: ['WK-EXP-05'],
});

/** The operations of exports by their ids. */
export const exportsOperations = {
  'exports.create': createExport,
  'exports.list': listExports,
  'exports.get': getExport,
  'exports.getContent': getExportContent,
  'exports.delete': deleteExport,
} as const;
