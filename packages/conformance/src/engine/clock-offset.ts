import { memberOf } from './answer.ts';
import type { Context } from './context.ts';

/** The server's clock less ours, in milliseconds, from the fastest of three looks; null where it tells no time. */
export async function readClockOffset(context: Context): Promise<number | null> {
  let best: { offset: number; took: number } | null = null;
  for (let look = 0; look < 3; look += 1) {
    const startedAt = Date.now();
    const answer = await context.stranger.call('meta.get');
    const told = Date.parse(String(memberOf(answer.body, 'serverTime')));
    const took = Date.now() - startedAt;
    if (Number.isNaN(told)) return null;
    if (best === null || took < best.took) best = { offset: Math.round(told - (startedAt + took / 2)), took };
  }
  return best?.offset ?? null;
}
