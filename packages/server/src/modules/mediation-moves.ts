import type { EventType } from '@wardkit/contract/events';
import { legalRule } from '@wardkit/contract/legal-rules';
import type { MediationNeedName } from '@wardkit/contract/mediation-needs';
import { type MediationMove, mediationStates, openMediationStates } from '@wardkit/contract/mediation-states';
import { stateAfter } from '@wardkit/contract/state-machine';
import { type Turning, turnDeadlines } from './mediation-deadlines.ts';
import { needMissing } from './mediation-faults.ts';
import { readNeeds } from './mediation-need-record.ts';
import {
  emitMediation,
  type MediationContext,
  type MediationRow,
  type MediationUpdate,
  stateConflict,
  writeMediation,
} from './mediation-record.ts';

/** A move, and what it writes. */
export interface Making {
  readonly move: MediationMove;
  readonly event: EventType;
  /** When it was done; clocks start and end by it. */
  readonly at: Date;
  readonly to?: MediationUpdate;
  /** The last day of performance, where the move starts that clock. */
  readonly lastDay?: string;
}

/** What becomes of a dispute with a state; states that are not here leave it as it was. */
export const outcomeOf: Readonly<Record<string, string>> = {
  'not-eligible': 'not-eligible',
  refused: 'refused',
  failed: 'failed',
  withdrawn: 'withdrawn',
  transferred: 'transferred',
  effective: 'settled',
  breached: 'breached',
  performed: 'settled',
};

/** What is asked for in time, by the move that does it. */
const metBy: Readonly<Partial<Record<MediationMove, readonly string[]>>> = {
  agree: ['usual-duration'],
  refuse: ['usual-duration'],
  fail: ['usual-duration'],
  withdraw: ['usual-duration'],
  transfer: ['usual-duration'],
  completePerformance: ['agreed-performance'],
};

/** Whether a move leaves nothing for the clocks to run for, but those that an agreement starts. */
function endsAll(move: MediationMove): boolean {
  const { to } = mediationStates.moves[move];
  return to === 'agreed' || to === 'archived' || ['refused', 'failed', 'withdrawn', 'transferred'].includes(to);
}

/**
 * Carries a move of a mediation that is held out: checks that its state allows it and that what it needs is on record, turns
 * the clocks, writes the row with its next version, and notes the event.
 *
 * @throws {RequestProblem} `state-conflict`, `need-missing`
 */
export async function moveMediation(
  context: MediationContext,
  row: MediationRow,
  { move, event, at, to, lastDay }: Making,
): Promise<MediationRow> {
  const state = await requireMove(context, row, move);
  await requireNeeds(context, row, move);
  const due = await turnDeadlines(context.transaction, row, turningOf(row, move, at, lastDay));
  const outcome = outcomeOf[state];
  const changed = await writeMediation(context.transaction, row, {
    ...due,
    ...(state === row.state ? {} : { state, state_since: context.now }),
    ...(outcome === undefined || outcome === row.outcome ? {} : { outcome, closed_at: at }),
    ...to,
  });
  await emitMediation(context, event, changed);
  return changed;
}

/** @throws {RequestProblem} `state-conflict` */
export async function requireMove(context: MediationContext, row: MediationRow, move: MediationMove): Promise<string> {
  const state = stateAfter(mediationStates, row.state, move);
  if (state === null) throw await stateConflict(context, row);
  return state;
}

async function requireNeeds(context: MediationContext, row: MediationRow, move: MediationMove): Promise<void> {
  const needs = mediationStates.moves[move].needs as readonly MediationNeedName[];
  if (needs.length === 0) return;
  const present = await readNeeds(context.transaction, row);
  const missing = needs.filter((need) => present[need] === null);
  if (missing.length > 0) throw needMissing(missing, context.language);
}

/** How a move turns the clocks of a mediation. */
export function turningOf(
  row: Pick<MediationRow, 'kind'>,
  move: MediationMove,
  at: Date,
  lastDay: string | undefined,
): Turning {
  const starts = mediationStates.moves[move].starts.filter((id) =>
    (legalRule(id)?.kinds as readonly string[] | undefined)?.includes(row.kind),
  );
  return {
    met: metBy[move] ?? [],
    at,
    endsOthers: endsAll(move),
    starts: starts.map((ruleId) => ({
      ruleId,
      at,
      ...(ruleId === 'agreed-performance' && lastDay !== undefined ? { lastDay } : {}),
    })),
  };
}

/** Whether what was taken in may still be changed. */
export function isOpen({ state }: Pick<MediationRow, 'state'>): boolean {
  return (openMediationStates as readonly string[]).includes(state);
}
