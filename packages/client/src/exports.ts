// Made from the operation records by `npm run client:generate`: change the record, not this file.

import {
  createExport as createExportRecord,
  deleteExport as deleteExportRecord,
  type ExportRequest,
  getExportContent as getExportContentRecord,
  getExport as getExportRecord,
  listExports as listExportsRecord,
  type RecordExport,
} from '@wardkit/contract/exports';
import type { Job } from '@wardkit/contract/jobs';
import type { QueryOf } from '@wardkit/contract/operation';
import type { Page } from '@wardkit/contract/page';
import type { Bound } from './bound.ts';
import type { CallOptions, WithMatch, WithPurpose, WriteOptions } from './call-options.ts';
import type { CallPromise, ListCall } from './call-promise.ts';
import type { ClientHandle } from './handle.ts';

/**
 * Start an export of the own station’s records.
 * Scope `exports:write`.
 * @example
 * const answer = await ward.exports.create('0190e0a0-0000-7000-8000-000000000131', {
 *   modules: ['rental-checks', 'hazards'],
 *   from: '2026-10-01',
 *   until: '2026-10-31',
 *   format: 'csv',
 * });
 */
export function createExport(
  handle: ClientHandle,
  exportId: string,
  body: ExportRequest,
  options?: WriteOptions,
): CallPromise<Job> {
  return handle.call(createExportRecord, { parameters: { exportId }, body }, options);
}

/**
 * What {@link listExports} is asked with.
 * @example
 * const query: ListExportsQuery = { limit: 50 };
 * for await (const each of ward.exports.list(query)) show(each);
 */
export type ListExportsQuery = QueryOf<typeof listExportsRecord>;

/**
 * Exports of the own station, the newest first.
 * Scope `exports:read`.
 * @example
 * for await (const each of ward.exports.list()) show(each);
 */
export function listExports(
  handle: ClientHandle,
  query: ListExportsQuery = {},
  options?: CallOptions,
): ListCall<Page<RecordExport>> {
  return handle.list(listExportsRecord, { query }, options);
}

/**
 * An export, with the size and hash of its file.
 * Scope `exports:read`.
 * @example
 * const answer = await ward.exports.get('0190e0a0-0000-7000-8000-000000000131');
 */
export function getExport(handle: ClientHandle, exportId: string, options?: CallOptions): CallPromise<RecordExport> {
  return handle.call(getExportRecord, { parameters: { exportId } }, options);
}

/**
 * The file of an export.
 * Scope `exports:read`. Errors: `state-conflict`.
 * @example
 * const answer = await ward.exports.getContent(
 *   '0190e0a0-0000-7000-8000-000000000131',
 *   { purpose: 'rental-check' },
 * );
 */
export function getExportContent(
  handle: ClientHandle,
  exportId: string,
  options: CallOptions & WithPurpose,
): CallPromise<Blob> {
  return handle.call(getExportContentRecord, { parameters: { exportId } }, options) as CallPromise<Blob>;
}

/**
 * Delete an export and its file.
 * Scope `exports:write`.
 * @example
 * await ward.exports.delete('0190e0a0-0000-7000-8000-000000000131', { ifMatch: etag });
 */
export function deleteExport(
  handle: ClientHandle,
  exportId: string,
  options: WriteOptions & WithMatch,
): CallPromise<undefined> {
  return handle.call(deleteExportRecord, { parameters: { exportId } }, options);
}

/**
 * `ward.exports`
 * @example
 * const exports: ExportsModule = exportsModule(handle);
 * for await (const each of exports.list()) show(each);
 */
export interface ExportsModule {
  /** Start an export of the own station’s records. */
  readonly create: Bound<typeof createExport>;
  /** Exports of the own station, the newest first. */
  readonly list: Bound<typeof listExports>;
  /** An export, with the size and hash of its file. */
  readonly get: Bound<typeof getExport>;
  /** The file of an export. */
  readonly getContent: Bound<typeof getExportContent>;
  /** Delete an export and its file. */
  readonly delete: Bound<typeof deleteExport>;
}

/**
 * The functions of this module over one client.
 * @example
 * const exports = exportsModule(handle);
 * for await (const each of exports.list()) show(each);
 */
export function exportsModule(handle: ClientHandle): ExportsModule {
  return {
    create: (...rest) => createExport(handle, ...rest),
    list: (...rest) => listExports(handle, ...rest),
    get: (...rest) => getExport(handle, ...rest),
    getContent: (...rest) => getExportContent(handle, ...rest),
    delete: (...rest) => deleteExport(handle, ...rest),
  };
}
