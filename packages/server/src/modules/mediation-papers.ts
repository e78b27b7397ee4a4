import type { MediationPaper } from '@wardkit/contract/mediation-dossier';
import { type Selectable, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { maskNumbers } from '../privacy/free-text.ts';
import { holdAttachments } from './mediation-attachments.ts';
import { InputFaults } from './mediation-faults.ts';
import { findMediation, holdMediation, noteChange, refuseArchived } from './mediation-record.ts';
import { takeRecordId } from './records.ts';

type PaperRow = Selectable<Schema['mediation_papers']>;

function toPaper(row: PaperRow): MediationPaper {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    mediationId: row.mediation_id,
    paper: row.paper,
    datedOn: row.dated_on,
    attachmentIds: row.attachment_ids,
    note: row.note,
    filedAt: row.filed_at.toISOString(),
  };
}

export const mediationPapersHandlers = handlers<'mediations.listPapers' | 'mediations.filePaper'>({
  'mediations.listPapers': {
    async handle(context) {
      const { transaction, query, cursors, parameters } = context;
      const row = await findMediation(context, parameters.mediationId);
      const pages = cursors({ ...filterOf(query), mediationId: row.id });
      const limit = pageSize(query);
      let rows = transaction
        .selectFrom('mediation_papers')
        .selectAll()
        .where('station_id', '=', row.station_id)
        .where('mediation_id', '=', row.id)
        .orderBy('filed_at')
        .orderBy('id')
        .limit(limit + 1);
      if (query.cursor !== undefined) {
        const [at, id] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(filed_at, id) > (${at}::timestamptz, ${id}::uuid)`);
      }
      const position = (each: PaperRow) => [each.filed_at.toISOString(), each.id];
      return { status: 200, body: cutPage(await rows.execute(), limit, pages, position, toPaper) };
    },
  },

  'mediations.filePaper': {
    async prepare(context) {
      const row = await findMediation(context, context.parameters.mediationId);
      await takeRecordId(context.transaction, context.parameters.paperId, row.station_id);
    },
    async handle(context) {
      const { transaction, parameters, body, now, concerns } = context;
      const row = await holdMediation(context, parameters.mediationId);
      await refuseArchived(context, row);
      const faults = new InputFaults(context);
      faults.day('/datedOn', body.datedOn);
      const attachmentIds = await holdAttachments(transaction, row, body.attachmentIds, faults);
      faults.refuse();
      const paper = await transaction
        .insertInto('mediation_papers')
        .values({
          station_id: row.station_id,
          id: parameters.paperId,
          mediation_id: row.id,
          paper: body.paper,
          dated_on: body.datedOn,
          attachment_ids: attachmentIds,
          note: body.note === null ? null : maskNumbers(body.note),
          filed_at: now,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      concerns(row.station_id, paper.id);
      await noteChange(context, row, 'mediation.paper-filed');
      return {
        status: 201,
        body: toPaper(paper),
        version: paper.version,
        // A paper has no address of its own: it is found in the list.
        headers: { location: `/v1/mediations/${row.id}/papers` },
      };
    },
  },
});
