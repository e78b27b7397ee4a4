import type { MediationNeedName } from '@wardkit/contract/mediation-needs';
import type { Mediation } from '@wardkit/contract/mediation-record';
import { type MediationMove, type MediationState, mediationStates } from '@wardkit/contract/mediation-states';
import { movesFrom } from '@wardkit/contract/state-machine';
import { hasBothSides, isMain } from '../../mediations/mediation-roles.ts';
import { type Stage, stageNames, stageOf } from '../stages.ts';

/** A move that a person can make now, and what of its needs is known to be missing. */
export interface OpenMove {
  readonly move: MediationMove;
  readonly to: MediationState;
  readonly missing: readonly MediationNeedName[];
}

/** Why a mediation can not go to a stage. */
export type Refusal =
  | { readonly kind: 'there-already' }
  /** Nothing leaves the archive. */
  | { readonly kind: 'archived' }
  /** It has ended: only its dossier is left to be closed. */
  | { readonly kind: 'ended' }
  /** The table knows no way back. */
  | { readonly kind: 'no-way-back' }
  /** Other moves come first; `next` is the first of them. */
  | { readonly kind: 'too-far'; readonly next: OpenMove; readonly steps: number };

/** What becomes of the wish to bring a mediation to a stage. */
export type StageAnswer =
  | { readonly kind: 'open'; readonly moves: readonly OpenMove[] }
  /** The table allows it, and something must be on record before. */
  | { readonly kind: 'needs'; readonly moves: readonly OpenMove[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What a board knows of a mediation. */
export type Movable = Pick<
  Mediation,
  'state' | 'parties' | 'mediators' | 'eligibility' | 'acceptedAt' | 'sessionsHeld'
>;

/** The moves that people make from a state: the server makes the others by itself. */
export function openMoves(mediation: Movable): readonly OpenMove[] {
  return movesFrom(mediationStates, mediation.state).flatMap((move) => {
    const { operation, to } = mediationStates.moves[move];
    return operation === null ? [] : [{ move, to, missing: missingNeeds(mediation, move) }];
  });
}

/**
 * What happens when a mediation is brought to a stage: the moves that lead there, or why none does.
 * @example answerFor(registered, 'performance') // refused, too-far: first it is to be assessed
 */
export function answerFor(mediation: Movable, stage: Stage): StageAnswer {
  const { state } = mediation;
  const here = stageOf(state);
  const moves = openMoves(mediation).filter(({ to }) => stageOf(to) === stage);
  const leading = here === stage ? [] : moves;
  if (leading.length > 0) {
    return { kind: leading.some(({ missing }) => missing.length === 0) ? 'open' : 'needs', moves: leading };
  }
  return { kind: 'refused', refusal: refusalOf(mediation, here, stage) };
}

function refusalOf(mediation: Movable, here: Stage | null, stage: Stage): Refusal {
  if (here === stage) return { kind: 'there-already' };
  if (here === null) return { kind: 'archived' };
  const way = wayTo(mediation.state, stage);
  const [first] = way;
  if (first !== undefined) {
    const next = { move: first, to: mediationStates.moves[first].to, missing: missingNeeds(mediation, first) };
    return { kind: 'too-far', next, steps: way.length };
  }
  return { kind: here === 'closing' || stageNames.indexOf(here) < stageNames.indexOf(stage) ? 'ended' : 'no-way-back' };
}

/** The shortest way that people can go from a state to a stage; empty where there is none. */
export function wayTo(state: string, stage: Stage): readonly MediationMove[] {
  const seen = new Set([state]);
  let ways: { readonly at: string; readonly moves: readonly MediationMove[] }[] = [{ at: state, moves: [] }];
  while (ways.length > 0) {
    const longer = ways.flatMap(({ at, moves }) =>
      movesFrom(mediationStates, at).map((move) => ({ at: mediationStates.moves[move].to, moves: [...moves, move] })),
    );
    const found = longer.find(({ at }) => stageOf(at) === stage);
    if (found !== undefined) return found.moves;
    ways = longer.filter(({ at }) => !seen.has(at) && seen.add(at));
  }
  return [];
}

/**
 * The needs of a move that are missing for certain, by what a line of the list tells. What only the dossier knows, such as
 * signatures and scans, is left to the form of the move and to the server.
 */
export function missingNeeds(mediation: Movable, move: MediationMove): readonly MediationNeedName[] {
  return (mediationStates.moves[move].needs as readonly MediationNeedName[]).filter((need) =>
    isMissing(mediation, need),
  );
}

function isMissing(
  { parties, mediators, eligibility, acceptedAt, sessionsHeld }: Movable,
  need: MediationNeedName,
): boolean {
  const sides = parties.filter(isMain);
  switch (need) {
    case 'both-sides':
      return !hasBothSides(parties);
    case 'eligibility-assessment':
      return eligibility === null;
    case 'party-answers':
      return sides.length === 0 || sides.some(({ consent }) => consent === null);
    case 'mediator-assignment':
      return !mediators.some(({ lead }) => lead);
    case 'acceptance':
      return acceptedAt === null;
    case 'session-record':
      return sessionsHeld === 0;
    default:
      return false;
  }
}
