import { isWithinDivision } from '@wardkit/contract/codes/division-code';
import { type EventType, eventTypeBase, eventTypes } from '@wardkit/contract/events';
import type { OperationRecord } from '@wardkit/contract/operation';
import { operations } from '@wardkit/contract/operations';
import { decide } from '../access/access.ts';
import type { Caller } from '../access/caller.ts';
import type { LoggedEvent } from './event-log.ts';

const typeNames = Object.keys(eventTypes) as EventType[];

/**
 * The stations whose events of each type a caller may see: those where the operation that reads the record would let the
 * caller read any of them. What is only within reach when it is assigned to the caller does not come by the stream, nor what
 * tells a mediator of the pictures and invitations of others.
 */
export function readableStations(caller: Caller): ReadonlyMap<string, ReadonlySet<string>> {
  const records: Readonly<Record<string, OperationRecord | undefined>> = operations;
  return new Map(
    typeNames.map((type) => {
      const record = records[eventTypes[type].readWith];
      const decision = record === undefined ? null : decide(record, caller);
      if (decision === null || !decision.allowed) return [eventTypeBase + type, new Set()];
      const { stations, assigned, mediating } = decision.reach;
      const narrow = new Set([...assigned, ...mediating]);
      return [eventTypeBase + type, new Set(stations.filter((stationId) => !narrow.has(stationId)))];
    }),
  );
}

/** The types that a filter names: one by its name, or all of a resource by `resource.*`; null for a name nobody knows. */
export function typesNamed(filter: string): readonly string[] | null {
  const resource = /^(.*\.)\*$/.exec(filter)?.[1];
  const named = typeNames.filter((type) => (resource === undefined ? type === filter : type.startsWith(resource)));
  return named.length === 0 ? null : named.map((type) => eventTypeBase + type);
}

/**
 * Makes the condition of one stream.
 *
 * @param types with their base; null for all
 * @param areas division codes in any of which the event must lie; null for everywhere
 */
export function eventFilter(
  readable: ReadonlyMap<string, ReadonlySet<string>>,
  types: ReadonlySet<string> | null,
  areas: readonly string[] | null,
): (entry: LoggedEvent) => boolean {
  const within = new Map<string, boolean>();
  const isWithin = (code: string) => {
    let known = within.get(code);
    if (known === undefined) {
      known = areas === null || areas.some((area) => isWithinDivision(code, area));
      within.set(code, known);
    }
    return known;
  };
  return ({ event }) =>
    readable.get(event.type)?.has(event.stationid) === true &&
    (types === null || types.has(event.type)) &&
    isWithin(event.divisioncode);
}
