import { type MediationState, mediationStateNames } from '@wardkit/contract/mediation-states';

/** The stages that a mediator thinks in, in the order of a dispute's life. */
export const stageNames = ['intake', 'consent', 'mediating', 'performance', 'follow-up', 'closing'] as const;
/** One of {@link stageNames}. */
export type Stage = (typeof stageNames)[number];

/** The stage of each state; null for what is filed away and stands on no board. */
const stageOfState: Readonly<Record<MediationState, Stage | null>> = {
  registered: 'intake',
  eligible: 'consent',
  consented: 'consent',
  accepted: 'mediating',
  'in-session': 'mediating',
  agreed: 'performance',
  effective: 'performance',
  performing: 'performance',
  breached: 'performance',
  performed: 'follow-up',
  'followed-up': 'follow-up',
  'not-eligible': 'closing',
  refused: 'closing',
  failed: 'closing',
  withdrawn: 'closing',
  transferred: 'closing',
  archived: null,
};

/**
 * The stage that a state belongs to; null for an archived mediation, and for a state of a later version.
 * @example stageOf('in-session') // 'mediating'
 */
export function stageOf(state: string): Stage | null {
  return Object.hasOwn(stageOfState, state) ? stageOfState[state as MediationState] : null;
}

/** The states that a board shows, in the order of their life. */
export const boardStates: readonly MediationState[] = mediationStateNames.filter((state) => stageOf(state) !== null);
