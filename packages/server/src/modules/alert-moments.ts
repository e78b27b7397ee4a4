import type { InputError } from '@wardkit/contract/problem';
import type { Context } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';

/** How much later than the receipt of the server a time may be: the clocks of devices differ a little. */
const mostAhead = 60_000;

type MomentContext = Pick<Context, 'now' | 'language'>;

/** The fault of a time that lies too far ahead; null for one that may be. */
export function faultOfMoment(
  { now, language }: MomentContext,
  pointer: string,
  time: string | null | undefined,
): InputError | null {
  if (time === null || time === undefined || Date.parse(time) <= now.getTime() + mostAhead) return null;
  const message =
    language === 'en' ? 'This lies in the future: set the clock of the device.' : '时间在未来，请校准设备时钟。';
  return { pointer, code: 'in-the-future', message };
}

/**
 * When something happened: the time that was told, or that of the receipt.
 *
 * @param notBefore the move before. Without a time a move is never earlier than that, though the server's clock was put back.
 * @throws {RequestProblem} `invalid-input` for a time that is more than a minute ahead, or before the move before
 */
export function momentOf(context: MomentContext, at: string | undefined, notBefore?: Date): Date {
  const { now, language } = context;
  if (at === undefined) return notBefore !== undefined && notBefore > now ? notBefore : now;
  const errors = [faultOfMoment(context, '/at', at)].filter((fault) => fault !== null);
  const moment = new Date(at);
  if (notBefore !== undefined && moment < notBefore) {
    const message = language === 'en' ? 'The move before was made later than this.' : '早于上一步操作的时间。';
    errors.push({ pointer: '/at', code: 'before-last-move', message });
  }
  if (errors.length > 0) throw new RequestProblem('invalid-input', { errors });
  return moment;
}
