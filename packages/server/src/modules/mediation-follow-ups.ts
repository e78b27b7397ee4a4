import type { Actor } from '@wardkit/contract/actor';
import type { FollowUp } from '@wardkit/contract/mediation-performance';
import { dayInShanghai } from '@wardkit/contract/working-days';
import { type Selectable, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { handlers } from '../http/handler.ts';
import { cutPage, filterOf, pageSize } from '../http/page.ts';
import { maskNumbers } from '../privacy/free-text.ts';
import { actingAt } from './actor.ts';
import { InputFaults } from './mediation-faults.ts';
import { moveMediation, requireMove } from './mediation-moves.ts';
import { findMediation, holdMediation, noteChange } from './mediation-record.ts';
import { takeRecordId } from './records.ts';

type FollowUpRow = Selectable<Schema['mediation_follow_ups']>;

function toFollowUp(row: FollowUpRow): FollowUp {
  return {
    id: row.id,
    version: row.version,
    stationId: row.station_id,
    mediationId: row.mediation_id,
    followedUpAt: row.followed_up_at.toISOString(),
    way: row.way,
    outcome: row.outcome,
    note: row.note,
    followedUpBy: row.followed_up_by as Actor,
  };
}

export const mediationFollowUpsHandlers = handlers<'mediations.listFollowUps' | 'mediations.addFollowUp'>({
  'mediations.listFollowUps': {
    async handle(context) {
      const { transaction, query, cursors, parameters } = context;
      const row = await findMediation(context, parameters.mediationId);
      const pages = cursors({ ...filterOf(query), mediationId: row.id });
      const limit = pageSize(query);
      let rows = transaction
        .selectFrom('mediation_follow_ups')
        .selectAll()
        .where('station_id', '=', row.station_id)
        .where('mediation_id', '=', row.id)
        .orderBy('followed_up_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (query.cursor !== undefined) {
        const [at, id] = pages.read(query.cursor);
        rows = rows.where(sql<boolean>`(followed_up_at, id) < (${at}::timestamptz, ${id}::uuid)`);
      }
      const position = (each: FollowUpRow) => [each.followed_up_at.toISOString(), each.id];
      return { status: 200, body: cutPage(await rows.execute(), limit, pages, position, toFollowUp) };
    },
  },

  'mediations.addFollowUp': {
    async prepare(context) {
      const row = await findMediation(context, context.parameters.mediationId);
      await takeRecordId(context.transaction, context.parameters.followUpId, row.station_id);
    },
    async handle(context) {
      const { transaction, parameters, body, now, concerns } = context;
      const row = await holdMediation(context, parameters.mediationId);
      const isFirst = row.state !== 'followed-up';
      if (isFirst) await requireMove(context, row, 'followUp');
      const faults = new InputFaults(context);
      faults.moment('/followedUpAt', body.followedUpAt, row);
      const inForceOn = row.in_force_at === null ? '' : dayInShanghai(row.in_force_at.toISOString());
      if (dayInShanghai(body.followedUpAt) < inForceOn) {
        faults.add(
          '/followedUpAt',
          'before-agreement',
          'This is before the agreement was in force.',
          '早于协议生效日期，请核对。',
        );
      }
      faults.refuse();
      const { actor } = actingAt(context, row.station_id);
      const followUp = await transaction
        .insertInto('mediation_follow_ups')
        .values({
          station_id: row.station_id,
          id: parameters.followUpId,
          mediation_id: row.id,
          followed_up_at: body.followedUpAt,
          way: body.way,
          outcome: body.outcome,
          note: maskNumbers(body.note),
          followed_up_by: JSON.stringify(actor),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      concerns(row.station_id, followUp.id);
      const event = 'mediation.followed-up';
      if (isFirst) {
        await moveMediation(context, row, { move: 'followUp', event, at: now, to: { followed_up_at: now } });
      } else await noteChange(context, row, event);
      return {
        status: 201,
        body: toFollowUp(followUp),
        version: followUp.version,
        // A follow-up has no address of its own: it is found in the list.
        headers: { location: `/v1/mediations/${row.id}/follow-ups` },
      };
    },
  },
});
