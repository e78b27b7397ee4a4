import { Masked } from '@wardkit/contract/field';
import { longestReveal, type reveal } from '@wardkit/contract/reveals';
import * as z from 'zod/mini';
import { type Context, handlers } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { openSealed } from '../privacy/sealed-fields.ts';
import { openReview } from './audit-reviews.ts';
import { sealedCellOf } from './sealed-fields.ts';

export const revealsHandlers = handlers<'reveals.create'>({
  'reveals.create': {
    async handle(context) {
      const { transaction, server, body, now } = context;
      const reason = reasonOf(context);
      const { operation, stationId, body: record } = await server.records.read(context, body.record);
      requireMasked(context, valueAt(record, body.field));
      const cell = sealedCellOf(operation.id, body.field, record);
      if (cell === undefined) throw new RequestProblem('not-found');
      context.concerns(stationId, cell.rowId);
      // On record first: where that fails, the value is not even read.
      const entryId = await context.logReveal(stationId, body.record.slice(-36), body.field);
      await openReview(context, stationId, entryId, reason);
      const value = await openSealed(transaction, server.keys, stationId, cell);
      if (value === null) throw new RequestProblem('not-found');
      return {
        status: 200,
        body: {
          stationId,
          record: body.record,
          field: body.field,
          value,
          revealedAt: now.toISOString(),
          expiresAt: new Date(now.getTime() + longestReveal * 1000).toISOString(),
          entryId,
        },
      };
    },
  },
});

/** @throws {RequestProblem} `invalid-input` for one that is short but for the white space at its ends */
function reasonOf({ body, language }: Context<typeof reveal>): string {
  const reason = body.reason.trim();
  if ([...reason].length >= 10) return reason;
  const message = language === 'en' ? 'Give a reason of at least 10 characters.' : '请填写至少 10 个字的理由。';
  throw new RequestProblem('invalid-input', { errors: [{ pointer: '/reason', code: 'too-short', message }] });
}

/** @throws {RequestProblem} `invalid-input` for what is no masked field, `forbidden` for one that may not be revealed */
function requireMasked({ language }: Pick<Context, 'language'>, value: unknown): void {
  const masked = z.safeParse(Masked, value);
  if (!masked.success) {
    const message =
      language === 'en' ? 'The record has no masked field at this place.' : '该记录在此位置没有经过遮盖的字段。';
    throw new RequestProblem('invalid-input', { errors: [{ pointer: '/field', code: 'not-masked', message }] });
  }
  if (!masked.data.revealable) throw new RequestProblem('forbidden');
}

/** What a JSON Pointer leads to; undefined where it leads nowhere. The contract's pointers hold letters and digits only. */
function valueAt(body: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (value as Record<string, unknown>)[name]
          : undefined,
      body,
    );
}
