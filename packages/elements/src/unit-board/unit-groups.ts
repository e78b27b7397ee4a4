import { sendableUnitStates, unitStatesOnAlert } from '@wardkit/contract/response-unit-states';
import type { ResponseUnit } from '@wardkit/contract/response-units';

/** What a duty officer looks for, in this order; `unknown` holds the states of a later version. */
export const unitGroups = ['sendable', 'out', 'unavailable', 'off-duty', 'unknown'] as const;
export type UnitGroup = (typeof unitGroups)[number];

/** States in the order in which they stand in their group. */
const order: readonly string[] = [
  'available',
  'delayed',
  ...unitStatesOnAlert,
  'returning',
  'unavailable',
  'off-duty',
] satisfies readonly string[];

/** The group of a state. One on its way back may be sent too, and is still out. */
export function groupOf(state: string): UnitGroup {
  const isIn = (states: readonly string[]) => states.includes(state);
  if (state === 'returning' || isIn(unitStatesOnAlert)) return 'out';
  if (isIn(sendableUnitStates)) return 'sendable';
  return state === 'unavailable' || state === 'off-duty' ? state : 'unknown';
}

// Labels are Chinese in whatever language somebody reads the rest, and `2 组` comes before `10 组`.
const { compare } = /* @__PURE__ */ new Intl.Collator('zh-Hans', { numeric: true });

/**
 * The order within a group: by state, then who is back soonest, then by label. Nothing about how quick or how busy a unit
 * was comes into it.
 */
export function byNeed(one: ResponseUnit, other: ResponseUnit): number {
  return (
    order.indexOf(one.state) - order.indexOf(other.state) ||
    backAt(one) - backAt(other) ||
    compare(one.label, other.label) ||
    (one.id < other.id ? -1 : 1)
  );
}

// Who does not say when comes after those who do: a number, since infinities can't be subtracted.
function backAt({ expectedBackAt }: ResponseUnit): number {
  return expectedBackAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(expectedBackAt);
}
