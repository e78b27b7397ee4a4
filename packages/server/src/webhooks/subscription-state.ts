/** What the state of a subscription follows from. */
export interface Standing {
  readonly secrets: number;
  readonly active: boolean;
  readonly disabledAt: Date | null;
  readonly failingSince: Date | null;
}

/**
 * The state that a subscription tells.
 *
 * @example stateOf({ secrets: 1, active: true, disabledAt: null, failingSince: null }) // 'active'
 */
export function stateOf({ secrets, active, disabledAt, failingSince }: Standing): string {
  if (secrets === 0) return 'without-secret';
  if (!active) return 'paused';
  if (disabledAt !== null) return 'disabled';
  return failingSince === null ? 'active' : 'failing';
}

/** The states in which new events are delivered. */
export const deliveringStates = ['active', 'failing'] as const;

/** Whether new events are delivered in a state. */
export function isDelivering(state: string): boolean {
  return (deliveringStates as readonly string[]).includes(state);
}
