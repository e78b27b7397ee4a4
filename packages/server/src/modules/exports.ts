import {
  asOf,
  deleted,
  type ExportRow,
  holdJobOf,
  placeOf,
  selectExports,
  toExport,
} from '../exports/export-record.ts';
import { isExported } from '../exports/exported-modules.ts';
import { piecesOf } from '../exports/make-export.ts';
import { type Context, handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { toJob } from '../jobs/job-record.ts';
import type { AttachmentPlace, AttachmentStore } from '../storage/attachment-store.ts';
import { newUuid } from '../uuid.ts';
import { cancelJob } from './jobs.ts';
import { newestFirst } from './newest-first.ts';
import { takeRecordId } from './records.ts';

type Reading = Pick<Context, 'transaction' | 'reach' | 'now'>;

/** @throws {RequestProblem} `not-found`, the same for one that is not there and one of another station */
async function findExport({ transaction, reach, now }: Reading, id: string): Promise<ExportRow> {
  const row = await selectExports(transaction, reach).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new RequestProblem('not-found');
  return asOf(row, now);
}

function stationOf({ reach }: Pick<Context, 'reach'>): string {
  const [stationId] = reach.stations;
  if (stationId === undefined) throw new RequestProblem('forbidden');
  return stationId;
}

type Asked = Pick<Context, 'language'> & { readonly body: { modules: readonly string[]; from: string; until: string } };

/** @throws {RequestProblem} `invalid-input` for days in the wrong order or a module that is named twice */
function requireSensible({ body, language }: Asked): void {
  const isEnglish = language === 'en';
  const errors = body.modules.flatMap((module, at) => {
    const pointer = `/modules/${at}`;
    if (body.modules.indexOf(module) < at) {
      return [{ pointer, code: 'named-twice', message: isEnglish ? 'It is named before.' : '前面已经列出。' }];
    }
    if (isExported(module)) return [];
    const message = isEnglish ? 'This server keeps no such records.' : '本服务器没有此类记录。';
    return [{ pointer, code: 'not-served', message }];
  });
  if (body.until < body.from) {
    const message = isEnglish ? 'It lies before the first day.' : '结束日期早于开始日期。';
    errors.push({ pointer: '/until', code: 'before-from', message });
  }
  if (errors.length > 0) throw new RequestProblem('invalid-input', { errors });
}

/** The file piece by piece, as fast as it is taken. */
function streamOf(
  store: AttachmentStore,
  place: AttachmentPlace,
  numbers: readonly number[],
): ReadableStream<Uint8Array> {
  const left = [...numbers];
  const gone = new AbortController();
  return new ReadableStream({
    async pull(controller) {
      const number = left.shift();
      if (number === undefined) controller.close();
      else controller.enqueue(await store.readPiece(place, number, gone.signal));
    },
    cancel: () => gone.abort(),
  });
}

const mediaTypes: Readonly<Record<string, readonly [type: string, ending: string]>> = {
  csv: ['text/csv; charset=utf-8', 'csv'],
  'json-lines': ['application/x-ndjson', 'jsonl'],
};

export const exportsHandlers = handlers<
  'exports.create' | 'exports.list' | 'exports.get' | 'exports.getContent' | 'exports.delete'
>({
  'exports.create': {
    async prepare(context) {
      requireSensible(context);
      await takeRecordId(context.transaction, context.parameters.exportId, stationOf(context));
    },
    async handle(context) {
      const { transaction, reach, body, parameters, server, now, requestId, language, concerns, afterCommit } = context;
      const stationId = stationOf(context);
      const job = await transaction
        .insertInto('jobs')
        .values({
          station_id: stationId,
          id: newUuid(now),
          kind: 'export',
          subject_id: parameters.exportId,
          state: 'waiting',
          total: null,
          problem: null,
          created_at: now,
          finished_at: null,
          leased_by: null,
          leased_until: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await transaction
        .insertInto('exports')
        .values({
          station_id: stationId,
          id: parameters.exportId,
          job_id: job.id,
          state: 'in-progress',
          modules: body.modules,
          from_day: body.from,
          until_day: body.until,
          format: body.format,
          created_at: now,
          account_id: reach.accounts[0] ?? null,
          role: reach.role,
          request_id: requestId,
          secret_id: server.keys.activeId,
        })
        .execute();
      concerns(stationId, parameters.exportId, job.id);
      afterCommit(async () => server.jobs.wake());
      return {
        status: 202,
        body: toJob(job, language),
        version: job.version,
        headers: { location: `/v1/jobs/${job.id}` },
      };
    },
  },

  'exports.list': {
    async handle({ transaction, reach, query, cursors, now }) {
      const pages = cursors(filterOf(query));
      const limit = pageSize(query);
      let rows = selectExports(transaction, reach)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (query.cursor !== undefined) rows = rows.where(newestFirst.after(pages.read(query.cursor)));
      const body = cutPage(await rows.execute(), limit, pages, newestFirst.position, (row) => toExport(asOf(row, now)));
      return { status: 200, body };
    },
  },

  'exports.get': {
    async handle(context) {
      const row = await findExport(context, context.parameters.exportId);
      return { status: 200, body: toExport(row), version: row.version };
    },
  },

  'exports.getContent': {
    async handle(context) {
      const row = await findExport(context, context.parameters.exportId);
      context.concerns(row.station_id, row.id);
      if (row.state !== 'ready') throw new RequestProblem('state-conflict', { current: toExport(row) });
      const pieces = await piecesOf(context.transaction, row);
      const [type = 'application/octet-stream', ending = 'bin'] = mediaTypes[row.format] ?? [];
      return {
        status: 200,
        body: streamOf(
          context.server.attachments,
          placeOf(row),
          pieces.map(({ number }) => number),
        ),
        version: row.version,
        headers: {
          'content-type': type,
          'content-length': String(row.size),
          'content-disposition': `attachment; filename="wardkit-export-${row.from_day}-${row.until_day}.${ending}"`,
        },
      };
    },
  },

  'exports.delete': {
    async handle(context) {
      const { transaction, parameters, ifMatch, server, concerns, afterCommit } = context;
      const seen = await findExport(context, parameters.exportId);
      // The job first, as whoever makes the file holds them.
      const { job, isOpen } = await holdJobOf(transaction, seen);
      const row = await findExport(context, parameters.exportId);
      concerns(row.station_id, row.id);
      if (row.version !== ifMatch) throw new RequestProblem('version-stale', { current: toExport(row) });
      if (isOpen) await cancelJob(context, job);
      await transaction
        .updateTable('exports')
        .set({ state: deleted, version: row.version + 1 })
        .where('station_id', '=', row.station_id)
        .where('id', '=', row.id)
        .execute();
      afterCommit(() => server.attachments.drop(placeOf(row)));
      return { status: 204, body: undefined };
    },
  },
});
